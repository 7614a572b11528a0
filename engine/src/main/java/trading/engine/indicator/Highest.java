package trading.engine.indicator;

import trading.engine.model.Bar;

/// The highest of the last `period` values (of a bar, its high), and how many bars ago it was.
///
/// Ready after `period` bars. Of equal ones the latest counts. Source: TA-Lib, MAX.
public final class Highest implements BarIndicator {
    private final WindowExtreme extreme;

    public Highest(int period) {
        extreme = WindowExtreme.highest(Period.atLeast(1, period));
    }

    /// One bar more: its high, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.high());
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
