package trading.engine.gateway;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.journal.Storage;

/// Looks once a second whether there is disk space left, so that commands are refused before a write fails.
final class DiskWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    private final Storage storage;
    private final DiskReserve reserve;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("gateway-disk-watch").daemon().factory());
    private volatile @Nullable String shortage;

    DiskWatch(Storage storage, DiskReserve reserve) {
        this.storage = storage;
        this.reserve = reserve;
        look();
        var unused = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /// Why nothing can be taken, or null.
    @Nullable
    String shortage() {
        return shortage;
    }

    private void look() {
        String now = measure();
        boolean changed = (now == null) != (shortage == null);
        shortage = now;
        if (changed && now == null) {
            LOG.info("gateway: disk space is back, commands are taken again");
        } else if (changed) {
            LOG.error("gateway: no commands are taken: {}", now);
        }
    }

    private @Nullable String measure() {
        try {
            long free = storage.usableBytes();
            long wanted = reserve.of(storage.totalBytes());
            return free >= wanted
                    ? null
                    : "disk: free=" + free + " reserve=" + wanted + ": free some space, it goes on by itself";
        } catch (IOException e) {
            return "disk: free space cannot be measured: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
