package trading.engine.orchestrator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;

/// What was reported before the orchestrator was started, so that nothing falls between the past that it is
/// given and the first report that it acts on.
final class Prelude {
    /// Far more than a start takes.
    private static final int BARS_KEPT = 1_000;

    private record Series(int instrument, TimeFrame frame) {}

    private final Map<Series, Deque<Bar>> bars = new HashMap<>();
    private final Map<Long, Trade> trades = new LinkedHashMap<>();

    void add(Bar bar) {
        Deque<Bar> series =
                bars.computeIfAbsent(new Series(bar.instrument(), bar.frame()), absent -> new ArrayDeque<>());
        if (series.size() == BARS_KEPT) {
            series.removeFirst();
        }
        series.addLast(bar);
    }

    void add(Trade trade) {
        trades.put(trade.tradeId(), trade);
    }

    List<Bar> bars(int instrument, TimeFrame frame) {
        return List.copyOf(bars.getOrDefault(new Series(instrument, frame), new ArrayDeque<>()));
    }

    List<Trade> trades() {
        return new ArrayList<>(trades.values());
    }
}
