package trading.engine.indicator;

import trading.engine.model.Bar;

/// Ulcer index: the root of the mean of squared drawdowns, in percent, each from the highest close of its last
/// `period` bars.
///
/// Ready after `2 period - 1` bars. A highest close of 0 counts as no drawdown. Source: Peter Martin and Byron
/// McCann, The Investor's Guide to Fidelity Funds, 1989.
public final class UlcerIndex implements BarIndicator {
    private final WindowExtreme highest;
    private final WindowSum squares;

    public UlcerIndex(int period) {
        highest = WindowExtreme.highest(Period.atLeast(1, period));
        squares = new WindowSum(period);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        highest.update(value);
        if (highest.ready()) {
            double top = highest.value();
            double drawdown = top == 0 ? 0 : 100 * (value - top) / top;
            squares.update(drawdown * drawdown);
        }
    }

    @Override
    public boolean ready() {
        return squares.ready();
    }

    @Override
    public double value() {
        return Math.sqrt(squares.mean());
    }
}
