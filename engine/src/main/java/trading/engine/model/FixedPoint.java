package trading.engine.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Decimals and scaled longs, exactly. No value passes through a `double`.
public final class FixedPoint {
    /// Decimal places of money, of tick sizes and of lot sizes.
    public static final int SCALE = 8;

    /// One whole unit of an asset.
    public static final long ONE = 100_000_000L;

    private FixedPoint() {}

    /// Throws [ArithmeticException] when `value` has more than [#SCALE] places or does not fit into a
    /// `long`.
    public static long ofDecimal(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /// `units` of 10^-8 as a decimal without trailing zeros (`0.1`, `60000`).
    public static BigDecimal toDecimal(long units) {
        BigDecimal value = BigDecimal.valueOf(units, SCALE).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /// The text of [#toDecimal], much faster: for what writes many of them.
    public static String text(long units) {
        long whole = units / ONE;
        long rest = Math.abs(units % ONE);
        if (rest == 0) {
            return Long.toString(whole);
        }
        StringBuilder text = new StringBuilder(24);
        if (units < 0 && whole == 0) {
            text.append('-');
        }
        text.append(whole).append('.');
        for (long place = ONE / 10; rest != 0; place /= 10) {
            text.append((char) ('0' + rest / place));
            rest %= place;
        }
        return text.toString();
    }
}
