package trading.engine.indicator;

import trading.engine.model.Bar;

/// Percentage price oscillator: how many percent the fast exponential average is above the slow one, its
/// exponential average (the signal) and the difference of the two (the histogram).
///
/// Ready after `slow + signal - 1` bars. A slow average of 0 gives 0. Source: TA-Lib, PPO, with exponential averages.
public final class Ppo implements BarIndicator {
    private final Apo difference;
    private final Ema signal;
    private double line = Double.NaN;

    public Ppo(int fast, int slow, int signal) {
        difference = new Apo(fast, slow);
        this.signal = new Ema(signal);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        difference.update(value);
        if (difference.ready()) {
            double slow = difference.slow();
            line = slow == 0 ? 0 : 100 * difference.value() / slow;
            signal.update(line);
        }
    }

    @Override
    public boolean ready() {
        return signal.ready();
    }

    @Override
    public double value() {
        return ready() ? line : Double.NaN;
    }

    public double signal() {
        return signal.value();
    }

    public double histogram() {
        return line - signal.value();
    }
}
