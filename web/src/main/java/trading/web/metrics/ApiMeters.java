package trading.web.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Requests, counted and timed by the template of their route, never by the path that was sent: so there
/// are few series, whatever is asked.
public final class ApiMeters {
    private record CountKey(String method, String endpoint, int status) {}

    private record TimeKey(String method, String endpoint) {}

    private final MeterRegistry registry;
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong webSockets = new AtomicLong();
    private final Map<CountKey, Counter> counters = new ConcurrentHashMap<>();
    private final Map<TimeKey, Timer> timers = new ConcurrentHashMap<>();

    ApiMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("trading.api.active.connections", connections, AtomicLong::get)
                .description("Open connections")
                .register(registry);
        Gauge.builder("trading.api.websocket.connections", webSockets, AtomicLong::get)
                .description("Open WebSockets")
                .register(registry);
    }

    public void connectionOpened() {
        connections.incrementAndGet();
    }

    public void connectionClosed() {
        connections.decrementAndGet();
    }

    public void webSocketOpened() {
        webSockets.incrementAndGet();
    }

    public void webSocketClosed() {
        webSockets.decrementAndGet();
    }

    public void answered(String method, String endpoint, int status, long nanos) {
        counters.computeIfAbsent(new CountKey(method, endpoint, status), this::counter)
                .increment();
        timers.computeIfAbsent(new TimeKey(method, endpoint), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    /// A request was refused because there were too many; `of`: who has the budget, `address` or `principal`.
    public void limited(String of, String budget) {
        Counter.builder("trading.api.limited")
                .description("Requests refused because there were too many")
                .tag("of", of)
                .tag("budget", budget)
                .register(registry)
                .increment();
    }

    private Counter counter(CountKey key) {
        return Counter.builder("trading.api.requests")
                .description("Requests answered")
                .tag("method", key.method())
                .tag("endpoint", key.endpoint())
                .tag("status", Integer.toString(key.status()))
                .register(registry);
    }

    private Timer timer(TimeKey key) {
        return Timer.builder("trading.api.request.duration")
                .description("From the request's head to the end of the answer")
                .tag("method", key.method())
                .tag("endpoint", key.endpoint())
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(1_000),
                        Duration.ofMillis(5_000))
                .register(registry);
    }
}
