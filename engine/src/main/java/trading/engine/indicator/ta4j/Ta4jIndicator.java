package trading.engine.indicator.ta4j;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import trading.engine.indicator.BarIndicator;
import trading.engine.model.Bar;

/// Any indicator of the library ta4j, fed bar by bar, for a strategy that wants one that is not among ours.
///
/// ```java
/// BarIndicator kst = new Ta4jIndicator(100, series -> new KSTIndicator(new ClosePriceIndicator(series)));
/// ```
/// Prices are ticks and volumes lots, as with ours. The value is asked for on every bar, so that what ta4j
/// computes from its value of the bar before goes on for ever although only the last bars are kept; what looks
/// back at bars themselves must look back at fewer than are kept. Unlike ours it allocates on every bar, and
/// it is slower (docs/benchmarks.md).
public final class Ta4jIndicator implements BarIndicator {
    private final BarSeries series;
    private final org.ta4j.core.Indicator<Num> indicator;
    private double value = Double.NaN;

    /// `keptBars` of history are kept for `factory`'s indicator, which is made before there is a bar (ta4j's JMA
    /// cannot be).
    public Ta4jIndicator(int keptBars, Function<BarSeries, ? extends org.ta4j.core.Indicator<Num>> factory) {
        if (keptBars < 2) {
            throw new IllegalArgumentException("ta4j indicator: keptBars=" + keptBars + " minimum=2");
        }
        series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .withMaxBarCount(keptBars)
                .build();
        indicator = factory.apply(series);
    }

    /// One bar more. Throws [IllegalArgumentException] when it does not end after the one before, as ta4j
    /// wants.
    @Override
    public void update(Bar bar) {
        series.barBuilder()
                .timePeriod(Duration.ofNanos(bar.frame().nanos()))
                .endTime(Instant.ofEpochSecond(0, bar.closeTimeNanos()))
                .openPrice(bar.open())
                .highPrice(bar.high())
                .lowPrice(bar.low())
                .closePrice(bar.close())
                .volume(bar.volume())
                .trades(bar.tradeCount())
                .add();
        double latest = indicator.getValue(series.getEndIndex()).doubleValue();
        value = series.getEndIndex() < indicator.getCountOfUnstableBars() ? Double.NaN : latest;
    }

    /// After as many bars as ta4j calls unstable, with a value that is a number.
    @Override
    public boolean ready() {
        return !Double.isNaN(value);
    }

    @Override
    public double value() {
        return value;
    }
}
