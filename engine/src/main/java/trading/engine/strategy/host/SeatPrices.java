package trading.engine.strategy.host;

import java.util.Map;
import java.util.TreeMap;
import trading.engine.indicator.Atr;
import trading.engine.model.Bar;
import trading.engine.model.Quote;

/// The latest prices of a seat's instruments, and how far each travels in a bar.
final class SeatPrices {
    private static final int RANGE = 14;

    private final Map<Integer, Long> last = new TreeMap<>();
    private final Map<Integer, Atr> ranges = new TreeMap<>();
    private long lastBarOpenNanos;

    /// `first`: of the first subscription of its instrument, whose bars the average range is of.
    void update(Bar bar, boolean first) {
        last.put(bar.instrument(), bar.close());
        lastBarOpenNanos = bar.openTimeNanos();
        if (first) {
            ranges.computeIfAbsent(bar.instrument(), absent -> new Atr(RANGE)).update(bar);
        }
    }

    void update(Quote quote) {
        if (quote.bidPrice() > 0 && quote.askPrice() > 0) {
            last.put(quote.instrument(), (quote.bidPrice() + quote.askPrice()) / 2);
        }
    }

    /// Ticks; 0 until there was one.
    long last(int instrument) {
        return last.getOrDefault(instrument, 0L);
    }

    /// Ticks, rounded up; 0 until it is known.
    long averageRange(int instrument) {
        Atr range = ranges.get(instrument);
        return range == null || !range.ready() ? 0 : (long) Math.ceil(range.value());
    }

    long lastBarOpenNanos() {
        return lastBarOpenNanos;
    }
}
