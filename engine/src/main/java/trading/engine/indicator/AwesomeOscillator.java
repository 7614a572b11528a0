package trading.engine.indicator;

import trading.engine.model.Bar;

/// Awesome oscillator: the simple average of the middle price `(high + low) / 2` over `fast` bars less that
/// over `slow` bars.
///
/// Ready after `slow` bars. Source: Bill Williams, New Trading Dimensions, 1998.
public final class AwesomeOscillator implements BarIndicator {
    private final Sma fast;
    private final Sma slow;

    public AwesomeOscillator(int fast, int slow) {
        this.fast = new Sma(fast);
        this.slow = new Sma(Period.atLeast(fast + 1, slow));
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low());
    }

    public void update(double high, double low) {
        double middle = (high + low) / 2;
        fast.update(middle);
        slow.update(middle);
    }

    @Override
    public boolean ready() {
        return slow.ready();
    }

    @Override
    public double value() {
        return fast.value() - slow.value();
    }
}
