package trading.engine.indicator;

import trading.engine.model.Bar;

/// Absolute price oscillator: the fast exponential average less the slow one, in ticks.
///
/// Ready after `slow` bars. Source: TA-Lib, APO, with exponential averages, which both begin with the first
/// bar.
public final class Apo implements BarIndicator {
    private final Ema fast;
    private final Ema slow;

    public Apo(int fast, int slow) {
        this.fast = new Ema(fast);
        this.slow = new Ema(Period.atLeast(fast + 1, slow));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        fast.update(value);
        slow.update(value);
    }

    @Override
    public boolean ready() {
        return slow.ready();
    }

    @Override
    public double value() {
        return fast.value() - slow.value();
    }

    double slow() {
        return slow.value();
    }
}
