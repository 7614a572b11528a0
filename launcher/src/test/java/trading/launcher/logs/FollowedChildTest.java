package trading.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.ChildProcess;
import trading.infra.process.Ending;
import trading.infra.process.Launch;
import trading.infra.process.LogLimits;
import trading.infra.process.Privileges;
import trading.infra.process.Signal;

@DisabledOnOs(OS.WINDOWS)
class FollowedChildTest {
    private static final int LINES = 1_000_000;
    private static final LogLimits SMALL = new LogLimits(200_000, 14, 1_000);

    @TempDir
    Path folder;

    /// Counts instead of keeping: the n-th line that is seen has to say n.
    private static final class InOrder {
        private int seen;
        private String wrong = "";

        void take(LogLine line) {
            seen++;
            if (wrong.isEmpty() && !line.message().equals(Integer.toString(seen))) {
                wrong = "line " + seen + " says " + line.message() + " in " + line.source();
            }
        }
    }

    @Test
    @Timeout(200)
    void of_a_million_lines_over_many_rotations_none_is_lost_and_none_doubled() throws Exception {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        InOrder followed = new InOrder();
        try (LogReader reader = new LogReader(logs, Set.of("counter"), LogLevel.TRACE)) {
            reader.tail(0, followed::take);
            ChildProcess child = ChildProcess.start(new Launch(
                    "counter",
                    List.of("/bin/sh", "-c", "exec seq 1 " + LINES),
                    folder,
                    Launch.cleanEnvironment(),
                    new Privileges.Unchanged(),
                    logs.resolve("counter.log"),
                    SMALL,
                    Ending.of(Signal.TERM, Duration.ofMillis(300))));
            while (!child.onExit().isDone()) {
                reader.poll(followed::take);
            }
            for (int quiet = 0; quiet < 5; quiet++) {
                reader.poll(followed::take);
            }
        }

        assertThat(followed.wrong).isEmpty();
        assertThat(followed.seen).isEqualTo(LINES);
        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files.count()).isGreaterThan(20);
        }
        InOrder all = new InOrder();
        try (LogReader reader = new LogReader(logs, Set.of("counter"), LogLevel.TRACE)) {
            reader.all(all::take);
        }
        assertThat(all.wrong).isEmpty();
        assertThat(all.seen).isEqualTo(LINES);
    }
}
