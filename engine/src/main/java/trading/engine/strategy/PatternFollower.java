package trading.engine.strategy;

import java.util.Comparator;
import java.util.Optional;
import trading.engine.model.Bar;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.RecentEvidence;

/// Trades the patterns of the chart: buys on one that points upward, with its own target and its own point of being
/// wrong, and sells on one that points downward.
///
/// A pattern must be clear enough. One without a target or a point of being wrong below the price is left alone, since
/// its risk cannot be sized. One that was seen often enough in the latest 5,000 bars must also have come true that
/// often: with a target twice as far as the invalidation, as candlesticks have, every third time pays for itself
/// before costs.
public final class PatternFollower implements Strategy {

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 0.6, from = 0, to = 1, step = 0.05, text = "how clear a pattern must be")
            double confidence,

            @Parameter(value = 0.35, from = 0, to = 1, step = 0.05, text = "how often it must have come true")
            double hitRate,

            @Parameter(value = 20, from = 0, to = 1000, text = "times it must have been seen for that to count")
            int sample) {}

    private final Parameters parameters;

    public PatternFollower(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of(
                        "pattern-follower",
                        "Buys on clear chart patterns that point upward, sells on those that point downward.",
                        parameters)
                .on("BTCUSDT", "ETHUSDT")
                .bars(TimeFrame.M1, RecentEvidence.WARM_UP_BARS)
                .withPatterns();
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (context.openTrade().isPresent()) {
            clearest(Side.SELL, context)
                    .ifPresent(
                            pattern -> context.exit("a " + pattern.name() + " points downward " + evidence(pattern)));
            return;
        }
        clearest(Side.BUY, context)
                .filter(pattern -> pattern.invalidationPrice() > 0
                        && pattern.invalidationPrice() < bar.close()
                        && pattern.targetPrice() > bar.close())
                .ifPresent(pattern ->
                        context.enter(Entry.buy("a " + pattern.name() + " points upward " + evidence(pattern))
                                .stopLoss(pattern.invalidationPrice())
                                .takeProfit(pattern.targetPrice())
                                .confidence(pattern.confidence())));
    }

    private Optional<SeenPattern> clearest(Side side, StrategyContext context) {
        return context.patterns().stream()
                .filter(pattern -> pattern.side() == side && pattern.confidence() >= parameters.confidence())
                .filter(pattern ->
                        pattern.sampleSize() < parameters.sample() || pattern.hitRate() >= parameters.hitRate())
                .max(Comparator.comparingDouble(SeenPattern::confidence));
    }

    private static String evidence(SeenPattern pattern) {
        return "(" + Math.round(100 * pattern.confidence()) + " % clear, came true "
                + Math.round(100 * pattern.hitRate()) + " % of " + pattern.sampleSize() + " times)";
    }
}
