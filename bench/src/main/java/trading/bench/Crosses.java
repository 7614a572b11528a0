package trading.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BarFeed;
import trading.engine.history.BarColumns;
import trading.engine.history.Bars;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyParameters;

/// The same bars and the same cross of two plain averages for both: ours through the whole core, ta4j's bare.
///
/// ta4j gets the prices as ticks. It enters and exits at the next bar's open, as ours do.
final class Crosses {
    /// A trade every 89 bars of the walk.
    static final SmaCross.Parameters BUSY = StrategyParameters.defaults(SmaCross.Parameters.class);
    /// What charts call the golden cross: a trade every 315 bars of the walk.
    static final SmaCross.Parameters CALM = new SmaCross.Parameters(50, 200);

    private static final long START = 1_640_995_200_000_000_000L;
    private static final double STEP = 0.0008;
    private static final int LONGEST_STEP = 500;

    private Crosses() {}

    static BarColumns walk(int count) {
        SplittableRandom dice = new SplittableRandom(1);
        BarColumns bars = new BarColumns(count);
        double price = 4_000_000;
        for (int i = 0; i < count; i++) {
            double next = Math.max(10_000, price * (1 + STEP * dice.nextGaussian()));
            long open = Math.round(price);
            long close = Math.round(next);
            long high = Math.max(open, close) + dice.nextLong(LONGEST_STEP);
            long low = Math.min(open, close) - dice.nextLong(LONGEST_STEP);
            bars.add(new Bar(0, TimeFrame.M1, START + i * TimeFrame.M1.nanos(), open, high, low, close, 1_000, 10));
            price = next;
        }
        return bars;
    }

    /// Bars before the first decision.
    private static int warmUp(SmaCross.Parameters averages) {
        return averages.slow() + 1;
    }

    static BacktestPlan plan(Bars bars, SmaCross.Parameters averages) {
        return new BacktestPlan(
                settings -> new SmaCross(averages),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(
                        new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 900_000_000L, 0),
                        TimeFrame.M1,
                        bars)),
                bars.openTimeNanos(warmUp(averages)),
                bars.openTimeNanos(bars.count() - 1) + TimeFrame.M1.nanos(),
                BacktestAccount.USUAL.withFees(0, 0));
    }

    static BarSeries series(Bars bars, NumFactory numbers) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        for (int i = 0; i < bars.count(); i++) {
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochSecond(0, bars.openTimeNanos(i) + TimeFrame.M1.nanos()))
                    .openPrice(bars.open(i))
                    .highPrice(bars.high(i))
                    .lowPrice(bars.low(i))
                    .closePrice(bars.close(i))
                    .volume(bars.volume(i))
                    .add();
        }
        return series;
    }

    /// ta4j caches what its indicators said, so each run has indicators of its own.
    static TradingRecord ta4j(BarSeries series, SmaCross.Parameters averages) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator fast = new SMAIndicator(close, averages.fast());
        SMAIndicator slow = new SMAIndicator(close, averages.slow());
        return new BarSeriesManager(series, new TradeOnNextOpenModel())
                .run(new BaseStrategy(
                        new CrossedUpIndicatorRule(fast, slow),
                        new CrossedDownIndicatorRule(fast, slow),
                        warmUp(averages)));
    }
}
