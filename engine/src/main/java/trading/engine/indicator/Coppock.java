package trading.engine.indicator;

import trading.engine.model.Bar;

/// Coppock curve: the weighted average over `smooth` bars of the rates of change over `slow` and over `fast`
/// bars together.
///
/// Ready after `slow + smooth` bars. Source: Edwin Coppock, Barron's, October 1962.
public final class Coppock implements BarIndicator {
    private final Roc slow;
    private final Roc fast;
    private final Wma average;

    public Coppock(int slow, int fast, int smooth) {
        this.slow = new Roc(Period.atLeast(fast, slow));
        this.fast = new Roc(fast);
        average = new Wma(smooth);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        slow.update(value);
        fast.update(value);
        if (slow.ready()) {
            average.update(slow.value() + fast.value());
        }
    }

    @Override
    public boolean ready() {
        return average.ready();
    }

    @Override
    public double value() {
        return average.value();
    }
}
