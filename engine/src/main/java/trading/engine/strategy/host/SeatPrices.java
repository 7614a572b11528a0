package trading.engine.strategy.host;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import trading.engine.indicator.Atr;
import trading.engine.model.Bar;
import trading.engine.model.Quote;

/// The latest prices of a seat's instruments, and how far each travels in a bar.
final class SeatPrices {
    private static final int RANGE = 14;

    private final ById<Atr> ranges = new ById<>();
    private long[] last = new long[8];
    private long lastBarOpenNanos;

    /// After how many bars the average range no longer depends on where the past begins.
    static int settledAfter() {
        return Atr.settledAfter(RANGE);
    }

    /// `first`: of the first subscription of its instrument, whose bars the average range is of.
    void update(Bar bar, boolean first) {
        last(bar.instrument(), bar.close());
        lastBarOpenNanos = bar.openTimeNanos();
        if (first) {
            range(bar.instrument()).update(bar);
        }
    }

    void update(Quote quote) {
        if (quote.bidPrice() > 0 && quote.askPrice() > 0) {
            last(quote.instrument(), (quote.bidPrice() + quote.askPrice()) / 2);
        }
    }

    private void last(int instrument, long price) {
        if (instrument >= last.length) {
            last = Arrays.copyOf(last, Math.max(instrument + 1, last.length * 2));
        }
        last[instrument] = price;
    }

    private Atr range(int instrument) {
        @Nullable Atr range = ranges.get(instrument);
        if (range == null) {
            range = new Atr(RANGE);
            ranges.put(instrument, range);
        }
        return range;
    }

    /// Ticks; 0 until there was one.
    long last(int instrument) {
        return instrument < last.length ? last[instrument] : 0;
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
