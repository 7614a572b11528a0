package trading.engine.indicator;

import trading.engine.model.Bar;

/// Bollinger bands: the simple average of closes, `width` standard deviations of the population above and
/// below it, where the close is between them (`%b`), and how wide they are in percent of the average.
///
/// Ready after `period` bars. A market that did not move has a `%b` of 0.5. Source: John Bollinger, Bollinger
/// on Bollinger Bands, 2001; TA-Lib, BBANDS.
public final class BollingerBands implements BarIndicator {
    private final WindowSpread spread;
    private final double width;
    private double latest;

    public BollingerBands(int period, double width) {
        spread = new WindowSpread(Period.atLeast(2, period));
        this.width = width;
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        spread.update(value);
        latest = value;
    }

    @Override
    public boolean ready() {
        return spread.ready();
    }

    /// The middle.
    @Override
    public double value() {
        return spread.mean();
    }

    public double upper() {
        return spread.mean() + width * spread.deviation();
    }

    public double lower() {
        return spread.mean() - width * spread.deviation();
    }

    /// 0 on the lower band, 1 on the upper one.
    public double percentB() {
        double distance = width * spread.deviation();
        return distance == 0 ? 0.5 : 0.5 + spread.above(latest) / (2 * distance);
    }

    /// The distance of the bands in percent of the middle; 0 where that is 0.
    public double bandwidth() {
        return spread.mean() == 0 ? 0 : 200 * width * spread.deviation() / spread.mean();
    }
}
