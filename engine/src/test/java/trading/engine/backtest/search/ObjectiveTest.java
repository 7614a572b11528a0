package trading.engine.backtest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.metric.BenchmarkMetrics;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.metric.ReturnMetrics;
import trading.engine.backtest.metric.TradeMetrics;

class ObjectiveTest {
    /// A run with that total return and that largest drawdown.
    static Trial trial(String settings, double totalReturn, double drawdown) {
        TreeMap<String, String> map = new TreeMap<>();
        for (String one : settings.split(" ", -1)) {
            map.put(one.substring(0, 1), one.substring(1));
        }
        Metrics metrics = new Metrics(
                1,
                1 + totalReturn,
                totalReturn,
                totalReturn,
                drawdown,
                0,
                totalReturn / drawdown,
                0,
                0,
                0,
                ReturnMetrics.of(new double[0]),
                TradeMetrics.of(List.of()),
                BenchmarkMetrics.of(new TreeMap<>(), new TreeMap<>()),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
        return new Trial(map, metrics, 0, List.of(), List.of(), OpinionSources.NONE, settings, "");
    }

    @Test
    void more_profit_is_better_and_less_drawdown() {
        Trial trial = trial("a1", 0.5, 0.2);

        assertThat(trial.value(Objective.TOTAL_RETURN)).isEqualTo(0.5);
        assertThat(trial.value(Objective.MAXIMUM_DRAWDOWN)).isEqualTo(-0.2);
        assertThat(trial.value(Objective.SHARPE)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Objective.MAXIMUM_DRAWDOWN.figure(metrics(trial))).isEqualTo(0.2);
    }

    private static Metrics metrics(Trial trial) {
        return java.util.Objects.requireNonNull(trial.metrics());
    }

    @Test
    void every_objective_can_be_written_and_read_in_any_case() {
        for (Objective one : Objective.values()) {
            assertThat(Objective.parse(one.text())).containsExactly(one);
            assertThat(Objective.parse(one.name())).containsExactly(one);
        }
        assertThat(Objective.parse("sharpe, Maximum-Drawdown"))
                .containsExactly(Objective.SHARPE, Objective.MAXIMUM_DRAWDOWN);
        assertThatThrownBy(() -> Objective.parse("luck")).hasMessageContaining("objective=luck: is none of sharpe,");
        assertThatThrownBy(() -> Objective.parse("sharpe,sharpe")).hasMessageContaining("is there twice");
    }

    @Test
    void some_days_tell_the_same_figures_as_a_run_of_just_them() {
        double[] days = {0.1, -0.05, 0.02};
        double end = 1.1 * 0.95 * 1.02;

        assertThat(Objective.TOTAL_RETURN.ofDays(days)).isEqualTo(end - 1, within(1e-12));
        assertThat(Objective.MAXIMUM_DRAWDOWN.ofDays(days)).isEqualTo(-0.05, within(1e-12));
        assertThat(Objective.CALMAR.ofDays(days)).isEqualTo((Math.pow(end, 365 / 3.0) - 1) / 0.05, within(1e-6));
        assertThat(Objective.SHARPE.ofDays(days))
                .isEqualTo(ReturnMetrics.of(days).sharpe());
        assertThat(Objective.SHARPE.ofDays(new double[0])).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> Objective.WIN_RATE.ofDays(days))
                .hasMessageContaining("those that do: sharpe, sortino");
        assertThat(Arrays.stream(Objective.values()).filter(Objective::isOfDays))
                .hasSize(14);
    }

    @Test
    void the_front_holds_what_nothing_beats_in_everything() {
        Trial best = trial("a1", 0.9, 0.5);
        Trial beaten = trial("a2", 0.8, 0.6);
        Trial calm = trial("a3", 0.1, 0.05);
        Trial between = trial("a4", 0.5, 0.2);
        Trial same = trial("a5", 0.5, 0.2);
        Trial unknown = trial("a6", Double.NaN, 0.01);

        assertThat(ParetoFront.of(
                        List.of(best, beaten, between, same, calm, unknown, Trial.failed(new TreeMap<>(), "no")),
                        List.of(Objective.TOTAL_RETURN, Objective.MAXIMUM_DRAWDOWN)))
                .containsExactly(best, between, same, calm);
        assertThat(ParetoFront.of(List.of(best, beaten, unknown), List.of(Objective.TOTAL_RETURN)))
                .containsExactly(best);
    }

    @Test
    void a_plateau_is_more_stable_than_a_peak_that_stands_alone() {
        List<Trial> trials = List.of(
                trial("x1 y1", 0.1, 0.1),
                trial("x2 y1", 0.7, 0.1),
                trial("x3 y1", 0.1, 0.1),
                trial("x10 y1", 0.4, 0.1),
                trial("x11 y1", 0.5, 0.1),
                trial("x12 y1", 0.4, 0.1));
        Stability found = Stability.of(trials, Objective.TOTAL_RETURN);

        Stability.Neighbourhood first = found.neighbourhoods().getFirst();
        assertThat(first.settings()).hasToString("{x=12, y=1}");
        assertThat(first.mean()).isEqualTo(0.45, within(1e-12));
        Stability.Neighbourhood peak = found.neighbourhoods().stream()
                .filter(one -> one.value() == 0.7)
                .findFirst()
                .orElseThrow();
        assertThat(peak.mean()).isEqualTo(0.9 / 3, within(1e-12));
        assertThat(peak.worst()).isEqualTo(0.1);
        assertThat(peak.neighbours()).isEqualTo(2);
        assertThat(found.maps()).isEmpty();
    }

    @Test
    void a_heat_map_has_the_best_of_each_cell_and_the_mean_around_it() {
        List<Trial> trials = List.of(
                trial("x1 y1 z1", 0.1, 0.1),
                trial("x1 y1 z2", 0.3, 0.1),
                trial("x1 y2 z1", 0.5, 0.1),
                trial("x2 y1 z1", 0.1, 0.1));
        Stability found = Stability.of(trials, Objective.TOTAL_RETURN);
        Stability.HeatMap map = found.maps().getFirst();

        assertThat(found.maps()).hasSize(3);
        assertThat(map.row() + map.rows() + map.column() + map.columns()).isEqualTo("x[1, 2]y[1, 2]");
        assertThat(map.best()).containsExactly(List.of(0.3, 0.5), List.of(0.1, Double.NaN));
        assertThat(map.means().getFirst().getFirst()).isEqualTo(0.3, within(1e-12));
        assertThat(map.means().get(1).get(1)).isNaN();
        assertThat(Stability.of(trials, Objective.MAXIMUM_DRAWDOWN)
                        .maps()
                        .getFirst()
                        .best()
                        .getFirst())
                .containsExactly(0.1, 0.1);
    }
}
