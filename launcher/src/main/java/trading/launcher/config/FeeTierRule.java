package trading.launcher.config;

import java.math.BigDecimal;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FixedPoint;

/// A tier of fees as it is written: the traded value that it begins at, then the maker's and the taker's fee in
/// parts per million.
final class FeeTierRule {
    static final String EXAMPLE = "\"1000000 800 900; 10000000 500 700\"";

    private static final int MILLION = 1_000_000;

    private FeeTierRule() {}

    /// `above`: where the tier before it begins. Throws [IllegalArgumentException] with what is wrong.
    static FeeTier parse(String text, long above) {
        String[] parts = text.split("\\s+", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a tier is a traded value, a maker fee and a taker fee");
        }
        return new FeeTier(value(parts[0], above), fee(parts[1]), fee(parts[2]));
    }

    private static long value(String text, long above) {
        BigDecimal least = FixedPoint.toDecimal(above);
        BigDecimal most = FixedPoint.toDecimal(FeeSchedule.MOST_NOTIONAL);
        try {
            return Texts.decimal(text, FixedPoint.SCALE, least, most);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "traded value " + text + ": must be above " + least.toPlainString()
                            + ", where the tier before it begins, and at most " + most.toBigInteger(),
                    e);
        }
    }

    private static int fee(String text) {
        try {
            return (int) Texts.whole(text, -MILLION, MILLION);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("fee " + text + ": must be from -1000000 to 1000000", e);
        }
    }
}
