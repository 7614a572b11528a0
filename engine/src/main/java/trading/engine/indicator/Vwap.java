package trading.engine.indicator;

import trading.engine.model.Bar;

/// Volume-weighted average price since the session began: `Σ typical price · volume / Σ volume`, where
/// `typical = (high + low + close) / 3`.
///
/// A session is so many hours, counted from the epoch: 24 begins at midnight UTC. Ready with the first bar;
/// until something is traded in a session it is the typical price.
public final class Vwap implements BarIndicator {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final long sessionNanos;
    private final RunningSum traded = new RunningSum();
    private final RunningSum volumes = new RunningSum();
    private long session = Long.MIN_VALUE;
    private double average = Double.NaN;

    public Vwap(int sessionHours) {
        sessionNanos = Period.atLeast(1, sessionHours) * HOUR_NANOS;
    }

    /// One bar more; its session is that of its first moment.
    @Override
    public void update(Bar bar) {
        update(bar.openTimeNanos(), (double) bar.high(), (double) bar.low(), (double) bar.close(), (double)
                bar.volume());
    }

    public void update(long openTimeNanos, double high, double low, double close, double volume) {
        long now = Math.floorDiv(openTimeNanos, sessionNanos);
        if (now != session) {
            session = now;
            traded.clear();
            volumes.clear();
        }
        double typical = (high + low + close) / 3;
        traded.add(typical * volume);
        volumes.add(volume);
        average = volumes.value() > 0 ? traded.value() / volumes.value() : typical;
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(average);
    }

    @Override
    public double value() {
        return average;
    }
}
