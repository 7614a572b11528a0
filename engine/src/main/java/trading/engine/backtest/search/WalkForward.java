package trading.engine.backtest.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.metric.ReturnMetrics;

/// Settings chosen on one stretch of time and used on the next, again and again: what optimising would have
/// brought.
///
/// `outside`: the returns of all days on which settings were used that were chosen before. `efficiency`:
/// the mean daily return outside against that of the chosen ones inside, `NaN` when that was not above 0.
public record WalkForward(List<Step> steps, List<Double> outside, ReturnMetrics outsideReturns, double efficiency) {
    private static final long DAY = 86_400_000_000_000L;

    public WalkForward {
        steps = List.copyOf(steps);
        outside = List.copyOf(outside);
    }

    /// Whose opinions the strategy was given with the settings that were chosen, inside and outside.
    public OpinionSources opinions() {
        return OpinionSources.together(steps.stream()
                .flatMap(step -> Stream.of(step.inside(), step.outside()))
                .map(Trial::opinions)
                .toList());
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

        /// The mean daily return outside against that inside, `NaN` when that was not above 0.
        public double efficiency() {
            double insideMean = mean(inside.dailyReturns());
            return insideMean > 0 ? mean(outside.dailyReturns()) / insideMean : Double.NaN;
        }

        private static double mean(List<Double> days) {
            return days.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }
    }

    /// `insideNanos`, `outsideNanos`: how long it is chosen on and used. `anchored`: every choice is made
    /// on all that was before, and not on so much of it only.
    public record Windows(long insideNanos, long outsideNanos, boolean anchored) {}

    /// From when to before when; the whole moves by what it is used on. Throws [IllegalArgumentException]
    /// when the time is too short for one step, and [Stopped].
    public static WalkForward run(
            TrialRunner runner, Search search, Objective objective, Windows windows, long fromNanos, long toNanos)
            throws Stopped, InterruptedException {
        long inside = windows.insideNanos;
        long outside = windows.outsideNanos;
        long count = inside <= 0 || outside <= 0 ? 0 : (toNanos - fromNanos - inside) / outside;
        if (count < 1) {
            throw new IllegalArgumentException("walk-forward: inside=" + inside / DAY + " d outside=" + outside / DAY
                    + " d: the " + (toNanos - fromNanos) / DAY + " days of the run are too few for one step");
        }
        runner.expect((search.most() + 1) * count);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long moved = fromNanos + i * outside;
            long from = windows.anchored ? fromNanos : moved;
            long split = moved + inside;
            long to = split + outside;
            Trial best =
                    search
                            .trials(settings -> runner.run(settings, from, split), trial -> trial.value(objective))
                            .stream()
                            .min(Trial.bestFirst(trial -> trial.value(objective)))
                            .orElseThrow();
            steps.add(new Step(from, split, to, best.settings(), best, runner.run(best.settings(), split, to)));
        }
        return of(steps);
    }

    private static WalkForward of(List<Step> steps) {
        List<Double> outside = new ArrayList<>();
        double insideSum = 0;
        int insideDays = 0;
        for (Step step : steps) {
            outside.addAll(step.outside.dailyReturns());
            insideSum += step.inside.dailyReturns().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            insideDays += step.inside.dailyReturns().size();
        }
        ReturnMetrics metrics = ReturnMetrics.of(
                outside.stream().mapToDouble(Double::doubleValue).toArray());
        double insideMean = insideDays == 0 ? Double.NaN : insideSum / insideDays;
        return new WalkForward(
                steps, outside, metrics, insideMean > 0 ? metrics.daily().mean() / insideMean : Double.NaN);
    }
}
