package trading.engine.indicator;

import trading.engine.model.Bar;

/// Classic pivot points of the session before: `pivot = (high + low + close) / 3` and three resistances and
/// supports around it.
///
/// `r1 = 2 p - low`, `r2 = p + (high - low)`, `r3 = high + 2 (p - low)`; `s1 = 2 p - high`,
/// `s2 = p - (high - low)`, `s3 = low - 2 (high - p)`. A session is so many hours, counted from the epoch: 24
/// begins at midnight UTC. Ready with the first bar of the second session that was seen; a first session of
/// which only the end was seen counts as it was seen.
public final class PivotPoints implements BarIndicator {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final long sessionNanos;
    private long session = Long.MIN_VALUE;
    private double nowHigh;
    private double nowLow;
    private double nowClose;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double pivot = Double.NaN;

    public PivotPoints(int sessionHours) {
        sessionNanos = Period.atLeast(1, sessionHours) * HOUR_NANOS;
    }

    /// One bar more; its session is that of its first moment.
    @Override
    public void update(Bar bar) {
        update(bar.openTimeNanos(), (double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(long openTimeNanos, double barHigh, double barLow, double barClose) {
        long now = Math.floorDiv(openTimeNanos, sessionNanos);
        if (now == session) {
            nowHigh = Math.max(nowHigh, barHigh);
            nowLow = Math.min(nowLow, barLow);
        } else {
            if (session != Long.MIN_VALUE) {
                high = nowHigh;
                low = nowLow;
                pivot = (nowHigh + nowLow + nowClose) / 3;
            }
            session = now;
            nowHigh = barHigh;
            nowLow = barLow;
        }
        nowClose = barClose;
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(pivot);
    }

    /// The pivot.
    @Override
    public double value() {
        return pivot;
    }

    /// `level` 1 to 3, the farthest last.
    public double resistance(int level) {
        return switch (level) {
            case 1 -> 2 * pivot - low;
            case 2 -> pivot + (high - low);
            case 3 -> high + 2 * (pivot - low);
            default -> throw new IllegalArgumentException("pivot points: level=" + level + " from=1 to=3");
        };
    }

    /// `level` 1 to 3, the farthest last.
    public double support(int level) {
        return switch (level) {
            case 1 -> 2 * pivot - high;
            case 2 -> pivot - (high - low);
            case 3 -> low - 2 * (high - pivot);
            default -> throw new IllegalArgumentException("pivot points: level=" + level + " from=1 to=3");
        };
    }
}
