package trading.engine.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.metric.Moments;
import trading.engine.backtest.metric.OverfittingProbability;
import trading.engine.backtest.metric.ReturnMetrics;
import trading.engine.backtest.metric.SharpeConfidence;

/// Runs with many settings, and how much the best of them can be believed after so many tries.
///
/// `trials`: the best first; those that failed last. `deflatedSharpe`: the probability that the best one's ratio is
/// more than chance would have found in as many trials. `overfitting`: null when there are too few trials or days.
public record Optimization(
        Objective objective,
        List<Trial> trials,
        double deflatedSharpe,
        @Nullable OverfittingProbability overfitting) {
    private static final int BLOCKS = 10;

    public Optimization {
        trials = List.copyOf(trials);
    }

    /// Is told how many of all trials are done, on any thread. False stops the rest.
    @FunctionalInterface
    public interface Progress {
        boolean goesOn(int done, int all);
    }

    /// Runs all, `threads` at a time. Results do not depend on their number. Throws [Stopped].
    public static Optimization run(
            BacktestPlan plan,
            List<SortedMap<String, String>> settings,
            Objective objective,
            int threads,
            Progress progress)
            throws Stopped, InterruptedException {
        List<Trial> trials = new ArrayList<>(runAll(plan, settings, threads, progress));
        trials.sort(Comparator.comparingDouble((Trial trial) -> trial.value(objective))
                .reversed()
                .thenComparing(trial -> trial.settings().toString()));
        return new Optimization(objective, trials, deflated(trials), overfitting(trials));
    }

    private static List<Trial> runAll(
            BacktestPlan plan, List<SortedMap<String, String>> settings, int threads, Progress progress)
            throws Stopped, InterruptedException {
        AtomicInteger done = new AtomicInteger();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("backtest-", 0).daemon().factory())) {
            List<Future<Trial>> running = new ArrayList<>();
            for (SortedMap<String, String> one : settings) {
                Callable<Trial> call = () -> {
                    Trial trial = trial(plan.with(one), goesOn);
                    if (!progress.goesOn(done.incrementAndGet(), settings.size())) {
                        goesOn.set(false);
                    }
                    return trial;
                };
                running.add(pool.submit(call));
            }
            List<Trial> trials = new ArrayList<>();
            try {
                for (Future<Trial> one : running) {
                    trials.add(one.get());
                }
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                if (failed.getCause() instanceof Stopped) {
                    throw new Stopped();
                }
                throw new IllegalStateException("backtest: a trial broke the runner", failed);
            } catch (InterruptedException stop) {
                goesOn.set(false);
                pool.shutdownNow();
                throw stop;
            }
            return trials;
        }
    }

    private static Trial trial(BacktestPlan plan, AtomicBoolean goesOn) throws Stopped, InterruptedException {
        try {
            return Trial.of(plan.settings(), BacktestRun.run(plan, (played, all) -> goesOn.get()));
        } catch (IllegalArgumentException wrong) {
            return Trial.failed(plan.settings(), String.valueOf(wrong.getMessage()));
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
