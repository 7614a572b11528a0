package trading.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.BarFeed;
import trading.engine.backtest.Watch;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyCatalog;

/// Bars a second of a cross of two exponential averages (20 and 50 bars) over a million one-minute bars of a random
/// walk, on one thread.
///
/// Ours is the shipped `ema-cross` through risk, matching, stops and targets, with the report's metrics; ta4j's is the
/// bare cross over numbers that are `double` inside, on bars that were made before. ta4j caches what its indicators
/// said, so each of its runs has indicators of its own.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class BacktestBenchmark {
    private static final int BARS = 1_000_000;
    private static final long START = 1_640_995_200_000_000_000L;
    private static final double STEP = 0.0008;

    private BacktestPlan plan;
    private BarSeries series;

    @Setup
    public void walk() {
        SplittableRandom dice = new SplittableRandom(1);
        BarColumns bars = new BarColumns(BARS);
        series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        double price = 4_000_000;
        for (int i = 0; i < BARS; i++) {
            double next = Math.max(10_000, price * (1 + STEP * dice.nextGaussian()));
            long open = Math.round(price);
            long close = Math.round(next);
            long high = Math.max(open, close) + dice.nextLong(500);
            long low = Math.min(open, close) - dice.nextLong(500);
            long time = START + i * TimeFrame.M1.nanos();
            bars.add(new Bar(0, TimeFrame.M1, time, open, high, low, close, 1_000, 10));
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochSecond(0, time + TimeFrame.M1.nanos()))
                    .openPrice(open)
                    .highPrice(high)
                    .lowPrice(low)
                    .closePrice(close)
                    .volume(1_000)
                    .add();
            price = next;
        }
        plan = new BacktestPlan(
                settings -> StrategyCatalog.create("ema-cross", settings),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(
                        new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 900_000_000L, 0),
                        TimeFrame.M1,
                        bars)),
                START,
                START + BARS * TimeFrame.M1.nanos(),
                BacktestAccount.USUAL);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public BacktestResult ours() throws Exception {
        return BacktestRun.run(plan, Watch.NONE);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public TradingRecord ta4j() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator fast = new EMAIndicator(close, 20);
        EMAIndicator slow = new EMAIndicator(close, 50);
        return new BarSeriesManager(series)
                .run(new BaseStrategy(
                        new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow)));
    }
}
