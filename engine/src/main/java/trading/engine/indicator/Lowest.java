package trading.engine.indicator;

import trading.engine.model.Bar;

/// The lowest of the last `period` values (of a bar, its low), and how many bars ago it was.
///
/// Ready after `period` bars. Of equal ones the latest counts. Source: TA-Lib, MIN.
public final class Lowest implements BarIndicator {
    private final WindowExtreme extreme;

    public Lowest(int period) {
        extreme = WindowExtreme.lowest(Period.atLeast(1, period));
    }

    /// One bar more: its low, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.low());
    }

    public void update(double value) {
        extreme.update(value);
    }

    @Override
    public boolean ready() {
        return extreme.ready();
    }

    @Override
    public double value() {
        return extreme.value();
    }

    /// 0 when it is the newest.
    public int barsAgo() {
        return extreme.barsAgo();
    }
}
