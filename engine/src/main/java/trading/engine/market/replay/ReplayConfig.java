package trading.engine.market.replay;

/// How a file is replayed. Bars that open before `fromNanos` are left out: a replay that is started again
/// goes on where its stored bars end.
public record ReplayConfig(Speed speed, long fromNanos) {
    public static ReplayConfig at(Speed speed) {
        return new ReplayConfig(speed, Long.MIN_VALUE);
    }

    public ReplayConfig goingOnFrom(long nanos) {
        return new ReplayConfig(speed, nanos);
    }
}
