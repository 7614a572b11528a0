package trading.bench;

import trading.engine.indicator.Crossing;
import trading.engine.indicator.Sma;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Entry;
import trading.engine.strategy.Parameter;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;

/// The plainest of strategies, which every library has as its example: one lot is bought when the fast average goes
/// above the slow one, and sold when it goes below. No stop, no target.
public final class SmaCross implements Strategy {
    private final Parameters parameters;
    private final Sma fast;
    private final Sma slow;
    private final Crossing crossing = new Crossing();

    /// Bars of both averages.
    public record Parameters(
            @Parameter(value = 20, from = 2, to = 500, text = "bars of the fast average")
            int fast,

            @Parameter(value = 50, from = 3, to = 1000, text = "bars of the slow average")
            int slow) {}

    public SmaCross(Parameters parameters) {
        this.parameters = parameters;
        fast = new Sma(parameters.fast());
        slow = new Sma(parameters.slow());
    }

    @Override
    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of("sma-cross", "Buys and sells where two plain averages cross.", parameters)
                .on("BTCUSDT")
                .bars(TimeFrame.M1, parameters.slow() + 1);
    }

    @Override
    public void onStart(StrategyContext context) {
        context.indicator("fast", fast);
        context.indicator("slow", slow);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        crossing.update(fast.value(), slow.value());
        if (crossing.down() && context.position() > 0) {
            context.exit("the fast average fell below the slow one");
        } else if (crossing.up() && context.position() == 0) {
            context.enter(Entry.buy("the fast average rose above the slow one").quantity(1));
        }
    }
}
