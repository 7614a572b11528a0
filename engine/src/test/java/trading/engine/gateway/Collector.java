package trading.engine.gateway;

import java.util.ArrayList;
import java.util.List;
import trading.engine.message.Report;

/// A projection in memory: keeps what it is handed.
final class Collector implements Projection {
    private final List<Long> sequences = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private long stored;

    Collector() {
        this(0);
    }

    Collector(long stored) {
        this.stored = stored;
    }

    @Override
    public synchronized long lastStoredSequence() {
        return stored;
    }

    @Override
    public synchronized void onReports(long sequence, long timeNanos, List<Report> news, boolean endOfBatch) {
        sequences.add(sequence);
        reports.addAll(news);
        stored = sequence;
    }

    synchronized List<Long> sequences() {
        return List.copyOf(sequences);
    }

    synchronized List<Report> reports() {
        return List.copyOf(reports);
    }
}
