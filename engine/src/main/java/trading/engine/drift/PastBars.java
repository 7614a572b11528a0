package trading.engine.drift;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.host.BarHistory;

/// The newest bars that a journal has told so far.
final class PastBars implements BarHistory {
    private static final int MOST = 5_000;

    private final Map<Series, Deque<Bar>> bars = new HashMap<>();

    private record Series(int instrument, TimeFrame frame) {}

    void see(List<Report> reports) {
        for (Report report : reports) {
            if (report instanceof Report.BarClosed(Bar bar)) {
                add(bar);
            }
        }
    }

    /// Another session may bring a time again that was there: the later one counts.
    private void add(Bar bar) {
        Deque<Bar> those =
                bars.computeIfAbsent(new Series(bar.instrument(), bar.frame()), unused -> new ArrayDeque<>());
        while (!those.isEmpty() && those.getLast().openTimeNanos() >= bar.openTimeNanos()) {
            those.removeLast();
        }
        those.addLast(bar);
        if (those.size() > MOST) {
            those.removeFirst();
        }
    }

    @Override
    public List<Bar> recent(int instrument, TimeFrame frame, int wanted) {
        List<Bar> all = List.copyOf(bars.getOrDefault(new Series(instrument, frame), new ArrayDeque<>()));
        return all.subList(Math.max(0, all.size() - wanted), all.size());
    }
}
