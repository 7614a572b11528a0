package trading.engine.backtest;

import java.util.ArrayList;
import java.util.List;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.metric.Moments;
import trading.engine.backtest.metric.MonteCarlo;
import trading.engine.backtest.metric.SharpeConfidence;
import trading.engine.history.Bars;
import trading.engine.model.FixedPoint;
import trading.engine.strategy.StrategyParameters;

/// How far a run can be believed. Part of every report.
///
/// `trials`: how many runs were really made to find this one. `probabilisticSharpe`: the probability that the true
/// ratio is above 0; `deflatedSharpe`: that it is above what chance finds in so many trials. `shuffled`: the same
/// trades in other orders; `bootstrapped`: days drawn again in blocks. `entries`: against random entries. `warnings`:
/// in plain words.
public record Honesty(
        int trials,
        double probabilisticSharpe,
        double deflatedSharpe,
        MonteCarlo shuffled,
        MonteCarlo bootstrapped,
        RandomEntries entries,
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
    private static final double MOST_MISSING = 0.01;

    public Honesty {
        warnings = List.copyOf(warnings);
    }

    /// `trials`: 1 for a run by itself; `ratioVariance`: of the daily ratios of all trials, 0 for one.
    public static Honesty of(BacktestPlan plan, BacktestResult result, int trials, double ratioVariance) {
        Metrics metrics = result.metrics();
        Moments daily = metrics.returns().daily();
        List<ClosedTrade> trades = result.measured(plan);
        double[] days = result.equity().dailyReturns().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
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
        return new Honesty(
                trials,
                probabilistic,
                deflated,
                MonteCarlo.shuffledTrades(
                        (double) plan.account().cash() / FixedPoint.ONE,
                        trades.stream().mapToDouble(ClosedTrade::profit).toArray(),
                        RUNS,
                        SEED),
                MonteCarlo.blockBootstrap(days, BLOCK_DAYS, RUNS, SEED),
                entries,
                warnings(plan, result, trials, deflated, entries));
    }

    private static List<String> warnings(
            BacktestPlan plan, BacktestResult result, int trials, double deflated, RandomEntries entries) {
        List<String> warnings = new ArrayList<>();
        Metrics metrics = result.metrics();
        int count = metrics.trades().count();
        if (!result.disabled().isEmpty()) {
            warnings.add("The strategy was stopped before the end: " + result.disabled() + ".");
        }
        if (count < FEW_TRADES) {
            warnings.add("Only " + count + " trades were closed: fewer than " + FEW_TRADES + " prove little.");
        }
        long days = (plan.toNanos() - plan.fromNanos()) / DAY;
        if (days < FEW_DAYS) {
            warnings.add("The run is " + days + " days long: annual figures, Sharpe and alpha are blown up from fewer"
                    + " than " + FEW_DAYS + ".");
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
            warnings.add(result.open().size() + " trades were still open at the end; they count at the last price.");
        }
        for (BarFeed feed : plan.feeds()) {
            addDataWarnings(feed, plan, warnings);
        }
        return warnings;
    }

    private static void addDataWarnings(BarFeed feed, BacktestPlan plan, List<String> warnings) {
        Bars bars = feed.bars().reader();
        int first = bars.firstFrom(plan.fromNanos());
        int end = bars.firstFrom(plan.toNanos());
        long flat = 0;
        for (int i = first; i < end; i++) {
            flat += bars.high(i) == bars.low(i) ? 1 : 0;
        }
        long span = end - first < 2
                ? 0
                : (bars.openTimeNanos(end - 1) - bars.openTimeNanos(first))
                                / feed.frame().nanos()
                        + 1;
        long missing = span - (end - first);
        String symbol = feed.instrument().symbol();
        if (span > 0 && missing > MOST_MISSING * span) {
            warnings.add(symbol + " lacks " + missing + " of " + span + " bars: prices were stale there.");
        }
        if (end > first && flat > (end - first) / 10) {
            warnings.add(symbol + " did not move in " + flat + " of " + (end - first)
                    + " bars: fills there are not to be trusted.");
        }
    }
}
