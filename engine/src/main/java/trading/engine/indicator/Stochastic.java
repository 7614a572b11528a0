package trading.engine.indicator;

import trading.engine.model.Bar;

/// Where the close is in the range of the last `period` bars, 0 to 100: `%K` averaged over `smooth` bars, and
/// `%D`, the average of that over `signal` bars. With a `smooth` of 1 it is the fast stochastic.
///
/// Ready after `period + smooth + signal - 2` bars. A market that did not move has 0. Source: George Lane;
/// TA-Lib, STOCH and STOCHF, with simple averages.
public final class Stochastic implements BarIndicator {
    private final WindowExtreme highest;
    private final WindowExtreme lowest;
    private final WindowSum line;
    private final WindowSum signal;

    public Stochastic(int period, int smooth, int signal) {
        highest = WindowExtreme.highest(Period.atLeast(1, period));
        lowest = WindowExtreme.lowest(period);
        line = new WindowSum(Period.atLeast(1, smooth));
        this.signal = new WindowSum(Period.atLeast(1, signal));
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        highest.update(high);
        lowest.update(low);
        if (!highest.ready()) {
            return;
        }
        double range = highest.value() - lowest.value();
        line.update(range == 0 ? 0 : 100 * (close - lowest.value()) / range);
        if (line.ready()) {
            signal.update(line.mean());
        }
    }

    @Override
    public boolean ready() {
        return signal.ready();
    }

    /// `%K`.
    @Override
    public double value() {
        return ready() ? line.mean() : Double.NaN;
    }

    /// `%D`.
    public double signal() {
        return signal.mean();
    }
}
