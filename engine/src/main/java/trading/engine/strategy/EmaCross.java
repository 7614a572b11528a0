package trading.engine.strategy;

import trading.engine.indicator.Atr;
import trading.engine.indicator.Crossing;
import trading.engine.indicator.Ema;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Follows a trend: buys when a fast average of the closes crosses above a slow one, sells when it crosses
/// back.
///
/// The stop and the target lie a few average true ranges away, so that they are wide when the market is
/// wild and close when it is calm. A market so calm that the target would hardly pay for the fees is left
/// alone. Earns in long moves, loses a little at a time when the market goes sideways.
public final class EmaCross implements Strategy {

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 20, from = 2, to = 500, text = "bars of the fast average")
            int fast,

            @Parameter(value = 50, from = 3, to = 1000, text = "bars of the slow average")
            int slow,

            @Parameter(value = 14, from = 2, to = 200, text = "bars of the average true range")
            int range,

            @Parameter(value = 3, from = 0.5, to = 20, step = 0.5, text = "the stop, in average true ranges")
            double stopRanges,

            @Parameter(value = 6, from = 0.5, to = 50, step = 0.5, text = "the target, in average true ranges")
            double targetRanges,

            @Parameter(
                    value = 0.3,
                    from = 0,
                    to = 10,
                    step = 0.1,
                    text = "the nearest target worth its fees, in percent")
            double minimumTargetPercent) {

        public Parameters {
            if (fast >= slow) {
                throw new IllegalArgumentException("ema-cross: fast=" + fast + " slow=" + slow + ": fast must be less");
            }
        }
    }

    private final Parameters parameters;
    private final Ema fast;
    private final Ema slow;
    private final Atr range;
    private final Crossing crossing = new Crossing();

    public EmaCross(Parameters parameters) {
        this.parameters = parameters;
        fast = new Ema(parameters.fast());
        slow = new Ema(parameters.slow());
        range = new Atr(parameters.range());
    }

    @Override
    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of(
                        "ema-cross",
                        "Buys when the fast average crosses above the slow one, sells when it crosses back.",
                        parameters)
                .on("BTCUSDT", "ETHUSDT", "SOLUSDT")
                .bars(
                        TimeFrame.M1,
                        Math.max(Ema.settledAfter(parameters.slow()), Atr.settledAfter(parameters.range())));
    }

    @Override
    public void onStart(StrategyContext context) {
        context.indicator("fast", fast);
        context.indicator("slow", slow);
        context.indicator("range", range);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        crossing.update(fast.value(), slow.value());
        if (crossing.down() && context.openTrade().isPresent()) {
            context.exit("the average of " + parameters.fast() + " bars fell below that of " + parameters.slow());
        } else if (crossing.up() && context.openTrade().isEmpty() && range.ready()) {
            enter(bar, context);
        }
    }

    private void enter(Bar bar, StrategyContext context) {
        double target = parameters.targetRanges() * range.value();
        if (target < bar.close() * parameters.minimumTargetPercent() / 100) {
            context.note("the averages crossed upward, but the market is too calm to pay for the fees");
            return;
        }
        long stopLossPrice = context.ticks(bar.close() - parameters.stopRanges() * range.value());
        context.buy(
                stopLossPrice,
                context.ticks(bar.close() + target),
                "the average of " + parameters.fast() + " bars (" + context.price(fast.value())
                        + ") rose above that of " + parameters.slow() + " (" + context.price(slow.value())
                        + "); the stop is " + parameters.stopRanges() + " average ranges below");
    }
}
