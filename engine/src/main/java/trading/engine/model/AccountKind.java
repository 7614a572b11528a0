package trading.engine.model;

/// What an account may do.
public enum AccountKind {
    /// A person's or a strategy's money: every risk check applies, and it is recorded.
    TRADER,
    /// The market itself: simulated agents and replayed quotes. Its balances may go below zero, no risk
    /// check applies, and its orders are not recorded in the database.
    LIQUIDITY
}
