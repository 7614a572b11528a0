package trading.engine.backtest.bias;

/// What is wrong with a strategy's answers. `timeNanos`: of the first decision that shows it, 0 when it is about none.
public record BiasFinding(Kind kind, long timeNanos, String text) {
    /// What a strategy does that it must not do.
    public enum Kind {
        /// It decides differently when the same bars are played again.
        NOT_REPEATABLE,
        /// It decides differently when the future is another one, or is not there.
        LOOK_AHEAD,
        /// It decides differently when it has seen more of the past than it asked for.
        WARM_UP,
        /// It could not be checked, because it failed.
        FAILED
    }
}
