package trading.engine.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import trading.engine.backtest.metric.ReturnMetrics;

/// Settings chosen on one stretch of time and used on the next, again and again: what optimising would have brought.
///
/// `outside`: the returns of all days on which settings were used that were chosen before. `efficiency`: the mean
/// daily return outside against that of the chosen ones inside, `NaN` when that was not above 0.
public record WalkForward(List<Step> steps, List<Double> outside, ReturnMetrics outsideReturns, double efficiency) {
    private static final long DAY = 86_400_000_000_000L;

    public WalkForward {
        steps = List.copyOf(steps);
        outside = List.copyOf(outside);
    }

    /// `chosen` on the time from `fromNanos` to before `splitNanos`; used from there to before `toNanos`.
    public record Step(
            long fromNanos,
            long splitNanos,
            long toNanos,
            SortedMap<String, String> chosen,
            Trial inside,
            Trial outside) {
        public Step {
            chosen = new TreeMap<>(chosen);
        }
    }

    /// `insideNanos` to choose on, `outsideNanos` to use; the whole moves by `outsideNanos`. Throws
    /// [IllegalArgumentException] when the time is too short for one step, and [Stopped].
    public static WalkForward run(
            BacktestPlan plan,
            List<SortedMap<String, String>> settings,
            Objective objective,
            long insideNanos,
            long outsideNanos,
            int threads,
            Optimization.Progress progress)
            throws Stopped, InterruptedException {
        long first = plan.fromNanos();
        long count = insideNanos <= 0 || outsideNanos <= 0 ? 0 : (plan.toNanos() - first - insideNanos) / outsideNanos;
        if (count < 1) {
            throw new IllegalArgumentException("walk-forward: inside=" + insideNanos / DAY + " d outside="
                    + outsideNanos / DAY + " d: the " + (plan.toNanos() - first) / DAY
                    + " days of the run are too few for one step");
        }
        List<Step> steps = new ArrayList<>();
        List<Double> outside = new ArrayList<>();
        double insideSum = 0;
        int insideDays = 0;
        for (int i = 0; i < count; i++) {
            long from = first + i * outsideNanos;
            long split = from + insideNanos;
            long to = split + outsideNanos;
            int before = i * settings.size();
            Optimization inside = Optimization.run(
                    plan.between(from, split),
                    settings,
                    objective,
                    threads,
                    (done, all) ->
                            progress.goesOn(before + done, (int) Math.min(Integer.MAX_VALUE, settings.size() * count)));
            Trial best = inside.trials().getFirst();
            BacktestPlan next = plan.with(best.settings()).between(split, to);
            Trial used = Trial.of(best.settings(), BacktestRun.run(next, Watch.NONE));
            steps.add(new Step(from, split, to, best.settings(), best, used));
            outside.addAll(used.dailyReturns());
            insideSum += best.dailyReturns().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            insideDays += best.dailyReturns().size();
        }
        ReturnMetrics metrics = ReturnMetrics.of(
                outside.stream().mapToDouble(Double::doubleValue).toArray());
        double insideMean = insideDays == 0 ? Double.NaN : insideSum / insideDays;
        return new WalkForward(
                steps, outside, metrics, insideMean > 0 ? metrics.daily().mean() / insideMean : Double.NaN);
    }
}
