package trading.engine.market.replay;

import java.math.BigDecimal;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// One bar as the file has it: exact decimals. `tradeCount` is 0 when the file does not say. Of a trade, `tradeId` is
/// its number at the venue, and `buyerIsMaker` which side was resting.
record BarRow(
        long line,
        long openTimeNanos,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        long tradeCount,
        long tradeId,
        boolean buyerIsMaker) {

    /// A bar.
    BarRow(
            long line,
            long openTimeNanos,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            long tradeCount) {
        this(line, openTimeNanos, open, high, low, close, volume, tradeCount, 0, false);
    }

    /// Throws [BadValueException] when the row is not what a bar can be.
    void check() throws BadValueException {
        positive("open", open);
        positive("high", high);
        positive("low", low);
        positive("close", close);
        if (volume.signum() < 0) {
            throw new BadValueException("volume", "below 0", volume.toString());
        }
        if (high.compareTo(low) < 0) {
            throw new BadValueException("high", "below low", high + " < " + low);
        }
        encloses("open", open);
        encloses("close", close);
    }

    /// In ticks and lots. Throws [ArithmeticException] when a price is not on a tick, or the volume is not
    /// whole lots although `grid` does not round volume.
    Bar on(ReplayGrid grid, TimeFrame frame) {
        Instrument instrument = grid.instrument();
        return new Bar(
                instrument.id(),
                frame,
                openTimeNanos,
                instrument.ticks(open),
                instrument.ticks(high),
                instrument.ticks(low),
                instrument.ticks(close),
                grid.lots(volume),
                tradeCount);
    }

    private static void positive(String column, BigDecimal price) throws BadValueException {
        if (price.signum() <= 0) {
            throw new BadValueException(column, "must be above 0", price.toString());
        }
    }

    private void encloses(String column, BigDecimal price) throws BadValueException {
        if (price.compareTo(high) > 0 || price.compareTo(low) < 0) {
            throw new BadValueException(column, "outside low and high", low + " <= " + price + " <= " + high);
        }
    }
}
