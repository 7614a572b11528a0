package trading.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import trading.engine.indicator.CatalogIndicator;
import trading.engine.indicator.IndicatorCatalog;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// One bar into an indicator and all its outputs out again: ours, and ta4j's counterpart, with the catalog's
/// default parameters.
///
/// ta4j is fed as a live series is: a bar is added, then the indicators are asked for their value at it, so
/// that its caches are always filled up to the bar before and nothing is computed twice. Each call begins a
/// new series without a limit, and its bars (with numbers that are `double` inside) are made before: what a
/// live feed would pay for them, and for forgetting old ones, is not counted. Ours goes on for ever.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class IndicatorBenchmark {
    private static final int BARS = 2_000;

    @Param({
        "sma",
        "ema",
        "wma",
        "rma",
        "dema",
        "tema",
        "hma",
        "kama",
        "vwma",
        "zlema",
        "linear-regression",
        "mcginley",
        "vidya",
        "rolling-vwap",
        "macd",
        "apo",
        "ppo",
        "rsi",
        "stochastic-rsi",
        "stochastic",
        "williams-r",
        "cci",
        "cmo",
        "roc",
        "awesome",
        "fisher",
        "tsi",
        "dpo",
        "coppock",
        "adx",
        "aroon",
        "parabolic-sar",
        "supertrend",
        "ichimoku",
        "chandelier",
        "mass-index",
        "pivot-points",
        "true-range",
        "atr",
        "bollinger",
        "bollinger-percent-b",
        "bollinger-bandwidth",
        "keltner",
        "donchian",
        "standard-deviation",
        "variance",
        "choppiness",
        "ulcer",
        "obv",
        "accumulation-distribution",
        "chaikin-money-flow",
        "chaikin-oscillator",
        "mfi",
        "highest",
        "lowest",
        "linear-regression-slope",
        "percent-rank",
        "correlation"
    })
    public String name = "";

    private final List<Bar> bars = new ArrayList<>();
    private final List<org.ta4j.core.Bar> ta4jBars = new ArrayList<>();
    private CatalogIndicator ours = IndicatorCatalog.create("sma", Map.of());

    @Setup
    public void prepare() {
        ours = IndicatorCatalog.create(name, Map.of());
        SplittableRandom random = new SplittableRandom(1);
        long price = 50_000;
        for (int i = 0; i < BARS; i++) {
            long open = price;
            price += random.nextInt(-50, 51);
            long high = Math.max(open, price) + random.nextInt(1, 20);
            long low = Math.min(open, price) - random.nextInt(1, 20);
            long volume = random.nextInt(1, 1_000);
            Bar bar = new Bar(0, TimeFrame.M1, i * TimeFrame.M1.nanos(), open, high, low, price, volume, 0);
            bars.add(bar);
            ta4jBars.add(ta4j(bar));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ours() {
        double sum = 0;
        int outputs = ours.definition().outputs().size();
        for (int i = 0; i < BARS; i++) {
            ours.update(bars.get(i));
            for (int output = 0; output < outputs; output++) {
                sum += ours.value(output);
            }
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ta4j() {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        List<Indicator<Num>> outputs = Ta4jCounterparts.of(name, series);
        double sum = 0;
        for (int i = 0; i < BARS; i++) {
            series.addBar(ta4jBars.get(i));
            for (int output = 0; output < outputs.size(); output++) {
                sum += outputs.get(output).getValue(i).doubleValue();
            }
        }
        return sum;
    }

    private static org.ta4j.core.Bar ta4j(Bar bar) {
        NumFactory numbers = DoubleNumFactory.getInstance();
        return new BaseBar(
                Duration.ofMinutes(1),
                Instant.ofEpochSecond(0, bar.openTimeNanos()),
                Instant.ofEpochSecond(0, bar.closeTimeNanos()),
                numbers.numOf(bar.open()),
                numbers.numOf(bar.high()),
                numbers.numOf(bar.low()),
                numbers.numOf(bar.close()),
                numbers.numOf(bar.volume()),
                numbers.numOf(0),
                0);
    }
}
