package trading.engine.strategy.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The latest bars that were reported, so that nothing falls between the past that a strategy is given and the
/// first report that it acts on.
final class RecentBars {
    /// Far more than a start takes.
    private static final int KEPT = 1_000;

    private final ById<Map<TimeFrame, Deque<Bar>>> bars = new ById<>();

    void add(Bar bar) {
        Map<TimeFrame, Deque<Bar>> frames = bars.get(bar.instrument());
        if (frames == null) {
            frames = new EnumMap<>(TimeFrame.class);
            bars.put(bar.instrument(), frames);
        }
        Deque<Bar> series = frames.get(bar.frame());
        if (series == null) {
            series = new ArrayDeque<>(KEPT);
            frames.put(bar.frame(), series);
        }
        if (series.size() == KEPT) {
            series.removeFirst();
        }
        series.addLast(bar);
    }

    /// Oldest first.
    List<Bar> of(int instrument, TimeFrame frame) {
        Map<TimeFrame, Deque<Bar>> frames = bars.get(instrument);
        Deque<Bar> series = frames == null ? null : frames.get(frame);
        return series == null ? List.of() : new ArrayList<>(series);
    }
}
