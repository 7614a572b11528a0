package trading.engine.model;

/// What an account is worth: all its assets at the market's prices, in money of `asset`.
///
/// `peak`: the highest so far; `dayStart`: at the last midnight (UTC).
public record Equity(int account, String asset, long equity, long peak, long dayStart, long timeNanos) {
    /// Money below the peak, never negative.
    public long drawdown() {
        return Math.max(0, peak - equity);
    }
}
