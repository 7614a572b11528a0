package trading.engine.strategy.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The latest bars that were reported, so that nothing falls between the past that a strategy is given and the
/// first report that it acts on.
final class RecentBars {
    /// Far more than a start takes.
    private static final int KEPT = 1_000;

    private record Series(int instrument, TimeFrame frame) {}

    private final Map<Series, Deque<Bar>> bars =
            new TreeMap<>(Comparator.comparingInt(Series::instrument).thenComparing(Series::frame));

    void add(Bar bar) {
        Deque<Bar> series =
                bars.computeIfAbsent(new Series(bar.instrument(), bar.frame()), absent -> new ArrayDeque<>());
        if (series.size() == KEPT) {
            series.removeFirst();
        }
        series.addLast(bar);
    }

    /// Oldest first.
    List<Bar> of(int instrument, TimeFrame frame) {
        Deque<Bar> series = bars.get(new Series(instrument, frame));
        return series == null ? List.of() : new ArrayList<>(series);
    }
}
