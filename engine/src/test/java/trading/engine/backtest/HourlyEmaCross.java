package trading.engine.backtest;

import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;

/// A shipped strategy on hours instead of its own frame.
public record HourlyEmaCross(Strategy own) implements Strategy {
    public static Strategy of(Strategy own) {
        return new HourlyEmaCross(own);
    }

    @Override
    public StrategyDeclaration declaration() {
        StrategyDeclaration declared = own.declaration();
        return StrategyDeclaration.of(declared.name(), declared.description(), declared.parameters())
                .on("BTCUSDT")
                .bars(TimeFrame.H1, 0);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        own.onBar(bar, context);
    }

    @Override
    public void onStart(StrategyContext context) {
        own.onStart(context);
    }
}
