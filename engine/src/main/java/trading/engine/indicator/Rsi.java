package trading.engine.indicator;

import trading.engine.model.Bar;

/// Wilder's relative strength index, 0 to 100: how much of the movement of late was upward.
///
/// Ready after `period + 1` closes. A market that did not move at all has 0, as in TA-Lib.
public final class Rsi implements BarIndicator {
    private final SeededAverage gains;
    private final SeededAverage losses;
    private double previousClose = Double.NaN;

    public Rsi(int period) {
        gains = SeededAverage.wilder(Period.atLeast(2, period));
        losses = SeededAverage.wilder(period);
    }

    /// After how many bars where it began no longer shows.
    public static int settledAfter(int period) {
        return SeededAverage.wilderSettledAfter(period);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double close) {
        if (!Double.isNaN(previousClose)) {
            double change = close - previousClose;
            gains.update(Math.max(change, 0));
            losses.update(Math.max(-change, 0));
        }
        previousClose = close;
    }

    @Override
    public boolean ready() {
        return gains.ready();
    }

    @Override
    public double value() {
        double movement = gains.value() + losses.value();
        return movement == 0 ? 0 : 100 * gains.value() / movement;
    }
}
