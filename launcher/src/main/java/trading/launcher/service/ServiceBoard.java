package trading.launcher.service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import trading.web.service.ServiceDirectory;
import trading.web.service.ServiceState;

/// The state of every service, in start order. Thread-safe.
public final class ServiceBoard implements ServiceDirectory {
    private final Map<String, ServiceState> states = new LinkedHashMap<>();
    private final Set<String> external = new HashSet<>();
    private final Map<String, String> heartbeats = new HashMap<>();
    private final Clock clock;
    private volatile boolean unchecked;

    public ServiceBoard(Clock clock, String... names) {
        this.clock = clock;
        for (String name : names) {
            states.put(name, new ServiceState(name, null, "stopped", null, 0, null, "unknown", null, null));
        }
    }

    @Override
    public synchronized List<ServiceState> services() {
        return states.values().stream()
                .map(state -> external.contains(state.name()) ? state.asExternal() : state)
                .map(state -> state.heardOf(heartbeats.get(state.name())))
                .toList();
    }

    /// The service is somebody else's: neither started nor stopped here.
    public synchronized void external(String name) {
        external.add(name);
    }

    /// Nobody asks services how they are: their health is unknown.
    public void unchecked() {
        unchecked = true;
    }

    public synchronized boolean isExternal(String name) {
        return external.contains(name);
    }

    public void starting(String name) {
        change(
                name,
                state -> with(state, state.pid(), "starting", state.startTime(), state.lastError(), "unknown", null));
    }

    /// `pid` is null for a service inside this process. `startMillis`: how long the start took.
    public void running(String name, @Nullable Long pid, long startMillis) {
        String now = now();
        heard(name, now);
        change(
                name,
                state -> new ServiceState(
                        state.name(),
                        pid,
                        "running",
                        now,
                        state.restartCount(),
                        state.lastError(),
                        unchecked ? "unknown" : "healthy",
                        now,
                        startMillis));
    }

    /// What a health check found; of no interest while the service does not run.
    public void checked(String name, boolean healthy) {
        String now = now();
        if (healthy) {
            heard(name, now);
        }
        change(
                name,
                state -> !state.status().equals("running")
                        ? state
                        : new ServiceState(
                                state.name(),
                                state.pid(),
                                state.status(),
                                state.startTime(),
                                state.restartCount(),
                                state.lastError(),
                                healthy ? "healthy" : "unhealthy",
                                now,
                                state.startMillis()));
    }

    /// It ended by itself and is being started again.
    public void restarting(String name, int restartCount, String error) {
        change(
                name,
                state -> new ServiceState(
                        state.name(), null, "starting", null, restartCount, error, "unhealthy", now(), null));
    }

    /// The restarts are forgiven.
    public void forgiven(String name) {
        change(
                name,
                state -> new ServiceState(
                        state.name(),
                        state.pid(),
                        state.status(),
                        state.startTime(),
                        0,
                        state.lastError(),
                        state.healthStatus(),
                        state.lastHealthCheck(),
                        state.startMillis()));
    }

    public void failed(String name, String error) {
        change(
                name,
                state -> new ServiceState(
                        state.name(), null, "failed", null, state.restartCount(), error, "unhealthy", now(), null));
    }

    public void stopping(String name) {
        change(
                name,
                state -> with(
                        state,
                        state.pid(),
                        "stopping",
                        state.startTime(),
                        state.lastError(),
                        "unknown",
                        state.startMillis()));
    }

    public void stopped(String name) {
        change(name, state -> with(state, null, "stopped", null, state.lastError(), "unknown", null));
    }

    private ServiceState with(
            ServiceState state,
            @Nullable Long pid,
            String status,
            @Nullable String startTime,
            @Nullable String lastError,
            String health,
            @Nullable Long startMillis) {
        return new ServiceState(
                state.name(),
                pid,
                status,
                startTime,
                state.restartCount(),
                lastError,
                health,
                state.lastHealthCheck(),
                startMillis);
    }

    private synchronized void heard(String name, String now) {
        heartbeats.put(name, now);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private synchronized void change(String name, UnaryOperator<ServiceState> change) {
        ServiceState state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("service: name=" + name + " is none of " + states.keySet());
        }
        states.put(name, change.apply(state));
    }
}
