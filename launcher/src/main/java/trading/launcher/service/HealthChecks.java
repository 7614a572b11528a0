package trading.launcher.service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks every service once a second how it is, and writes it on the board.
public final class HealthChecks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HealthChecks.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ServiceBoard board;
    private final Map<String, BooleanSupplier> checks;
    private final Thread thread;

    private HealthChecks(ServiceBoard board, Map<String, BooleanSupplier> checks) {
        this.board = board;
        this.checks = new LinkedHashMap<>(checks);
        this.thread = Thread.ofVirtual().name("health-checks").unstarted(this::run);
    }

    /// `checks` by the service's name; each may wait a little.
    public static HealthChecks start(ServiceBoard board, Map<String, BooleanSupplier> checks) {
        HealthChecks started = new HealthChecks(board, checks);
        started.thread.start();
        return started;
    }

    private void run() {
        try {
            while (true) {
                checks.forEach(this::check);
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(String name, BooleanSupplier isHealthy) {
        boolean healthy;
        try {
            healthy = isHealthy.getAsBoolean();
        } catch (RuntimeException e) {
            log.warn("the health check of {} failed", name, e);
            healthy = false;
        }
        board.checked(name, healthy);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
