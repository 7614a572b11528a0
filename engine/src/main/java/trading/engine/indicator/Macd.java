package trading.engine.indicator;

import trading.engine.model.Bar;

/// Moving average convergence divergence: the fast exponential average less the slow one, its exponential
/// average (the signal), and the difference of the two (the histogram).
///
/// Ready after `slow + signal - 1` bars. Source: Gerald Appel; seeded as in TA-Lib, MACD: both averages have
/// their first value on the same bar.
public final class Macd implements BarIndicator {
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;
    private int skipped;

    public Macd(int fast, int slow, int signal) {
        this.fast = new Ema(fast);
        this.slow = new Ema(Period.atLeast(fast + 1, slow));
        this.signal = new Ema(signal);
        skipped = slow - fast;
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        slow.update(value);
        if (skipped > 0) {
            skipped--;
        } else {
            fast.update(value);
        }
        if (slow.ready()) {
            signal.update(fast.value() - slow.value());
        }
    }

    @Override
    public boolean ready() {
        return signal.ready();
    }

    @Override
    public double value() {
        return ready() ? fast.value() - slow.value() : Double.NaN;
    }

    public double signal() {
        return signal.value();
    }

    public double histogram() {
        return value() - signal.value();
    }
}
