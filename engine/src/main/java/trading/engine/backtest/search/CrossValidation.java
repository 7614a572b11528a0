package trading.engine.backtest.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.metric.Moments;
import trading.engine.backtest.metric.ReturnMetrics;

/// K folds over time, purged and embargoed (López de Prado, "Advances in Financial Machine Learning", 2018,
/// chapter 7): settings are chosen on the days of all folds but one, and used on that one, each in its
/// turn.
///
/// The observations are the days of one run over all of the time for each of the settings. Of the training
/// days those are purged on which the run held something that it also held within the fold, since their
/// outcome knows the fold; the days just after the fold are embargoed. What was chosen is then run on the
/// fold alone, with a fresh account.
///
/// `outside`: the returns of all folds' days, in order of time. `values`: mean and deviation of the
/// objective's own figure over the folds.
public record CrossValidation(
        Objective objective, List<Fold> folds, List<Double> outside, ReturnMetrics outsideReturns, Moments values) {
    private static final long DAY = 86_400_000_000_000L;
    private static final int FEWEST_DAYS = 2;

    public CrossValidation {
        folds = List.copyOf(folds);
        outside = List.copyOf(outside);
    }

    /// Whose opinions the strategy was given on the folds, each with the settings that were chosen for it.
    public OpinionSources opinions() {
        return OpinionSources.together(
                folds.stream().map(fold -> fold.outside().opinions()).toList());
    }

    /// `embargo`: the part of all days, from 0 to before 1, that is left out after a fold; rounded up to
    /// days.
    public record Folds(int count, double embargo) {
        public Folds {
            if (count < 2 || !(embargo >= 0 && embargo < 1)) {
                throw new IllegalArgumentException("cross-validation: folds=" + count + " embargo=" + embargo
                        + ": 2 folds are the least, and the embargo is a part from 0 to before 1");
            }
        }
    }

    /// One fold, from when to before when. `trainingDays`: on which it was chosen; `purgedDays`,
    /// `embargoedDays`: which were left out of them. `inside`: the objective's figure on the training days,
    /// such that more is better.
    public record Fold(
            long fromNanos,
            long toNanos,
            int trainingDays,
            int purgedDays,
            int embargoedDays,
            SortedMap<String, String> chosen,
            double inside,
            Trial outside) {
        public Fold {
            chosen = new TreeMap<>(chosen);
        }
    }

    /// Throws [IllegalArgumentException] when daily returns do not tell the objective, when the time is too
    /// short, or when nothing can be chosen, and [Stopped].
    public static CrossValidation run(
            TrialRunner runner, Search search, Objective objective, Folds folds, long fromNanos, long toNanos)
            throws Stopped, InterruptedException {
        objective.ofDays(new double[0]);
        long firstDay = Math.floorDiv(fromNanos, DAY);
        int days = (int) (Math.floorDiv(toNanos - 1, DAY) - firstDay + 1);
        if (days < folds.count * FEWEST_DAYS) {
            throw new IllegalArgumentException("cross-validation: folds=" + folds.count + ": the " + days
                    + " days of the run are too few: " + FEWEST_DAYS + " for each are the least");
        }
        boolean isListed = search instanceof Search.Listed;
        runner.expect((isListed ? search.most() : (long) search.most() * folds.count) + folds.count);
        List<Fold> done = new ArrayList<>();
        for (int i = 0; i < folds.count; i++) {
            Training training = new Training(
                    objective,
                    firstDay,
                    days,
                    (int) ((long) days * i / folds.count),
                    (int) ((long) days * (i + 1) / folds.count),
                    (int) Math.ceil(folds.embargo * days));
            done.add(fold(runner, search, training, fromNanos, toNanos));
        }
        return of(objective, done);
    }

    private static Fold fold(TrialRunner runner, Search search, Training training, long fromNanos, long toNanos)
            throws Stopped, InterruptedException {
        ToDoubleFunction<Trial> score = training::score;
        Trial best = search.trials(settings -> runner.run(settings, fromNanos, toNanos), score).stream()
                .min(Trial.bestFirst(score))
                .orElseThrow();
        double inside = score.applyAsDouble(best);
        long from = Math.max(fromNanos, (training.firstDay + training.testFrom) * DAY);
        long to = Math.min(toNanos, (training.firstDay + training.testTo) * DAY);
        if (inside == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("cross-validation: no settings have a figure for "
                    + training.objective.text() + " on the days outside the fold from day "
                    + training.testFrom + " to before day " + training.testTo
                    + ": take fewer folds, a smaller embargo, or another objective");
        }
        BitSet purged = training.purged(best);
        BitSet embargoed = training.embargoed();
        embargoed.andNot(purged);
        return new Fold(
                from,
                to,
                training.days(best).cardinality(),
                purged.cardinality(),
                embargoed.cardinality(),
                best.settings(),
                inside,
                runner.run(best.settings(), from, to));
    }

    private static CrossValidation of(Objective objective, List<Fold> folds) {
        List<Double> outside = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Fold fold : folds) {
            outside.addAll(fold.outside.dailyReturns());
            if (fold.outside.metrics() != null) {
                values.add(objective.figure(fold.outside.metrics()));
            }
        }
        return new CrossValidation(
                objective,
                folds,
                outside,
                ReturnMetrics.of(
                        outside.stream().mapToDouble(Double::doubleValue).toArray()),
                Moments.of(values.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite)
                        .toArray()));
    }

    /// The days outside one fold, counted from the first one of the run.
    private record Training(Objective objective, long firstDay, int all, int testFrom, int testTo, int embargo) {

        double score(Trial trial) {
            if (trial.metrics() == null) {
                return Double.NEGATIVE_INFINITY;
            }
            return objective.ofDays(days(trial).stream()
                    .mapToDouble(day -> trial.dailyReturns().get((int) (firstDay + day - trial.firstDay())))
                    .toArray());
        }

        /// On which it may be judged.
        BitSet days(Trial trial) {
            BitSet days = known(trial);
            days.clear(testFrom, testTo);
            days.andNot(embargoed());
            days.andNot(purged(trial));
            return days;
        }

        /// That it has a return of.
        BitSet known(Trial trial) {
            BitSet known = new BitSet();
            int first = (int) (trial.firstDay() - firstDay);
            known.set(
                    Math.max(0, first),
                    Math.clamp(first + (long) trial.dailyReturns().size(), 0, all));
            return known;
        }

        BitSet embargoed() {
            BitSet days = new BitSet();
            days.set(testTo, Math.min(all, testTo + embargo));
            return days;
        }

        /// Days outside the fold on which something was held that was also held within it.
        BitSet purged(Trial trial) {
            BitSet purged = new BitSet();
            long from = (firstDay + testFrom) * DAY;
            long to = (firstDay + testTo) * DAY;
            for (Trial.Held held : trial.held()) {
                if (held.fromNanos() < to && held.toNanos() > from) {
                    int first = (int) (Math.floorDiv(held.fromNanos(), DAY) - firstDay);
                    int last = (int) (Math.floorDiv(held.toNanos() - 1, DAY) - firstDay);
                    purged.set(Math.max(0, first), Math.min(all, last + 1));
                }
            }
            purged.clear(testFrom, testTo);
            return purged;
        }
    }
}
