package trading.engine.backtest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.Stopped;

class OptimizationTest {
    private static final long HOUR = HourlyBars.HOUR;

    private static final List<SortedMap<String, String>> GRID =
            ParameterGrid.parse(List.of("fast=5,10", "slow=20,40,60")).all();

    private static Optimization optimize(BacktestPlan plan, Search search, int threads, Objective... objectives)
            throws Exception {
        try (LocalTrials engine = new LocalTrials(plan, threads)) {
            TrialRunner runner = new TrialRunner(engine, TrialMemory.NONE, TrialRunner.Progress.NONE);
            return Optimization.run(runner, search, List.of(objectives), plan.fromNanos(), plan.toNanos());
        }
    }

    private static WalkForward walk(BacktestPlan plan, long insideDays, long outsideDays, boolean anchored)
            throws Exception {
        try (LocalTrials engine = new LocalTrials(plan, 2)) {
            TrialRunner runner = new TrialRunner(engine, TrialMemory.NONE, TrialRunner.Progress.NONE);
            return WalkForward.run(
                    runner,
                    new Search.Listed(GRID),
                    Objective.TOTAL_RETURN,
                    new WalkForward.Windows(insideDays * 24 * HOUR, outsideDays * 24 * HOUR, anchored),
                    plan.fromNanos(),
                    plan.toNanos());
        }
    }

    @Test
    void a_grid_is_each_value_with_each() {
        ParameterGrid grid = ParameterGrid.parse(List.of("a=1..3", "b=0.5..1:0.25", "c=7"));

        assertThat(grid.size()).isEqualTo(9);
        assertThat(grid.all().getFirst()).hasToString("{a=1, b=0.5, c=7}");
        assertThat(grid.all().get(4)).hasToString("{a=2, b=0.75, c=7}");
        assertThat(grid.all().getLast()).hasToString("{a=3, b=1, c=7}");
    }

    @Test
    void some_of_a_grid_are_drawn_by_the_seed() {
        ParameterGrid grid = ParameterGrid.parse(List.of("a=1..1000", "b=1..1000"));

        assertThat(grid.drawn(50, 1)).hasSize(50).doesNotHaveDuplicates().isEqualTo(grid.drawn(50, 1));
        assertThat(grid.drawn(50, 2)).isNotEqualTo(grid.drawn(50, 1));
        assertThat(ParameterGrid.parse(List.of("a=1,2")).drawn(50, 1)).hasSize(2);
    }

    @Test
    void what_is_no_grid_is_told() {
        assertThatThrownBy(() -> ParameterGrid.parse(List.of("fast"))).hasMessageContaining("name=from..to:step");
        assertThatThrownBy(() -> ParameterGrid.parse(List.of("fast=a"))).hasMessageContaining("'a' is no number");
        assertThatThrownBy(() -> ParameterGrid.parse(List.of("fast=1..9:0"))).hasMessageContaining("step is above 0");
        assertThatThrownBy(() -> ParameterGrid.parse(List.of("fast=1..9999999")))
                .hasMessageContaining("more than");
        assertThatThrownBy(() -> ParameterGrid.parse(List.of("a=1", "a=2"))).hasMessageContaining("given twice");
    }

    @Test
    void the_best_comes_first_and_is_deflated_by_the_number_of_trials() throws Exception {
        Optimization found = optimize(HourlyBars.plan(120), new Search.Listed(GRID), 2, Objective.SHARPE);

        assertThat(found.trials()).hasSize(6);
        for (int i = 1; i < 6; i++) {
            assertThat(found.trials().get(i - 1).value(Objective.SHARPE))
                    .isGreaterThanOrEqualTo(found.trials().get(i).value(Objective.SHARPE));
        }
        assertThat(found.deflatedSharpe()).isBetween(0.0, 1.0);
        assertThat(found.overfitting()).isNotNull();
    }

    @Test
    void the_number_of_threads_changes_nothing() throws Exception {
        Optimization alone = optimize(HourlyBars.plan(60), new Search.Listed(GRID), 1, Objective.TOTAL_RETURN);
        Optimization together = optimize(HourlyBars.plan(60), new Search.Listed(GRID), 4, Objective.TOTAL_RETURN);

        assertThat(together.trials())
                .extracting(Trial::hash)
                .isEqualTo(alone.trials().stream().map(Trial::hash).toList());
    }

    @Test
    void settings_that_cannot_be_run_come_last_with_the_reason() throws Exception {
        ParameterGrid grid = ParameterGrid.parse(List.of("fast=10,50", "slow=20"));
        Optimization found = optimize(HourlyBars.plan(60), new Search.Listed(grid.all()), 2, Objective.SHARPE);

        assertThat(found.trials().getLast().failed()).contains("fast must be less");
        assertThat(found.trials().getFirst().metrics()).isNotNull();
    }

    @Test
    void it_can_be_stopped() {
        BacktestPlan plan = HourlyBars.plan(400);
        try (LocalTrials engine = new LocalTrials(plan, 1)) {
            TrialRunner runner = new TrialRunner(engine, TrialMemory.NONE, (done, all) -> false);
            assertThatThrownBy(() -> Optimization.run(
                            runner,
                            new Search.Listed(GRID),
                            List.of(Objective.SHARPE),
                            plan.fromNanos(),
                            plan.toNanos()))
                    .isInstanceOf(Stopped.class);
            assertThat(runner.made()).isZero();
        }
    }

    @Test
    void walking_forward_uses_what_was_chosen_before() throws Exception {
        BacktestPlan plan = HourlyBars.plan(140);
        WalkForward walk = walk(plan, 60, 20, false);

        assertThat(walk.steps()).hasSize(3);
        for (WalkForward.Step step : walk.steps()) {
            assertThat(step.outside().settings()).isEqualTo(step.chosen());
            assertThat(step.toNanos() - step.splitNanos()).isEqualTo(20 * 24 * HOUR);
        }
        assertThat(walk.steps().get(1).fromNanos()).isEqualTo(plan.fromNanos() + 20 * 24 * HOUR);
        assertThat(walk.outside()).hasSizeBetween(60, 63);
        assertThatThrownBy(() -> walk(plan, 400, 1, false)).hasMessageContaining("too few for one step");
    }

    @Test
    void walking_anchored_chooses_on_all_that_was_before() throws Exception {
        BacktestPlan plan = HourlyBars.plan(140);
        WalkForward rolling = walk(plan, 60, 20, false);
        WalkForward anchored = walk(plan, 60, 20, true);

        assertThat(anchored.steps()).hasSize(3).allMatch(step -> step.fromNanos() == plan.fromNanos());
        assertThat(anchored.steps())
                .extracting(WalkForward.Step::splitNanos)
                .isEqualTo(rolling.steps().stream()
                        .map(WalkForward.Step::splitNanos)
                        .toList());
    }

    @Test
    void a_search_that_learns_is_the_same_on_any_number_of_threads() throws Exception {
        ParameterGrid grid = ParameterGrid.parse(List.of("fast=2..20", "slow=20..80:2"));
        Optimization alone = optimize(HourlyBars.plan(60), new CmaEs(grid, 24, 7), 1, Objective.TOTAL_RETURN);
        Optimization together = optimize(HourlyBars.plan(60), new CmaEs(grid, 24, 7), 4, Objective.TOTAL_RETURN);

        assertThat(alone.trials()).hasSize(24);
        assertThat(together.hash()).isEqualTo(alone.hash()).hasSize(64);
        assertThat(optimize(HourlyBars.plan(60), new CmaEs(grid, 24, 8), 4, Objective.TOTAL_RETURN)
                        .hash())
                .isNotEqualTo(alone.hash());
    }

    @Test
    void several_objectives_have_a_front_which_the_best_of_the_first_leads() throws Exception {
        Optimization found = optimize(
                HourlyBars.plan(60), new Search.Listed(GRID), 2, Objective.TOTAL_RETURN, Objective.MAXIMUM_DRAWDOWN);

        assertThat(found.front()).isNotEmpty().isSubsetOf(found.trials()).startsWith(found.best());
    }

    @Test
    void a_trial_knows_when_it_held_something() throws Exception {
        BacktestPlan plan = HourlyBars.plan(60);
        Trial trial =
                optimize(plan, new Search.Listed(GRID), 1, Objective.SHARPE).best();

        assertThat(trial.held()).isNotEmpty();
        for (int i = 0; i < trial.held().size(); i++) {
            Trial.Held held = trial.held().get(i);
            assertThat(held.toNanos()).isGreaterThan(held.fromNanos()).isLessThanOrEqualTo(plan.toNanos());
            assertThat(held.fromNanos())
                    .isGreaterThanOrEqualTo(
                            i == 0 ? plan.fromNanos() : trial.held().get(i - 1).toNanos());
        }
        assertThat(trial.firstDay()).isEqualTo(20_020);
    }

    @Test
    void a_window_is_as_efficient_as_its_days_outside_are_good_against_those_inside() {
        assertThat(window(List.of(0.01, 0.03), List.of(0.01, -0.005, 0.01)).efficiency())
                .isCloseTo(0.25, within(1e-12));
        assertThat(window(List.of(0.01, -0.03), List.of(0.01)).efficiency()).isNaN();
        assertThat(window(List.of(0.01), List.of()).efficiency()).isNaN();
    }

    private static WalkForward.Step window(List<Double> inside, List<Double> outside) {
        return new WalkForward.Step(0, 1, 2, new TreeMap<>(), days(inside), days(outside));
    }

    private static Trial days(List<Double> returns) {
        return new Trial(new TreeMap<>(), null, 0, returns, List.of(), OpinionSources.NONE, "", "");
    }
}
