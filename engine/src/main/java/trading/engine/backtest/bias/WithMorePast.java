package trading.engine.backtest.bias;

import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.Timer;

/// A strategy that is given more of the past than it asks for: `moreNanos` of each of its subscriptions.
record WithMorePast(Strategy own, long moreNanos) implements Strategy {

    @Override
    public StrategyDeclaration declaration() {
        StrategyDeclaration declared = own.declaration();
        return declared.subscribed(
                declared.subscriptions().stream().map(this::longer).toList());
    }

    private Subscription longer(Subscription bars) {
        int more = (int) (moreNanos / bars.frame().nanos());
        return new Subscription(bars.symbol(), bars.frame(), bars.warmUpBars() + more);
    }

    @Override
    public void onStart(StrategyContext context) {
        own.onStart(context);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        own.onBar(bar, context);
    }

    @Override
    public void onQuote(Quote quote, StrategyContext context) {
        own.onQuote(quote, context);
    }

    @Override
    public void onFill(Fill fill, StrategyContext context) {
        own.onFill(fill, context);
    }

    @Override
    public void onTrade(Trade trade, StrategyContext context) {
        own.onTrade(trade, context);
    }

    @Override
    public void onTimer(Timer timer, StrategyContext context) {
        own.onTimer(timer, context);
    }
}
