package trading.web.health;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.json.Json;
import trading.web.text.Figures;

/// Asks the probes twice a second and keeps the answer ready.
public final class HealthMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);
    private static final long PERIOD_MILLIS = 500;
    private static final int BODY_BYTES = 320;
    private static final Executor PROBES =
            task -> Thread.ofVirtual().name("health-probe").start(task);

    /// What `/health` answers.
    public record HealthJson(String status, String timestamp, Map<String, String> services, Metrics metrics) {
        /// Figures of the process.
        public record Metrics(double uptime_seconds, double memory_usage_mb, double cpu_usage_percent) {}
    }

    /// What is answered until the next look.
    static final class Answer {
        private final boolean healthy;
        private final byte[] body;

        Answer(boolean healthy, byte[] body) {
            this.healthy = healthy;
            this.body = body;
        }

        boolean healthy() {
            return healthy;
        }

        byte[] body() {
            return body;
        }
    }

    private final List<HealthProbe> probes;
    private final Map<String, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("health").daemon().unstarted(task));
    private volatile Answer answer;

    private HealthMonitor(List<HealthProbe> probes) {
        this.probes = List.copyOf(probes);
        this.answer = check();
    }

    public static HealthMonitor start(List<HealthProbe> probes) {
        HealthMonitor monitor = new HealthMonitor(probes);
        var period = monitor.timer.scheduleWithFixedDelay(
                monitor::refresh, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        if (period.isCancelled()) {
            throw new IllegalStateException("health: the timer did not start");
        }
        return monitor;
    }

    Answer answer() {
        return answer;
    }

    /// As of the last look, at most a second ago.
    public boolean isHealthy() {
        return answer.healthy();
    }

    /// Looks at once, for one who knows that something has changed.
    public void refresh() {
        try {
            answer = check();
        } catch (RuntimeException e) {
            LOG.error("health: the check failed", e);
        }
    }

    private Answer check() {
        List<CompletableFuture<Boolean>> asked =
                probes.stream().map(this::asked).toList();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
        Map<String, String> services = new LinkedHashMap<>();
        boolean healthy = true;
        for (int i = 0; i < probes.size(); i++) {
            boolean good = awaited(asked.get(i), deadline);
            healthy &= good;
            services.put(probes.get(i).name(), good ? "healthy" : "unhealthy");
        }
        String status = healthy ? "healthy" : "unhealthy";
        HealthJson health = new HealthJson(status, Figures.time(Instant.now()), services, metrics());
        return new Answer(healthy, padded(Json.bytes(health)));
    }

    /// Blanks at the end give every answer one length: load generators take another one for a failure.
    private static byte[] padded(byte[] json) {
        byte[] padded = Arrays.copyOf(json, Math.max(json.length, BODY_BYTES));
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private CompletableFuture<Boolean> asked(HealthProbe probe) {
        CompletableFuture<Boolean> before = running.get(probe.name());
        if (before != null && !before.isDone()) {
            return before;
        }
        CompletableFuture<Boolean> now = CompletableFuture.supplyAsync(() -> ask(probe), PROBES);
        running.put(probe.name(), now);
        return now;
    }

    private static boolean ask(HealthProbe probe) {
        try {
            return probe.isHealthy().getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("health: probe {} failed", probe.name(), e);
            return false;
        }
    }

    /// A probe that hangs is not asked again before it answers, so that hanging ones do not pile up.
    private static boolean awaited(Future<Boolean> asked, long deadlineNanos) {
        try {
            return asked.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HealthJson.Metrics metrics() {
        Runtime runtime = Runtime.getRuntime();
        double memory = (runtime.totalMemory() - runtime.freeMemory()) / 1_048_576.0;
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1_000.0;
        double cpu = 0;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            cpu = Math.max(0, system.getProcessCpuLoad()) * 100;
        }
        return new HealthJson.Metrics(rounded(uptime), rounded(memory), rounded(cpu));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
