package trading.infra.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// What one of the base asset cost on average.
final class AveragePrice {
    private static final long LARGEST_QUICK = Long.MAX_VALUE / FixedPoint.ONE;

    private AveragePrice() {}

    /// In units of 10^-8, half rounded up. `lots` above 0.
    static long of(long notional, long lots, Instrument instrument) {
        long quantity = instrument.baseUnits(lots);
        if (notional < 0 || quantity > LARGEST_QUICK || notional / quantity > LARGEST_QUICK) {
            return exact(notional, quantity);
        }
        long rest = notional % quantity * FixedPoint.ONE;
        long rounded = rest % quantity >= quantity - rest % quantity ? 1 : 0;
        return Math.addExact(notional / quantity * FixedPoint.ONE, rest / quantity + rounded);
    }

    private static long exact(long notional, long quantity) {
        BigInteger units = BigInteger.valueOf(notional).multiply(BigInteger.valueOf(FixedPoint.ONE));
        return new BigDecimal(units)
                .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
