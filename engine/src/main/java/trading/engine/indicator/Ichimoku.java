package trading.engine.indicator;

import trading.engine.model.Bar;

/// Ichimoku: middles of the range of the last bars, and a cloud drawn ahead.
///
/// `conversion` and `base` are `(highest + lowest) / 2` over so many bars. The cloud over this bar was known
/// `displacement - 1` bars ago: span A is the mean of both then, span B the middle over `spanB` bars then.
/// What is known now for the bar that far ahead are the `leading` spans. The lagging line is the close, drawn
/// so many bars back. Ready after `max(base, spanB) + displacement - 1` bars. Source: Goichi Hosoda, 1969.
public final class Ichimoku implements BarIndicator {
    private final DonchianChannel conversion;
    private final DonchianChannel base;
    private final DonchianChannel third;
    private final Delay spanA;
    private final Delay spanB;

    public Ichimoku(int conversion, int base, int spanB, int displacement) {
        this.conversion = new DonchianChannel(conversion);
        this.base = new DonchianChannel(Period.atLeast(conversion, base));
        third = new DonchianChannel(Period.atLeast(base, spanB));
        spanA = new Delay(Period.atLeast(1, displacement) - 1);
        this.spanB = new Delay(displacement - 1);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low());
    }

    public void update(double high, double low) {
        conversion.update(high, low);
        base.update(high, low);
        third.update(high, low);
        spanA.update(leadingA());
        spanB.update(leadingB());
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(spanB.value());
    }

    /// The base line, kijun-sen.
    @Override
    public double value() {
        return ready() ? base.value() : Double.NaN;
    }

    /// Tenkan-sen.
    public double conversion() {
        return ready() ? conversion.value() : Double.NaN;
    }

    /// One edge of the cloud over this bar, senkou span A.
    public double spanA() {
        return ready() ? spanA.value() : Double.NaN;
    }

    /// The other edge of the cloud over this bar, senkou span B.
    public double spanB() {
        return spanB.value();
    }

    /// Span A as it will be `displacement - 1` bars from now.
    public double leadingA() {
        return (conversion.value() + base.value()) / 2;
    }

    /// Span B as it will be `displacement - 1` bars from now.
    public double leadingB() {
        return third.value();
    }
}
