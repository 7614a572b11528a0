package trading.engine.analyst;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import trading.engine.model.Bar;

/// The analyst that needs no model: weighs trend, momentum, volatility, volume and patterns by fixed rules,
/// and says each in a sentence. The same question gets the same opinion, to the last letter.
///
/// Each rule gives points for (above 0) or against (below 0) the price's rising. [#ENTRY] points are a reason
/// to trade; [#EXIT] points against a position are a reason to leave it.
public final class RuleAnalyst implements Analyst {
    public static final String SOURCE = "rules";

    /// What the slowest rule needs.
    static final int LEAST_BARS = 30;

    static final double ENTRY = 3;
    static final double EXIT = 2;

    /// With every rule on one side.
    private static final double MOST_POINTS = 8;
    /// Rules do not know more than that.
    private static final double MOST_CONFIDENCE = 0.9;

    private static final int HORIZON_BARS = 10;
    private static final double STOP_RANGES = 2;

    @Override
    public AnalystAnswer ask(AnalystQuestion question) {
        if (question.bars().size() < LEAST_BARS) {
            return OpinionFailed.of(
                    question,
                    FailureCode.HISTORY_TOO_SHORT,
                    "rules: bars=" + question.bars().size() + " least=" + LEAST_BARS);
        }
        BarReading reading = BarReading.of(question.bars());
        List<String> reasons = new ArrayList<>();
        double points = RulePoints.of(question, reading, reasons);
        OpinionAction action = action(question, points);
        reasons.add(verdict(question, action, points));
        String hash = question.hash();
        return new Opinion(
                SOURCE + "-" + hash.substring(0, 16),
                SOURCE,
                action,
                Math.min(MOST_CONFIDENCE, Math.abs(points) / MOST_POINTS),
                reasons,
                HORIZON_BARS,
                invalidation(question.lastBar(), reading, action),
                Set.of(),
                null,
                hash,
                question.asOfNanos(),
                CallCost.NONE);
    }

    private static OpinionAction action(AnalystQuestion question, double points) {
        long held = question.position().quantity();
        if ((held > 0 && points <= -EXIT) || (held < 0 && points >= EXIT)) {
            return OpinionAction.EXIT;
        }
        if (points >= ENTRY && held <= 0) {
            return OpinionAction.BUY;
        }
        return points <= -ENTRY && held >= 0 ? OpinionAction.SELL : OpinionAction.HOLD;
    }

    private static String verdict(AnalystQuestion question, OpinionAction action, double points) {
        String sum = String.format(Locale.ROOT, "%+.1f points in all", points);
        return switch (action) {
            case BUY -> "With " + sum + " (a trade needs " + (int) ENTRY + ") the rules would buy.";
            case SELL -> "With " + sum + " (a trade needs " + (int) ENTRY + " against it) the rules would sell.";
            case EXIT -> "With " + sum + " the market has turned against the position: the rules would leave it.";
            case HOLD ->
                question.position().quantity() == 0
                        ? "With " + sum + " no side is strong enough: the rules would wait."
                        : "With " + sum + " nothing speaks against the position enough: the rules would keep it.";
        };
    }

    /// Two average ranges against the trade: closer is noise.
    private static long invalidation(Bar last, BarReading reading, OpinionAction action) {
        long distance = Math.max(1, Math.round(STOP_RANGES * reading.range()));
        return switch (action) {
            case BUY -> Math.max(1, last.close() - distance);
            case SELL -> last.close() + distance;
            case HOLD, EXIT -> 0;
        };
    }
}
