package trading.engine.backtest.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.metric.Moments;
import trading.engine.backtest.metric.OverfittingProbability;
import trading.engine.backtest.metric.ReturnMetrics;
import trading.engine.backtest.metric.SharpeConfidence;

/// Runs with many settings, and how much the best of them can be believed after so many tries.
///
/// `trials`: the best by the first of the objectives first; those that failed last. `front`: those of which
/// none is better in one objective without being worse in another. `deflatedSharpe`: the probability that
/// the best one's ratio is more than chance would have found in as many trials. `overfitting`: null when
/// there are too few trials or days.
public record Optimization(
        List<Objective> objectives,
        List<Trial> trials,
        List<Trial> front,
        double deflatedSharpe,
        @Nullable OverfittingProbability overfitting,
        Stability stability) {
    private static final int BLOCKS = 10;

    public Optimization {
        objectives = List.copyOf(objectives);
        trials = List.copyOf(trials);
        front = List.copyOf(front);
    }

    /// What comes of it depends on nothing but the bars, the search and the objectives. Throws
    /// [IllegalArgumentException] when the search is one for a single objective, see [Search#check(List)],
    /// and [Stopped].
    public static Optimization run(
            TrialRunner runner, Search search, List<Objective> objectives, long fromNanos, long toNanos)
            throws Stopped, InterruptedException {
        search.check(objectives);
        runner.expect(search.most());
        Objective first = objectives.getFirst();
        List<Trial> trials = new ArrayList<>(
                search.trials(settings -> runner.run(settings, fromNanos, toNanos), trial -> trial.value(first)));
        trials.sort(Trial.bestFirst(trial -> trial.value(first)));
        return new Optimization(
                objectives,
                trials,
                ParetoFront.of(trials, objectives),
                deflated(trials),
                overfitting(trials),
                Stability.of(trials, first));
    }

    public Objective objective() {
        return objectives.getFirst();
    }

    public Trial best() {
        return trials.getFirst();
    }

    /// Whose opinions the strategy was given in all trials together.
    public OpinionSources opinions() {
        return OpinionSources.together(trials.stream().map(Trial::opinions).toList());
    }

    /// One number for all that came of it: SHA-256 over objectives, settings and the trials' own hashes.
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((objectives + "\n").getBytes(StandardCharsets.UTF_8));
            for (Trial trial : trials) {
                String line = trial.settings() + " " + trial.hash() + " " + trial.failed() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Of the best one's days, with the ratios of all trials telling how far chance reaches.
    private static double deflated(List<Trial> trials) {
        List<Double> ratios = new ArrayList<>();
        for (Trial trial : trials) {
            double ratio = daily(trial).daily().ratio();
            if (!Double.isNaN(ratio)) {
                ratios.add(ratio);
            }
        }
        if (trials.isEmpty() || ratios.isEmpty()) {
            return Double.NaN;
        }
        double spread = Moments.of(
                        ratios.stream().mapToDouble(Double::doubleValue).toArray())
                .deviation();
        double variance = Double.isNaN(spread) ? 0 : spread * spread;
        return SharpeConfidence.deflated(daily(trials.getFirst()).daily(), trials.size(), variance);
    }

    private static ReturnMetrics daily(Trial trial) {
        return ReturnMetrics.of(
                trial.dailyReturns().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static @Nullable OverfittingProbability overfitting(List<Trial> trials) {
        List<Trial> whole =
                trials.stream().filter(trial -> trial.metrics() != null).toList();
        int days = whole.stream()
                .mapToInt(trial -> trial.dailyReturns().size())
                .min()
                .orElse(0);
        if (whole.size() < 2 || days < 2 * BLOCKS) {
            return null;
        }
        double[][] returns = new double[whole.size()][days];
        for (int i = 0; i < returns.length; i++) {
            for (int day = 0; day < days; day++) {
                returns[i][day] = whole.get(i).dailyReturns().get(day);
            }
        }
        return OverfittingProbability.of(returns, BLOCKS);
    }
}
