package trading.engine.strategy;

import trading.engine.model.Bar;
import trading.engine.model.Trade;

/// Decides on one instrument, bar by bar.
///
/// There is one object for each instrument, and its methods are called one after the other, never by two
/// threads at once. It keeps indicators, not positions: what is open is asked of the context. It decides by
/// nothing but the bars and the context (no clock, no randomness), so that a replay decides the same. One
/// that throws, or takes longer than its time budget, is disabled.
public interface Strategy {
    StrategyDeclaration declaration();

    /// One closed bar, each once, oldest first. Before anything may be traded it is called with bars of the
    /// past to warm up; wishes are not heard then.
    void onBar(Bar bar, StrategyContext context);

    /// Its own trade was entered, changed or closed. Not called while warming up.
    default void onTrade(Trade trade) {}
}
