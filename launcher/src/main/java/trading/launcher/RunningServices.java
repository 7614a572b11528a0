package trading.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.launcher.logs.LogLevel;
import trading.launcher.logs.LogLine;
import trading.launcher.logs.LogReader;
import trading.launcher.logs.LogTails;
import trading.launcher.service.ServiceBoard;
import trading.web.service.LogLineJson;
import trading.web.service.ServiceDesk;
import trading.web.service.ServiceState;

/// The services as the API shows them: the board, the logs and the restarts.
final class RunningServices implements ServiceDesk {
    private static final long LONGEST_LOOK_NANOS = Duration.ofMillis(800).toNanos();

    private final ServiceBoard board;
    private final Restarts restarts;
    private final Path logs;
    private final LogTails tails;

    RunningServices(ServiceBoard board, Restarts restarts, Path logs) {
        this.board = board;
        this.restarts = restarts;
        this.logs = logs;
        this.tails = new LogTails(logs);
    }

    @Override
    public List<ServiceState> services() {
        return board.services();
    }

    @Override
    public Answer restart(String name, String by) {
        if (!isService(name)) {
            return new Answer.Unknown();
        }
        if (board.isExternal(name)) {
            return new Answer.Refused(name + " is external: restart it where it runs.");
        }
        try {
            return new Answer.Begun(restarts.begin(name, by));
        } catch (IllegalStateException notNow) {
            return new Answer.Refused(String.valueOf(notNow.getMessage()));
        }
    }

    @Override
    public Optional<List<LogLineJson>> logs(String name, int most, String level) throws IOException {
        if (!hasLog(name)) {
            return Optional.empty();
        }
        List<LogLineJson> lines = new ArrayList<>();
        LogLevel least = LogLevel.valueOf(level.toUpperCase(Locale.ROOT));
        long end = System.nanoTime() + LONGEST_LOOK_NANOS;
        try (LogReader reader = new LogReader(logs, Set.of(name), least)) {
            reader.tail(most, () -> System.nanoTime() < end, line -> lines.add(json(line)));
        }
        return Optional.of(lines);
    }

    @Override
    public List<LogLineJson> newest(String name) {
        return hasLog(name)
                ? tails.newest(name).stream()
                        .map(entry -> json(entry.line(), Long.toString(entry.id())))
                        .toList()
                : List.of();
    }

    private boolean hasLog(String name) {
        return name.equals("launcher") || isService(name);
    }

    private boolean isService(String name) {
        return board.services().stream().anyMatch(state -> state.name().equals(name));
    }

    private static LogLineJson json(LogLine line) {
        return json(line, null);
    }

    private static LogLineJson json(LogLine line, @Nullable String id) {
        return new LogLineJson(
                id,
                String.valueOf(line.time() == null ? "" : line.time()),
                line.level().name(),
                line.service(),
                line.logger(),
                line.message());
    }
}
