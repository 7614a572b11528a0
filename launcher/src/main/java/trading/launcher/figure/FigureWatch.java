package trading.launcher.figure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.ProcessUse;
import trading.infra.store.PostgresFigures;
import trading.infra.store.RedisFigures;
import trading.infra.store.RedisStatistics;
import trading.infra.store.Store;
import trading.infra.store.StoreException;
import trading.web.service.ServiceDirectory;
import trading.web.service.ServiceState;

/// Reads figures of servers and processes again and again. Thread-safe.
public final class FigureWatch implements AutoCloseable {
    /// This process, beside the services that have one of their own.
    static final String THIS_PROCESS = "trading";

    private static final Logger log = LoggerFactory.getLogger(FigureWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Supplier<Optional<PostgresFigures>> database;
    private final Supplier<Optional<RedisFigures>> redis;
    private final ServiceDirectory services;
    private final Runnable closing;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("figures").unstarted(this::run);
    private volatile @Nullable PostgresFigures lastDatabase;
    private volatile @Nullable RedisFigures lastRedis;
    private volatile Map<String, ProcessUse> processes = Map.of();

    FigureWatch(
            Supplier<Optional<PostgresFigures>> database,
            Supplier<Optional<RedisFigures>> redis,
            ServiceDirectory services,
            Runnable closing) {
        this.database = database;
        this.redis = redis;
        this.services = services;
        this.closing = closing;
    }

    /// `statistics` is closed with it.
    public static FigureWatch start(Store store, RedisStatistics statistics, ServiceDirectory services) {
        FigureWatch watch = new FigureWatch(() -> ofDatabase(store), statistics::read, services, statistics::close);
        watch.thread.start();
        return watch;
    }

    /// That it does not answer is told elsewhere, and once.
    private static Optional<PostgresFigures> ofDatabase(Store store) {
        try {
            return Optional.of(store.figures());
        } catch (StoreException unanswered) {
            log.debug("figures: {}", unanswered.getMessage());
            return Optional.empty();
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.debug("figures: ended");
        } finally {
            closing.run();
        }
    }

    void look() {
        try {
            lastDatabase = database.get().orElse(null);
            lastRedis = redis.get().orElse(null);
            Map<String, ProcessUse> found = new HashMap<>();
            ProcessUse.of(ProcessHandle.current().pid()).ifPresent(use -> found.put(THIS_PROCESS, use));
            for (ServiceState service : services.services()) {
                Long pid = service.pid();
                if (pid != null && !service.external()) {
                    ProcessUse.of(pid).ifPresent(use -> found.put(service.name(), use));
                }
            }
            processes = Map.copyOf(found);
        } catch (RuntimeException e) {
            log.error("figures: could not be read, which is tried again in {} s", PERIOD.toSeconds(), e);
        }
    }

    /// What was read last; empty while PostgreSQL does not tell.
    Optional<PostgresFigures> ofDatabase() {
        return Optional.ofNullable(lastDatabase);
    }

    /// What was read last; empty while Redis does not tell.
    Optional<RedisFigures> ofRedis() {
        return Optional.ofNullable(lastRedis);
    }

    /// By service.
    Map<String, ProcessUse> processes() {
        return processes;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
