package trading.web.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import trading.web.service.LogLineJson;
import trading.web.service.ServiceDesk;
import trading.web.service.ServiceState;

/// One service that never runs, with a log that tests write.
public final class TestServices implements ServiceDesk {
    private final ServiceState state;
    private final List<LogLineJson> lines = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean refuses;

    TestServices(ServiceState state) {
        this.state = state;
    }

    public void log(String level, String message) {
        lines.addFirst(new LogLineJson(
                Integer.toString(lines.size() + 1), "2026-11-26T22:00:01Z", level, state.name(), null, message));
    }

    public void refuse() {
        refuses = true;
    }

    /// Who has asked for restarts of what.
    public List<String> asked() {
        return asked;
    }

    @Override
    public List<ServiceState> services() {
        return List.of(state);
    }

    @Override
    public Answer restart(String name, String by) {
        if (!name.equals(state.name())) {
            return new Answer.Unknown();
        }
        if (refuses) {
            return new Answer.Refused("Another restart is being made: wait for its end.");
        }
        asked.add(name + " by " + by);
        return new Answer.Begun(List.of(name, "mine"));
    }

    @Override
    public Optional<List<LogLineJson>> logs(String name, int most, String level) {
        if (!name.equals(state.name())) {
            return Optional.empty();
        }
        List<LogLineJson> found = new ArrayList<>(lines.stream()
                .filter(line -> level.equals("trace") || line.level().equalsIgnoreCase(level))
                .limit(most)
                .toList());
        return Optional.of(found.reversed());
    }

    @Override
    public List<LogLineJson> newest(String name) {
        return name.equals(state.name()) ? List.copyOf(lines) : List.of();
    }
}
