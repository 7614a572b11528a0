package trading.engine.view;

/// An account in one number each, all money of `currency`: `equity = cash + positionsValue`.
///
/// `cash` is free and locked money together; `positionsValue` is what the positions would bring at the last
/// price, negative for shorts; `unrealizedPnl` is that against what was paid. Positions in instruments of
/// another quote asset are not in it.
public record AccountSummary(
        int account,
        String currency,
        long cash,
        long positionsValue,
        long equity,
        long unrealizedPnl,
        long realizedPnl) {}
