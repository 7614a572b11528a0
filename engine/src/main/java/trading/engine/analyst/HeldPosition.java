package trading.engine.analyst;

import java.math.BigDecimal;
import java.math.MathContext;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.Trade;

/// What the asking strategy holds: lots (negative when short), ticks, money.
public record HeldPosition(long quantity, long averagePrice, long unrealizedPnl) {
    public static final HeldPosition FLAT = new HeldPosition(0, 0, 0);

    /// The sum of open trades in `instrument`, valued at `price` (ticks).
    public static HeldPosition of(Iterable<Trade> open, Instrument instrument, long price) {
        long lots = 0;
        long cost = 0;
        for (Trade trade : open) {
            int sign = trade.side() == Side.BUY ? 1 : -1;
            lots += sign * trade.openQuantity();
            cost += sign * share(trade.entryNotional(), trade.openQuantity(), trade.entryQuantity());
        }
        if (lots == 0) {
            return FLAT;
        }
        BigDecimal average =
                FixedPoint.toDecimal(Math.abs(cost)).divide(instrument.quantity(Math.abs(lots)), MathContext.DECIMAL64);
        long value = Long.signum(lots) * instrument.notional(price, Math.abs(lots));
        return new HeldPosition(lots, instrument.nearestTicks(average), value - cost);
    }

    /// `part` of `whole` of an amount of money.
    private static long share(long amount, long part, long whole) {
        return whole == 0
                ? 0
                : BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64)
                        .longValue();
    }
}
