package trading.engine.indicator;

import trading.engine.model.Bar;

/// Chande momentum oscillator: rises less falls of the last `period` changes, in percent of both together,
/// -100 to 100.
///
/// Ready after `period + 1` bars. A market that did not move has 0. Source: Tushar Chande and Stanley Kroll,
/// The New Technical Trader, 1994. (TA-Lib's CMO smooths as Wilder does and is another thing.)
public final class Cmo implements BarIndicator {
    private final WindowSum rises;
    private final WindowSum falls;
    private double previous = Double.NaN;

    public Cmo(int period) {
        rises = new WindowSum(Period.atLeast(1, period));
        falls = new WindowSum(period);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        if (!Double.isNaN(previous)) {
            rises.update(Math.max(value - previous, 0));
            falls.update(Math.max(previous - value, 0));
        }
        previous = value;
    }

    @Override
    public boolean ready() {
        return rises.ready();
    }

    @Override
    public double value() {
        if (!ready()) {
            return Double.NaN;
        }
        double way = rises.sum() + falls.sum();
        return way == 0 ? 0 : 100 * (rises.sum() - falls.sum()) / way;
    }
}
