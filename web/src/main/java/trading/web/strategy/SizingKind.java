package trading.web.strategy;

/// The ways in which entries are sized.
public enum SizingKind {
    FIXED,
    EQUITY_SHARE,
    RISK,
    VOLATILITY,
    KELLY
}
