package trading.engine.backtest;

import java.util.ArrayList;
import java.util.List;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.metric.Moments;
import trading.engine.backtest.metric.MonteCarlo;
import trading.engine.backtest.metric.SharpeConfidence;
import trading.engine.model.FixedPoint;
import trading.engine.strategy.StrategyParameters;

/// How far a run can be believed. Part of every report.
///
/// `trials`: how many runs were really made to find this one. `probabilisticSharpe`: the probability that the true
/// ratio is above 0; `deflatedSharpe`: that it is above what chance finds in so many trials. `shuffled`: the same
/// trades in other orders; `bootstrapped`: days drawn again in blocks. `entries`: against random entries. `noise`: the
/// whole run again on slightly other bars. `warnings`: in plain words.
public record Honesty(
        int trials,
        double probabilisticSharpe,
        double deflatedSharpe,
        MonteCarlo shuffled,
        MonteCarlo bootstrapped,
        RandomEntries entries,
        CandleNoise noise,
        List<String> warnings) {
    private static final int RUNS = 1_000;
    private static final int BLOCK_DAYS = 5;
    private static final long SEED = 20_240_601;
    private static final int FEW_TRADES = 30;
    private static final int FEW_DAYS = 90;
    private static final long DAY = 86_400_000_000_000L;
    private static final int MANY_PARAMETERS = 10;
    private static final double LARGE_SHARE = 0.5;
    private static final double SURE = 0.95;

    public Honesty {
        warnings = List.copyOf(warnings);
    }

    /// `trials`: 1 for a run by itself; `ratioVariance`: of the daily ratios of all trials, 0 for one.
    public static Honesty of(BacktestPlan plan, BacktestResult result, int trials, double ratioVariance)
            throws Stopped, InterruptedException {
        return of(plan, result, trials, ratioVariance, Watch.NONE);
    }

    /// `watch` is asked while the run is made again with candle noise; throws [Stopped] when it says so.
    public static Honesty of(BacktestPlan plan, BacktestResult result, int trials, double ratioVariance, Watch watch)
            throws Stopped, InterruptedException {
        CandleNoise noise = result.opinions().kept() == 0
                ? CandleNoise.of(plan, watch)
                : CandleNoise.leftOut("on other bars no kept answer is to the same question");
        Metrics metrics = result.metrics();
        Moments daily = metrics.returns().daily();
        List<ClosedTrade> trades = result.measured(plan);
        double[] days = result.equity().dailyReturns().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double cash = (double) plan.account().cash() / FixedPoint.ONE;
        double[] profits = trades.stream().mapToDouble(ClosedTrade::profit).toArray();
        // each part has dice of its own: what they show does not depend on which is ready first
        Beside<MonteCarlo> shuffled = Beside.start(() -> MonteCarlo.shuffledTrades(cash, profits, RUNS, SEED));
        RandomEntries entries = RandomEntries.of(
                trades,
                plan.feeds(),
                plan.fromNanos(),
                plan.toNanos(),
                plan.account().takerFeePpm(),
                RUNS,
                SEED);
        double probabilistic = SharpeConfidence.probabilistic(daily, 0);
        double deflated = SharpeConfidence.deflated(daily, trials, ratioVariance);
        MonteCarlo bootstrapped = MonteCarlo.blockBootstrap(days, BLOCK_DAYS, RUNS, SEED);
        List<String> warnings = warnings(plan, result, trials, deflated, entries, noise);
        return new Honesty(trials, probabilistic, deflated, shuffled.await(), bootstrapped, entries, noise, warnings);
    }

    private static List<String> warnings(
            BacktestPlan plan,
            BacktestResult result,
            int trials,
            double deflated,
            RandomEntries entries,
            CandleNoise noise) {
        List<String> warnings = new ArrayList<>();
        Metrics metrics = result.metrics();
        int count = metrics.trades().count();
        if (!result.disabled().isEmpty()) {
            warnings.add("The strategy was stopped before the end: " + result.disabled() + ".");
        }
        if (count < FEW_TRADES) {
            warnings.add("Only " + counted(count, "trade") + (count == 1 ? " was" : " were") + " closed: fewer than "
                    + FEW_TRADES + " prove little.");
        }
        long days = (plan.toNanos() - plan.fromNanos()) / DAY;
        if (days < FEW_DAYS) {
            warnings.add("The run is " + counted(days, "day")
                    + " long: annual figures, Sharpe and alpha are blown up from fewer" + " than " + FEW_DAYS + ".");
        }
        int parameters = StrategyParameters.ranges(plan.strategy()
                        .create(plan.settings())
                        .declaration()
                        .parameters()
                        .getClass())
                .size();
        if (parameters > MANY_PARAMETERS) {
            warnings.add("The strategy has " + parameters + " parameters: with more than " + MANY_PARAMETERS
                    + " nearly any past can be fitted.");
        }
        if (count > 1
                && metrics.trades().largestShare() > LARGE_SHARE
                && metrics.trades().profit() > 0) {
            warnings.add(
                    "One trade made " + Math.round(100 * metrics.trades().largestShare()) + " % of all that was won.");
        }
        if (count > 0 && entries.probability() > 1 - SURE) {
            warnings.add("Random entries with the same holding times did as well in "
                    + Math.round(100 * entries.probability()) + " % of the draws.");
        }
        if (trials > 1 && !(deflated > SURE)) {
            warnings.add("After " + trials + " trials the best Sharpe ratio may be chance (deflated: "
                    + (Double.isNaN(deflated) ? "unknown" : Math.round(100 * deflated) + " %") + ").");
        }
        if (!result.denials().isEmpty()) {
            warnings.add("Risk refused orders: " + result.denials() + ".");
        }
        if (!result.open().isEmpty()) {
            int open = result.open().size();
            warnings.add(counted(open, "trade") + " still open at the end count" + (open == 1 ? "s" : "")
                    + " at the last price.");
        }
        if (noise.runs() > 0
                && metrics.totalReturn() > 0
                && !(noise.totalReturn().quantile(0.5) > 0)) {
            warnings.add("On slightly other bars half of the runs made no profit: the result hangs on single prices.");
        }
        warnings.addAll(result.opinions().warnings());
        warnings.addAll(PriceDoubts.of(plan, result));
        return warnings;
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
