package trading.engine.indicator;

import trading.engine.model.Bar;

/// Tillson's T3: `c1 e6 + c2 e5 + c3 e4 + c4 e3`, where each `e` is the exponential average of the one before
/// and with volume factor `v`: `c1 = -v³`, `c2 = 3 (v² + v³)`, `c3 = -6 v² - 3 (v + v³)`,
/// `c4 = 1 + 3 v + v³ + 3 v²`.
///
/// Ready after `6 (period - 1) + 1` bars. Source: Tim Tillson, Technical Analysis of Stocks & Commodities,
/// January 1998; seeded as in TA-Lib, T3.
public final class T3 implements BarIndicator {
    private static final int STAGES = 6;

    private final Ema[] averages = new Ema[STAGES];
    private final double sixth;
    private final double fifth;
    private final double fourth;
    private final double third;

    public T3(int period, double volumeFactor) {
        for (int i = 0; i < STAGES; i++) {
            averages[i] = new Ema(period);
        }
        double square = volumeFactor * volumeFactor;
        double cube = square * volumeFactor;
        sixth = -cube;
        fifth = 3 * (square + cube);
        fourth = -6 * square - 3 * (volumeFactor + cube);
        third = 1 + 3 * volumeFactor + cube + 3 * square;
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        double input = value;
        for (Ema average : averages) {
            average.update(input);
            if (!average.ready()) {
                return;
            }
            input = average.value();
        }
    }

    @Override
    public boolean ready() {
        return averages[STAGES - 1].ready();
    }

    @Override
    public double value() {
        return sixth * averages[5].value()
                + fifth * averages[4].value()
                + fourth * averages[3].value()
                + third * averages[2].value();
    }
}
