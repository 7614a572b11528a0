package trading.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.host.BarHistory;
import trading.infra.store.BarQueries;
import trading.infra.store.PatientReads;

/// The bars in the database, as many as are wanted: the queries give a page at a time.
record RecordedBars(BarQueries bars, PatientReads reads) implements BarHistory {
    private static final int PAGE = 500;

    @Override
    public List<Bar> recent(int instrument, TimeFrame frame, int wanted) {
        Deque<Bar> found = new ArrayDeque<>();
        long before = Long.MAX_VALUE;
        while (found.size() < wanted) {
            int limit = Math.min(PAGE, wanted - found.size());
            long to = before;
            List<Bar> page = reads.read(() -> bars.newest(instrument, frame, Long.MIN_VALUE, to, limit));
            page.reversed().forEach(found::addFirst);
            if (page.size() < limit) {
                break;
            }
            before = found.getFirst().openTimeNanos();
        }
        return List.copyOf(found);
    }

    /// When the newest bar opened; [Long#MIN_VALUE] when there is none.
    long lastOpenNanos(int instrument, TimeFrame frame) {
        List<Bar> last = recent(instrument, frame, 1);
        return last.isEmpty() ? Long.MIN_VALUE : last.getFirst().openTimeNanos();
    }
}
