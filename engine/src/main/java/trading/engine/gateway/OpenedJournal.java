package trading.engine.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import trading.engine.journal.Journal;
import trading.engine.journal.Storage;

/// What a gateway holds on disk, read and checked before there is a gateway: that takes a while, and needs nothing but
/// the disk. Closed by the gateway that was started with it, or by whoever has not started one.
public final class OpenedJournal implements AutoCloseable {
    private final Closeable lock;
    private final Storage files;
    private final SnapshotStore snapshots;
    private final Journal journal;
    private final long nanos;

    private OpenedJournal(Closeable lock, Storage files, SnapshotStore snapshots, Journal journal, long nanos) {
        this.lock = lock;
        this.files = files;
        this.snapshots = snapshots;
        this.journal = journal;
        this.nanos = nanos;
    }

    /// Opens what is in the directory, or begins there.
    ///
    /// Throws [trading.engine.journal.StorageLockedException] when another gateway has the directory,
    /// [trading.engine.journal.JournalCorruptException] when the journal lacks what was durable.
    public static OpenedJournal open(GatewayConfig config) {
        try {
            return open(
                    Storage.in(config.directory().resolve("journal")),
                    Storage.in(config.directory().resolve("snapshots")),
                    config.segmentBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("gateway: directory=" + config.directory() + ": " + e.getMessage(), e);
        }
    }

    static OpenedJournal open(Storage files, Storage snapshotFiles, long segmentBytes) throws IOException {
        Closeable lock = files.lock();
        try {
            long began = System.nanoTime();
            SnapshotStore snapshots = new SnapshotStore(snapshotFiles);
            Journal journal = Journal.open(files, segmentBytes, newest(snapshots));
            return new OpenedJournal(lock, files, snapshots, journal, System.nanoTime() - began);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// What the newest good snapshot proves to have been durable.
    private static long newest(SnapshotStore snapshots) throws IOException {
        for (long sequence : snapshots.sequences()) {
            if (snapshots.read(sequence).isPresent()) {
                return sequence;
            }
        }
        return 0;
    }

    Closeable lock() {
        return lock;
    }

    Storage files() {
        return files;
    }

    SnapshotStore snapshots() {
        return snapshots;
    }

    Journal journal() {
        return journal;
    }

    /// How long it took.
    long nanos() {
        return nanos;
    }

    /// Lets go of the files as they are. A torn tail that was cut stays cut: nothing of it was answered.
    @Override
    public void close() throws IOException {
        try {
            journal.abandon();
        } finally {
            lock.close();
        }
    }
}
