package trading.engine.gateway;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes snapshots on a thread of its own. One that comes while another is being written is left out.
final class SnapshotWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);

    private final SnapshotStore store;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("gateway-snapshot").daemon().factory());
    private final AtomicBoolean busy = new AtomicBoolean();

    SnapshotWriter(SnapshotStore store) {
        this.store = store;
    }

    /// Takes the state on the caller's thread, if it is wanted at all.
    void offer(long sequence, Supplier<byte[]> state) {
        if (busy.compareAndSet(false, true)) {
            byte[] body = state.get();
            thread.execute(() -> {
                write(sequence, body);
                busy.set(false);
            });
        }
    }

    private void write(long sequence, byte[] body) {
        try {
            store.write(sequence, body);
        } catch (IOException | RuntimeException e) {
            LOG.warn("gateway: snapshot not written, the next start takes longer: sequence={}", sequence, e);
        }
    }

    /// Ends after what it is writing.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("gateway: a snapshot is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
