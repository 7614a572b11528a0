package trading.engine.backtest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static trading.engine.backtest.search.HourlyBars.DAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.Watch;
import trading.engine.backtest.metric.Metrics;

class CrossValidationTest {
    private static final Metrics SOME =
            Objects.requireNonNull(ObjectiveTest.trial("x1", 0.1, 0.1).metrics());

    /// Answers from what it was given; what is run on a part of the time alone has no days.
    private record Prepared(List<Trial> trials, List<TrialTask> asked) implements TrialEngine {
        @Override
        public List<Trial> run(List<TrialTask> tasks, Finished finished) {
            asked.addAll(tasks);
            return tasks.stream().map(this::answer).toList();
        }

        private Trial answer(TrialTask task) {
            return trials.stream()
                    .filter(trial -> trial.settings().equals(task.settings()))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    /// `days`: returns in percent, one for each day from day 100 on. `held`: pairs of first and last day.
    private static Trial trial(String name, String days, int... held) {
        List<Double> returns = new ArrayList<>();
        for (String day : days.split(" ", -1)) {
            returns.add(Double.parseDouble(day) / 100);
        }
        List<Trial.Held> spans = new ArrayList<>();
        for (int i = 0; i < held.length; i += 2) {
            spans.add(new Trial.Held((100 + held[i]) * DAY + 1, (100 + held[i + 1]) * DAY + 2));
        }
        return new Trial(settings(name), SOME, 100, returns, spans, OpinionSources.NONE, name, "");
    }

    private static SortedMap<String, String> settings(String name) {
        return new TreeMap<>(java.util.Map.of("x", name));
    }

    private static CrossValidation validate(List<TrialTask> asked, int folds, double embargo, Trial... trials)
            throws Exception {
        Prepared engine = new Prepared(List.of(trials), asked);
        Search search =
                new Search.Listed(List.of(trials).stream().map(Trial::settings).toList());
        return CrossValidation.run(
                new TrialRunner(engine, TrialMemory.NONE, TrialRunner.Progress.NONE),
                search,
                Objective.TOTAL_RETURN,
                new CrossValidation.Folds(folds, embargo),
                100 * DAY,
                110 * DAY);
    }

    @Test
    void each_fold_gets_what_was_best_on_the_other_days() throws Exception {
        List<TrialTask> asked = new ArrayList<>();
        CrossValidation found =
                validate(asked, 2, 0, trial("1", "5 5 5 5 5 0 0 0 0 0"), trial("2", "0 0 0 0 0 1 1 1 1 1"));

        assertThat(found.folds()).extracting(fold -> fold.chosen().get("x")).containsExactly("2", "1");
        assertThat(found.folds()).extracting(CrossValidation.Fold::trainingDays).containsExactly(5, 5);
        assertThat(found.folds().getFirst().inside()).isEqualTo(Math.pow(1.01, 5) - 1, within(1e-12));
        assertThat(asked)
                .containsExactly(
                        new TrialTask(settings("1"), 100 * DAY, 110 * DAY),
                        new TrialTask(settings("2"), 100 * DAY, 110 * DAY),
                        new TrialTask(settings("2"), 100 * DAY, 105 * DAY),
                        new TrialTask(settings("1"), 105 * DAY, 110 * DAY));
    }

    @Test
    void days_on_which_something_was_held_that_the_fold_knows_are_purged() throws Exception {
        // Fold 0 is days 0 to 4. The first trial holds from day 4 to day 7, so that its best days do not count.
        CrossValidation found = validate(
                new ArrayList<>(),
                2,
                0,
                trial("1", "0 0 0 0 0 9 9 9 0 0", 4, 7),
                trial("2", "0 0 0 0 0 1 1 1 1 1", 6, 7));

        CrossValidation.Fold first = found.folds().getFirst();
        assertThat(first.chosen()).isEqualTo(settings("2"));
        assertThat(first.purgedDays()).isZero();
        assertThat(first.trainingDays()).isEqualTo(5);
        CrossValidation.Fold second = validate(new ArrayList<>(), 2, 0, trial("1", "0 0 0 0 3 9 9 9 0 0", 2, 7))
                .folds()
                .get(1);
        assertThat(second.purgedDays()).isEqualTo(3);
        assertThat(second.trainingDays()).isEqualTo(2);
    }

    @Test
    void days_just_after_the_fold_are_embargoed() throws Exception {
        CrossValidation found = validate(
                new ArrayList<>(), 2, 0.15, trial("1", "0 0 0 0 0 9 9 0 0 0"), trial("2", "0 0 0 0 0 0 0 1 1 1"));

        CrossValidation.Fold first = found.folds().getFirst();
        assertThat(first.chosen()).isEqualTo(settings("2"));
        assertThat(first.embargoedDays()).isEqualTo(2);
        assertThat(first.trainingDays()).isEqualTo(3);
        assertThat(found.folds().get(1).embargoedDays()).isZero();
    }

    @Test
    void a_fold_is_run_alone_with_what_was_chosen() throws Exception {
        BacktestPlan plan = HourlyBars.plan(120);
        List<SortedMap<String, String>> grid =
                ParameterGrid.parse(List.of("fast=5,10", "slow=20,40,60")).all();
        CrossValidation found;
        try (LocalTrials engine = new LocalTrials(plan, 2)) {
            TrialRunner runner = new TrialRunner(engine, TrialMemory.NONE, TrialRunner.Progress.NONE);
            found = CrossValidation.run(
                    runner,
                    new Search.Listed(grid),
                    Objective.SHARPE,
                    new CrossValidation.Folds(4, 0.02),
                    plan.fromNanos(),
                    plan.toNanos());
            assertThat(runner.made()).isEqualTo(6 + 4);
        }

        assertThat(found.folds()).hasSize(4);
        for (CrossValidation.Fold fold : found.folds()) {
            assertThat(fold.outside().hash())
                    .isEqualTo(BacktestRun.run(
                                    plan.with(fold.chosen()).between(fold.fromNanos(), fold.toNanos()), Watch.NONE)
                            .hash());
            assertThat(fold.trainingDays() + fold.purgedDays() + fold.embargoedDays())
                    .isEqualTo(75);
        }
        assertThat(found.folds().getLast().toNanos()).isEqualTo(plan.toNanos());
        assertThat(found.outside()).hasSize(100);
        assertThat(found.values().count()).isEqualTo(4);
    }

    @Test
    void what_makes_no_sense_is_told() {
        Trial trial = trial("1", "0 0 0 0 0 9 9 9 0 0", 0, 9);
        assertThatThrownBy(() -> validate(new ArrayList<>(), 6, 0, trial)).hasMessageContaining("too few: 2 for each");
        assertThatThrownBy(() -> validate(new ArrayList<>(), 1, 0, trial))
                .hasMessageContaining("2 folds are the least");
        assertThatThrownBy(() -> validate(new ArrayList<>(), 2, 1, trial)).hasMessageContaining("embargo=1.0");
        assertThatThrownBy(() -> validate(new ArrayList<>(), 2, 0, trial))
                .hasMessageContaining("no settings have a figure for total-return");
    }

    @Test
    void a_hold_out_is_the_end_and_begins_with_a_bar() {
        BacktestPlan plan = HourlyBars.plan(120);
        HoldOut held = HoldOut.last(plan, 0.201);

        assertThat(held.toNanos()).isEqualTo(plan.toNanos());
        assertThat(held.fromNanos() % HourlyBars.HOUR).isZero();
        assertThat(plan.toNanos() - held.fromNanos()).isBetween(20 * DAY, 20 * DAY + 4 * HourlyBars.HOUR);
        assertThatThrownBy(() -> HoldOut.last(plan, 1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> HoldOut.from(plan, plan.toNanos())).hasMessageContaining("between");
    }
}
