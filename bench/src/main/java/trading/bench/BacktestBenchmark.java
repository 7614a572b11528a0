package trading.bench;

import java.util.List;
import java.util.TreeMap;
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
import org.ta4j.core.TradingRecord;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.Watch;
import trading.engine.history.BarColumns;
import trading.engine.strategy.StrategyCatalog;

/// Bars a second over one-minute bars of a random walk, on one thread.
///
/// `ours` and `ta4j`: a cross of two plain averages (20 and 50 bars, or 50 and 200) over 100,000 bars, with the same
/// trades ([Crosses]); ours through risk, matching and positions, exact in money, with the report's figures, ta4j's
/// bare, on bars that were made before: with the decimal numbers that it has by itself, and with `double`. From a
/// million bars on ta4j 0.22.2 enlarges its caches at each bar, so it is given what it is good at. `twoYears`: ours
/// over 1,051,200 bars. `stops`: the shipped `ema-cross` over as many, with fees, stops and targets.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class BacktestBenchmark {
    private static final int BARS = 100_000;
    private static final int TWO_YEARS = 1_051_200;

    @Param({"20/50", "50/200"})
    private String cross;

    private SmaCross.Parameters averages;
    private BacktestPlan plan;
    private BacktestPlan twoYears;
    private BacktestPlan stops;
    private BarSeries doubles;
    private BarSeries decimals;

    @Setup
    public void walk() {
        averages = cross.equals("50/200") ? Crosses.CALM : Crosses.BUSY;
        BarColumns bars = Crosses.walk(BARS);
        doubles = Crosses.series(bars, DoubleNumFactory.getInstance());
        decimals = Crosses.series(bars, DecimalNumFactory.getInstance());
        plan = Crosses.plan(bars, averages);
        twoYears = Crosses.plan(Crosses.walk(TWO_YEARS), averages);
        stops = new BacktestPlan(
                settings -> StrategyCatalog.create("ema-cross", settings),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                twoYears.feeds(),
                twoYears.fromNanos(),
                twoYears.toNanos(),
                BacktestAccount.USUAL);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public BacktestResult ours() throws Exception {
        return BacktestRun.run(plan, Watch.NONE);
    }

    @Benchmark
    @OperationsPerInvocation(TWO_YEARS)
    public BacktestResult twoYears() throws Exception {
        return BacktestRun.run(twoYears, Watch.NONE);
    }

    @Benchmark
    @OperationsPerInvocation(TWO_YEARS)
    public BacktestResult stops() throws Exception {
        return BacktestRun.run(stops, Watch.NONE);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public TradingRecord ta4jDoubles() {
        return Crosses.ta4j(doubles, averages);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public TradingRecord ta4jDecimals() {
        return Crosses.ta4j(decimals, averages);
    }
}
