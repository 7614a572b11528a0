package trading.engine.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What is traded, with the grid that its prices and quantities lie on.
///
/// `tickSize` and `lotSize` are in units of 10^-8 and their product is a whole number of money units, so
/// that price times quantity is exact. `minimumLots`, `maximumLots`: of one order. `minimumNotional`:
/// money. `id` is small and dense from 0.
public record Instrument(
        int id,
        String symbol,
        String base,
        String quote,
        long tickSize,
        long lotSize,
        long minimumLots,
        long maximumLots,
        long minimumNotional) {

    /// No figure of [#valueAtMost] is larger; many of them can be added.
    public static final long LARGEST_VALUE = Long.MAX_VALUE / 4_096;

    public Instrument {
        if (id < 0 || symbol.isEmpty() || base.isEmpty() || quote.isEmpty()) {
            throw new IllegalArgumentException("instrument: id=" + id + " symbol=" + symbol);
        }
        if (tickSize <= 0 || lotSize <= 0 || Math.multiplyExact(tickSize, lotSize) % FixedPoint.ONE != 0) {
            throw new IllegalArgumentException("instrument: symbol=" + symbol + " tickSize=" + tickSize + " lotSize="
                    + lotSize + ": their product must be a whole number of 10^-8");
        }
        if (minimumLots <= 0 || maximumLots < minimumLots || minimumNotional < 0) {
            throw new IllegalArgumentException("instrument: symbol=" + symbol + " minimumLots=" + minimumLots
                    + " maximumLots=" + maximumLots + " minimumNotional=" + minimumNotional);
        }
    }

    /// Money for `lots` at `ticks`. Throws [ArithmeticException] on overflow.
    public long notional(long ticks, long lots) {
        return Math.multiplyExact(Math.multiplyExact(ticks, lots), tickSize * lotSize / FixedPoint.ONE);
    }

    /// Money for `lots` at `ticks`, [#LARGEST_VALUE] where that is less: for figures that only compare.
    public long valueAtMost(long ticks, long lots) {
        long unit = tickSize * lotSize / FixedPoint.ONE;
        if (ticks <= 0 || lots <= 0) {
            return 0;
        }
        boolean fits = Math.multiplyHigh(ticks, lots) == 0 && ticks * lots >= 0;
        if (!fits || Math.multiplyHigh(ticks * lots, unit) != 0 || ticks * lots * unit < 0) {
            return LARGEST_VALUE;
        }
        return Math.min(LARGEST_VALUE, ticks * lots * unit);
    }

    /// `lots` as units of 10^-8 of the base asset. Throws [ArithmeticException] on overflow.
    public long baseUnits(long lots) {
        return Math.multiplyExact(lots, lotSize);
    }

    public BigDecimal price(long ticks) {
        return plain(BigDecimal.valueOf(tickSize, FixedPoint.SCALE).multiply(BigDecimal.valueOf(ticks)));
    }

    public BigDecimal quantity(long lots) {
        return plain(BigDecimal.valueOf(lotSize, FixedPoint.SCALE).multiply(BigDecimal.valueOf(lots)));
    }

    /// Throws [ArithmeticException] when `price` is not on a tick or does not fit.
    public long ticks(BigDecimal price) {
        return price.divide(BigDecimal.valueOf(tickSize, FixedPoint.SCALE), 0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    /// Throws [ArithmeticException] when `quantity` is not a whole number of lots or does not fit.
    public long lots(BigDecimal quantity) {
        return quantity.divide(BigDecimal.valueOf(lotSize, FixedPoint.SCALE), 0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    /// The nearest tick; for market data, never for orders.
    public long nearestTicks(BigDecimal price) {
        return price.divide(BigDecimal.valueOf(tickSize, FixedPoint.SCALE), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
