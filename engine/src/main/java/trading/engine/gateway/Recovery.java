package trading.engine.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.core.TradingCore;
import trading.engine.journal.Journal;
import trading.engine.journal.JournalReader;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;

/// A start and a crash are the same: take a snapshot, decide the journal after it again, and hand the
/// projections what they have missed.
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int BATCH = 1_000;

    private final List<Projection> projections;
    private final List<Long> stored = new ArrayList<>();
    private final ReportBuffer decided = new ReportBuffer();
    private long leastStored = Long.MAX_VALUE;
    private TradingCore core = new TradingCore();
    private long snapshotSequence;
    private long replayed;
    private long lastSequence;

    private Recovery(List<Projection> projections) {
        this.projections = projections;
    }

    /// What a start has after it: the state, the journal to go on with, and the report.
    record Recovered(TradingCore core, Journal journal, RecoveryReport report) {}

    static Recovered run(OpenedJournal opened, List<Projection> projections) throws IOException {
        long began = System.nanoTime();
        Journal journal = opened.journal();
        Recovery recovery = new Recovery(projections);
        recovery.lastSequence = journal.lastSequence();
        recovery.askProjections();
        recovery.loadSnapshot(opened.snapshots());
        if (recovery.snapshotSequence < journal.lastSequence()) {
            JournalReader.open(opened.files()).forEach(recovery.snapshotSequence + 1, recovery::decide);
        } // else there is nothing behind the snapshot, and the segment with it was walked when it was opened
        long millis = (opened.nanos() + System.nanoTime() - began) / 1_000_000;
        RecoveryReport report = new RecoveryReport(
                recovery.snapshotSequence,
                journal.lastSequence(),
                recovery.replayed,
                millis,
                journal.cutBytes(),
                journal.cleanStop());
        LOG.info("gateway: {}", report);
        return new Recovered(recovery.core, journal, report);
    }

    private void askProjections() {
        for (Projection projection : projections) {
            long last = projection.lastStoredSequence();
            if (last > lastSequence) {
                throw new ProjectionAheadException(projection.getClass().getSimpleName(), last, lastSequence);
            }
            stored.add(last);
            leastStored = Math.min(leastStored, last);
        }
    }

    private void loadSnapshot(SnapshotStore snapshots) throws IOException {
        long wanted = stored.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        for (long sequence : snapshots.sequences()) {
            Optional<TradingCore> state = sequence <= wanted ? load(snapshots, sequence) : Optional.empty();
            if (state.isPresent()) {
                core = state.get();
                snapshotSequence = sequence;
                return;
            }
        }
    }

    private static Optional<TradingCore> load(SnapshotStore snapshots, long sequence) throws IOException {
        try {
            return snapshots.read(sequence).map(TradingCore::decode);
        } catch (IllegalArgumentException e) {
            LOG.warn("gateway: snapshot skipped: sequence={}: {}", sequence, e.getMessage());
            return Optional.empty();
        }
    }

    private void decide(long sequence, long timeNanos, DirectBuffer buffer, int offset, int length) {
        decided.clear();
        core.decide(sequence, timeNanos, buffer, offset, length, decided);
        replayed++;
        if (sequence <= leastStored) {
            return;
        }
        boolean endOfBatch = sequence % BATCH == 0 || sequence == lastSequence;
        List<Report> missed = decided.toList();
        for (int i = 0; i < projections.size(); i++) {
            if (sequence > stored.get(i)) {
                hand(projections.get(i), sequence, timeNanos, missed, endOfBatch);
            }
        }
    }

    private static void hand(
            Projection projection, long sequence, long timeNanos, List<Report> missed, boolean endOfBatch) {
        try {
            projection.onReports(sequence, timeNanos, missed, endOfBatch);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "gateway: projection=" + projection.getClass().getSimpleName() + " sequence=" + sequence
                            + " could not catch up: " + e.getMessage(),
                    e);
        }
    }
}
