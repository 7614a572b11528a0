package trading.engine.model;

/// For a while, the soft limits of an account do not hold for the orders of one strategy (the empty name:
/// of its people). `oneOrder`: only for the first order that needs it.
public record LimitOverride(int account, String strategy, boolean oneOrder, long untilNanos, String reason, String by) {
    /// 15 minutes.
    public static final long LONGEST_NANOS = 900_000_000_000L;
}
