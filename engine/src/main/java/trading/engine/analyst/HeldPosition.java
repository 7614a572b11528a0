package trading.engine.analyst;

/// What the asking strategy holds: lots (negative when short), ticks, money.
public record HeldPosition(long quantity, long averagePrice, long unrealizedPnl) {
    public static final HeldPosition FLAT = new HeldPosition(0, 0, 0);
}
