package trading.engine.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import trading.engine.core.TradingCore;
import trading.engine.journal.JournalReader;
import trading.engine.journal.Storage;
import trading.engine.message.ReportBuffer;

/// What a data directory's snapshots and journal say, read without a gateway. Changes nothing; a gateway
/// may be running on the same files.
public final class StoredState {
    private final Storage journal;
    private final SnapshotStore snapshots;

    private StoredState(Storage journal, SnapshotStore snapshots) {
        this.journal = journal;
        this.snapshots = snapshots;
    }

    /// A state at one sequence. `hash` as [ExecutionGateway#stateHash()] gives it there.
    public static final class At {
        private final long sequence;
        private final String hash;
        private final byte[] snapshot;

        private At(long sequence, String hash, byte[] snapshot) {
            this.sequence = sequence;
            this.hash = hash;
            this.snapshot = snapshot;
        }

        public long sequence() {
            return sequence;
        }

        public String hash() {
            return hash;
        }

        /// What a snapshot's file of this state is called.
        public String snapshotName() {
            return SnapshotStore.name(sequence);
        }

        /// The bytes of that file, not copied.
        public byte[] snapshot() {
            return snapshot;
        }
    }

    public static StoredState in(Path dataDirectory) throws IOException {
        return of(Storage.in(dataDirectory.resolve("journal")), Storage.in(dataDirectory.resolve("snapshots")));
    }

    static StoredState of(Storage journal, Storage snapshots) {
        return new StoredState(journal, new SnapshotStore(snapshots));
    }

    /// The sequence of the newest good snapshot, which proves that it was durable; 0 when there is none.
    public long newestSnapshot() throws IOException {
        for (long sequence : snapshots.sequences()) {
            if (snapshots.read(sequence).isPresent()) {
                return sequence;
            }
        }
        return 0;
    }

    /// Decides the journal again, from the snapshot before on. `sequence` is durable. Throws
    /// [trading.engine.journal.JournalCorruptException] when the journal is damaged up to there or ends
    /// before.
    public At at(long sequence) throws IOException {
        TradingCore core = new TradingCore();
        long from = 0;
        for (long candidate : snapshots.sequences()) {
            Optional<byte[]> body = candidate <= sequence ? snapshots.read(candidate) : Optional.empty();
            if (body.isPresent()) {
                core = TradingCore.decode(body.get());
                from = candidate;
                break;
            }
        }
        TradingCore decided = core;
        ReportBuffer ignored = new ReportBuffer();
        JournalReader.open(journal).forEach(from + 1, sequence, (at, timeNanos, buffer, offset, length) -> {
            ignored.clear();
            decided.decide(at, timeNanos, buffer, offset, length, ignored);
        });
        return new At(sequence, decided.stateHash(), SnapshotStore.file(sequence, decided.encode()));
    }
}
