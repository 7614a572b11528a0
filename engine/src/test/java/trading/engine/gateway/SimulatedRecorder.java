package trading.engine.gateway;

import java.util.ArrayList;
import java.util.List;
import trading.engine.message.Report;

/// A projection with transactions: what it is handed is stored at the end of a batch, all of it with
/// the last sequence, or not at all. A crash forgets what was not stored. May be slow.
final class SimulatedRecorder implements Projection {
    /// One row.
    record Recorded(long sequence, long timeNanos, List<Report> reports) {}

    private final List<Recorded> stored = new ArrayList<>();
    private final List<Recorded> open = new ArrayList<>();
    private boolean lazy;
    private int batches;

    /// Whether it stores only every third batch, so that it falls behind.
    void lazy(boolean isLazy) {
        lazy = isLazy;
    }

    @Override
    public long lastStoredSequence() {
        return stored.isEmpty() ? 0 : stored.getLast().sequence();
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        open.add(new Recorded(sequence, timeNanos, reports));
        if (endOfBatch && (!lazy || ++batches % 3 == 0)) {
            stored.addAll(open);
            open.clear();
        }
    }

    void crash() {
        open.clear();
    }

    List<Recorded> stored() {
        return stored;
    }
}
