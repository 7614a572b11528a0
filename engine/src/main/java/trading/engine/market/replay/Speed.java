package trading.engine.market.replay;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Market seconds per second of the wall clock; infinite for `max`.
public record Speed(double factor) {
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final Pattern TIMES = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)x");

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed: factor=" + factor + ": must be above 0");
        }
    }

    /// `1x`, `60x`, `0.5x` or `max`. Throws [IllegalArgumentException] for anything else.
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        Matcher times = TIMES.matcher(text);
        if (!times.matches()) {
            throw new IllegalArgumentException("speed: value=" + text + ": write 1x, 60x or max");
        }
        return new Speed(Double.parseDouble(times.group(1)));
    }

    boolean isMax() {
        return Double.isInfinite(factor);
    }

    /// How long `marketNanos` take on the wall clock.
    long wallNanos(long marketNanos) {
        return (long) (marketNanos / factor);
    }

    @Override
    public String toString() {
        return isMax() ? "max" : BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString() + "x";
    }
}
