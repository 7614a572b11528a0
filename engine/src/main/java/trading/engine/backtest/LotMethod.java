package trading.engine.backtest;

/// Which of several purchases a sale sells.
public enum LotMethod {
    /// The oldest.
    FIFO,
    /// The newest.
    LIFO,
    /// The dearest, which makes the least gain.
    HIFO
}
