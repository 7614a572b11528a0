package trading.web.strategy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;
import trading.engine.strategy.Sizing;
import trading.web.command.FieldChecks;
import trading.web.problem.ProblemType;

/// A sizing that somebody asks for: a kind, and what belongs to it. `quantity`: of the base asset.
public record SizingRequest(
        SizingKind kind,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal fractionPercent,
        @Nullable BigDecimal capPercent,
        @Nullable Integer leastTrades,
        @Nullable BigDecimal startPercent) {

    /// A percent is so many powers of ten of a millionth.
    static final int PERCENT_SCALE = 4;

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /// Null when something is wrong, which is in `checks` then.
    @Nullable
    Sizing read(FieldChecks checks) {
        return switch (kind) {
            case FIXED -> {
                Long units = units(checks);
                yield units == null ? null : new Sizing.Fixed(units);
            }
            case EQUITY_SHARE -> {
                int ppm = ppm("percent", percent, checks);
                yield ppm == 0 ? null : new Sizing.EquityShare(ppm);
            }
            case RISK -> {
                int ppm = ppm("percent", percent, checks);
                yield ppm == 0 ? null : new Sizing.Risk(ppm);
            }
            case VOLATILITY -> {
                int ppm = ppm("percent", percent, checks);
                yield ppm == 0 ? null : new Sizing.Volatility(ppm);
            }
            case KELLY -> kelly(checks);
        };
    }

    private @Nullable Sizing kelly(FieldChecks checks) {
        int fraction = ppm("fractionPercent", fractionPercent, checks);
        int cap = ppm("capPercent", capPercent, checks);
        int start = ppm("startPercent", startPercent, checks);
        int least = leastTrades == null ? 0 : leastTrades;
        if (least < 1) {
            wrong("leastTrades", "must be at least 1", checks);
        }
        return fraction == 0 || cap == 0 || start == 0 || least < 1
                ? null
                : new Sizing.Kelly(fraction, cap, least, start);
    }

    private @Nullable Long units(FieldChecks checks) {
        try {
            if (quantity != null) {
                return FixedPoint.ofDecimal(quantity);
            }
            wrong("quantity", "is required", checks);
        } catch (ArithmeticException e) {
            wrong("quantity", "must have at most 8 decimals and fit", checks);
        }
        return null;
    }

    /// 0 when it is wrong.
    private static int ppm(String name, @Nullable BigDecimal percent, FieldChecks checks) {
        if (percent == null || percent.compareTo(WHOLE) > 0) {
            wrong(name, percent == null ? "is required" : "must be at most 100", checks);
            return 0;
        }
        int ppm = percent.movePointRight(PERCENT_SCALE)
                .setScale(0, RoundingMode.DOWN)
                .intValueExact();
        if (ppm == 0
                || percent.movePointRight(PERCENT_SCALE).stripTrailingZeros().scale() > 0) {
            wrong(name, "must have at most 4 decimals", checks);
            return 0;
        }
        return ppm;
    }

    private static void wrong(String name, String rule, FieldChecks checks) {
        checks.wrong(ProblemType.LIMIT_VALUE, "/sizing/" + name, "SIZING", name + " " + rule + ".");
    }
}
