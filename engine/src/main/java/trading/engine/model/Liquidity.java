package trading.engine.model;

/// Whether a fill added liquidity to the book or removed it.
public enum Liquidity {
    MAKER,
    TAKER
}
