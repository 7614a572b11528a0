package trading.engine.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.metric.Outcomes;
import trading.engine.history.BarColumns;
import trading.engine.history.Bars;
import trading.engine.model.Bar;

/// The whole run again on slightly other bars: what hangs on single prices does not stay. Part of every report.
///
/// Open, high, low and close of each bar are each moved by a normal draw of [#WIDTH] of the bar's own range; the
/// highest of them is the high then, the lowest the low. Seeded: the same run gives the same answer. Fills are on bars,
/// also where there are ticks. `runs`: how many were made, fewer of a long history; 0 when it is too long for any, or
/// when the run went by kept answers of a model, and `skipped` says so.
public record CandleNoise(int runs, String skipped, Outcomes totalReturn, Outcomes sharpe, Outcomes maximumDrawdown) {
    /// Of the range of a bar.
    public static final double WIDTH = 0.1;

    /// Of a history of at most [#MOST_BARS] / [#RUNS] bars.
    public static final int RUNS = 20;

    /// Fewer tell nothing.
    public static final int LEAST_RUNS = 5;

    /// In all runs together.
    public static final long MOST_BARS = 4_000_000;

    private static final long SEED = 20_240_602;

    /// Makes the runs, on the caller's thread. Throws [Stopped] when the watch says so.
    public static CandleNoise of(BacktestPlan plan, Watch watch) throws Stopped, InterruptedException {
        long bars = 0;
        for (BarFeed feed : plan.feeds()) {
            Bars own = feed.bars().reader();
            bars += own.firstFrom(plan.toNanos()) - own.firstFrom(plan.fromNanos());
        }
        int runs = (int) Math.min(RUNS, MOST_BARS / Math.max(1, bars));
        if (runs < LEAST_RUNS) {
            return leftOut(bars + " bars are too many to be played again " + LEAST_RUNS + " times: at most "
                    + MOST_BARS / LEAST_RUNS);
        }
        double[] returns = new double[runs];
        double[] ratios = new double[runs];
        double[] depths = new double[runs];
        int good = 0;
        for (int run = 0; run < runs; run++) {
            Metrics metrics = BacktestRun.run(noisy(plan, SEED + run), watch).metrics();
            returns[run] = metrics.totalReturn();
            depths[run] = metrics.maximumDrawdown();
            if (Double.isFinite(metrics.returns().sharpe())) {
                ratios[good++] = metrics.returns().sharpe();
            }
        }
        return new CandleNoise(
                runs, "", new Outcomes(returns), new Outcomes(Arrays.copyOf(ratios, good)), new Outcomes(depths));
    }

    static CandleNoise leftOut(String why) {
        return new CandleNoise(0, why, none(), none(), none());
    }

    private static Outcomes none() {
        return new Outcomes(new double[0]);
    }

    private static BacktestPlan noisy(BacktestPlan plan, long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<BarFeed> feeds = new ArrayList<>();
        for (BarFeed feed : plan.feeds()) {
            feeds.add(new BarFeed(feed.instrument(), feed.frame(), noisy(feed, dice)));
        }
        return new BacktestPlan(
                plan.strategy(),
                plan.settings(),
                plan.symbols(),
                feeds,
                plan.fromNanos(),
                plan.toNanos(),
                plan.account());
    }

    static BarColumns noisy(BarFeed feed, SplittableRandom dice) {
        Bars bars = feed.bars().reader();
        BarColumns noisy = new BarColumns(bars.count());
        for (int i = 0; i < bars.count(); i++) {
            double width = WIDTH * (bars.high(i) - bars.low(i));
            long open = moved(bars.open(i), width, dice);
            long high = moved(bars.high(i), width, dice);
            long low = moved(bars.low(i), width, dice);
            long close = moved(bars.close(i), width, dice);
            noisy.add(new Bar(
                    feed.instrument().id(),
                    feed.frame(),
                    bars.openTimeNanos(i),
                    open,
                    Math.max(Math.max(open, close), Math.max(high, low)),
                    Math.min(Math.min(open, close), Math.min(high, low)),
                    close,
                    bars.volume(i),
                    bars.tradeCount(i)));
        }
        return noisy;
    }

    private static long moved(long price, double width, SplittableRandom dice) {
        return width == 0 ? price : Math.max(1, price + Math.round(width * dice.nextGaussian()));
    }
}
