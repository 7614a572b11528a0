package trading.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The next segment's file, allocated on a thread of its own while the present one is still written, so that
/// whoever fills a segment does not wait for the zeros of the next one.
///
/// It has no name that a reader would look at, so a start after a crash throws it away.
final class SpareSegment implements AutoCloseable {
    static final String NAME = "spare" + SegmentWriter.UNFINISHED;

    private static final Logger LOG = LoggerFactory.getLogger(SpareSegment.class);
    private static final long END_AT_MOST_SECONDS = 10;

    private final Storage storage;
    private final int segmentBytes;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal-spare").daemon().factory());
    private volatile boolean ready;

    SpareSegment(Storage storage, int segmentBytes) {
        this.storage = storage;
        this.segmentBytes = segmentBytes;
        prepare();
    }

    private void prepare() {
        worker.execute(() -> {
            try {
                allocate();
                ready = true;
            } catch (IOException | RuntimeException e) {
                LOG.warn("journal: no spare segment: {}: the next one is allocated when it is needed", e.getMessage());
            }
        });
    }

    private void allocate() throws IOException {
        if (storage.names().contains(NAME)) {
            storage.delete(NAME);
        }
        StorageFile file = storage.create(NAME);
        try {
            SegmentWriter.zero(file, 0, segmentBytes);
            file.force();
        } finally {
            file.close();
        }
    }

    /// Makes the spare file the segment of that header. False when there is none yet.
    boolean become(SegmentHeader header) throws IOException {
        if (!ready || header.segmentBytes() != segmentBytes) {
            return false;
        }
        ready = false;
        StorageFile file = storage.open(NAME);
        try {
            ByteBuffer bytes = header.encode();
            file.writeFully(0, bytes);
            file.force();
        } finally {
            file.close();
        }
        storage.rename(NAME, header.fileName());
        prepare();
        return true;
    }

    @Override
    public void close() throws IOException {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(END_AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("journal: the spare segment is still being allocated; the next start throws it away");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (ready) {
            ready = false;
            storage.delete(NAME);
        }
    }
}
