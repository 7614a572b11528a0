package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyCatalog;

class OptimizationTest {
    private static final long HOUR = TimeFrame.H1.nanos();
    private static final long START = 20_000 * 24 * HOUR;
    private static final Instrument BTC = new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 100, 1, 1L << 40, 0);
    private static final Optimization.Progress ON = (done, all) -> true;

    private static BacktestPlan plan(int days) {
        Random dice = new Random(3);
        BarColumns bars = new BarColumns(days * 24);
        double price = 4_000_000;
        for (int i = 0; i < days * 24; i++) {
            long open = Math.round(price);
            price *= Math.exp(0.004 * dice.nextGaussian() + (i / 200 % 2 == 0 ? 0.001 : -0.001));
            long close = Math.round(price);
            bars.add(new Bar(
                    0,
                    TimeFrame.H1,
                    START + i * HOUR,
                    open,
                    Math.max(open, close) + dice.nextInt(5_000),
                    Math.min(open, close) - dice.nextInt(5_000),
                    close,
                    1_000_000,
                    1));
        }
        return new BacktestPlan(
                settings -> HourlyEmaCross.of(StrategyCatalog.create("ema-cross", settings)),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(BTC, TimeFrame.H1, bars)),
                START + 20 * 24 * HOUR,
                START + days * 24L * HOUR,
                BacktestAccount.USUAL);
    }

    private static final List<SortedMap<String, String>> GRID =
            ParameterGrid.parse(List.of("fast=5,10", "slow=20,40,60")).all();

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
        Optimization found = Optimization.run(plan(120), GRID, Objective.SHARPE, 2, ON);

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
        Optimization alone = Optimization.run(plan(60), GRID, Objective.TOTAL_RETURN, 1, ON);
        Optimization together = Optimization.run(plan(60), GRID, Objective.TOTAL_RETURN, 4, ON);

        assertThat(together.trials())
                .extracting(Trial::hash)
                .isEqualTo(alone.trials().stream().map(Trial::hash).toList());
    }

    @Test
    void settings_that_cannot_be_run_come_last_with_the_reason() throws Exception {
        Optimization found = Optimization.run(
                plan(60), ParameterGrid.parse(List.of("fast=10,50", "slow=20")).all(), Objective.SHARPE, 2, ON);

        assertThat(found.trials().getLast().failed()).contains("fast must be less");
        assertThat(found.trials().getFirst().metrics()).isNotNull();
    }

    @Test
    void it_can_be_stopped() {
        assertThatThrownBy(() -> Optimization.run(plan(400), GRID, Objective.SHARPE, 1, (done, all) -> false))
                .isInstanceOf(Stopped.class);
    }

    @Test
    void walking_forward_uses_what_was_chosen_before() throws Exception {
        BacktestPlan plan = plan(140);
        WalkForward walk = WalkForward.run(plan, GRID, Objective.TOTAL_RETURN, 60 * 24 * HOUR, 20 * 24 * HOUR, 2, ON);

        assertThat(walk.steps()).hasSize(3);
        for (WalkForward.Step step : walk.steps()) {
            assertThat(step.outside().settings()).isEqualTo(step.chosen());
            assertThat(step.toNanos() - step.splitNanos()).isEqualTo(20 * 24 * HOUR);
        }
        assertThat(walk.steps().get(1).fromNanos()).isEqualTo(plan.fromNanos() + 20 * 24 * HOUR);
        assertThat(walk.outside()).hasSizeBetween(60, 63);
        assertThatThrownBy(() -> WalkForward.run(plan, GRID, Objective.SHARPE, 400 * 24 * HOUR, HOUR, 1, ON))
                .hasMessageContaining("too few for one step");
    }
}
