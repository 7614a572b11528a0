package trading.engine.strategy;

import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.Quote;
import trading.engine.model.Trade;

/// Decides when to trade. To write one, say what it is and what it wants to see in [#declaration()], and
/// implement at least one of the `on…` methods.
///
/// There is one object for each seat (an instrument that it runs on), and its methods are called one after
/// the other, never by two threads at once. It decides by nothing but what it is given (no clock, no
/// randomness, no files), so that a replay, a backtest and a restart decide the same. One that throws, takes
/// longer than its time budget, or floods is disabled; others go on.
public interface Strategy {
    /// The same answer every time.
    StrategyDeclaration declaration();

    /// Once, before any bar: the place to make indicators through the context and to read the
    /// [StrategyContext#memory()]. Orders are not heard yet.
    default void onStart(StrategyContext context) {}

    /// One closed bar of one of its subscriptions, each once, oldest first. Before anything may be traded it
    /// is called with bars of the past to warm up; wishes are not heard then.
    default void onBar(Bar bar, StrategyContext context) {}

    /// The best prices have changed; only when its declaration asks for quotes. Of several changes at once,
    /// the last.
    default void onQuote(Quote quote, StrategyContext context) {}

    /// One of its own orders was executed.
    default void onFill(Fill fill, StrategyContext context) {}

    /// One of its own trades was entered, changed or closed.
    default void onTrade(Trade trade, StrategyContext context) {}

    /// A timer that it had set is due, by the market's time.
    default void onTimer(Timer timer, StrategyContext context) {}
}
