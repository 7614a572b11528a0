package trading.engine.backtest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CmaEsTest {
    private static final ParameterGrid PLANE = ParameterGrid.parse(List.of("x=0..20:0.25", "y=-10..10:0.5", "z=7"));

    private final List<SortedMap<String, String>> run = new ArrayList<>();
    private int batches;

    private List<Trial> search(CmaEs search, ToDoubleFunction<SortedMap<String, String>> hill) throws Exception {
        run.clear();
        batches = 0;
        return search.trials(
                settings -> {
                    batches++;
                    run.addAll(settings);
                    return settings.stream().map(one -> Trial.failed(one, "")).toList();
                },
                trial -> hill.applyAsDouble(trial.settings()));
    }

    private static double number(SortedMap<String, String> settings, String name) {
        return Double.parseDouble(settings.getOrDefault(name, ""));
    }

    /// Highest at x = 14.25, y = -3.5, with a slanted ridge.
    private static double ridge(SortedMap<String, String> settings) {
        double x = number(settings, "x") - 14.25;
        double y = number(settings, "y") + 3.5;
        return -(x * x + y * y + 1.2 * x * y);
    }

    @Test
    void it_finds_the_top_of_a_hill_with_few_of_all_settings() throws Exception {
        List<Trial> trials = search(new CmaEs(PLANE, 250, 1), CmaEsTest::ridge);

        assertThat(PLANE.size()).isEqualTo(81 * 41);
        assertThat(trials).hasSize(250);
        assertThat(trials).extracting(trial -> trial.settings().toString()).contains("{x=14.25, y=-3.5, z=7}");
    }

    @Test
    void no_setting_is_run_twice_and_all_lie_on_the_grid() throws Exception {
        search(new CmaEs(PLANE, 250, 5), CmaEsTest::ridge);

        assertThat(run).hasSize(250).doesNotHaveDuplicates().isSubsetOf(PLANE.all());
        assertThat(batches).isLessThan(run.size() / 2);
    }

    @Test
    void the_seed_alone_decides_what_is_tried() throws Exception {
        List<Trial> first = search(new CmaEs(PLANE, 60, 9), CmaEsTest::ridge);

        assertThat(search(new CmaEs(PLANE, 60, 9), CmaEsTest::ridge)).isEqualTo(first);
        assertThat(search(new CmaEs(PLANE, 60, 10), CmaEsTest::ridge)).isNotEqualTo(first);
    }

    @Test
    void a_small_grid_is_tried_whole_and_then_it_ends() throws Exception {
        ParameterGrid small = ParameterGrid.parse(List.of("x=1..3", "y=1,2"));

        assertThat(search(new CmaEs(small, 100, 1), settings -> 0)).hasSize(6);
        assertThat(search(new CmaEs(ParameterGrid.parse(List.of("x=4")), 100, 1), settings -> 0))
                .hasSize(1);
    }

    @Test
    void settings_without_a_figure_are_the_worst_and_do_not_stop_it() throws Exception {
        List<Trial> trials = search(
                new CmaEs(PLANE, 250, 1),
                settings -> number(settings, "x") < 9 ? Double.NEGATIVE_INFINITY : ridge(settings));

        assertThat(trials).extracting(trial -> trial.settings().toString()).contains("{x=14.25, y=-3.5, z=7}");
    }

    @Test
    void several_objectives_are_refused_with_the_ways_out() {
        CmaEs one = new CmaEs(PLANE, 5, 1);
        List<Objective> several = List.of(Objective.SHARPE, Objective.FEES);

        one.check(List.of(Objective.SHARPE));
        new Search.Listed(PLANE.drawn(5, 1)).check(several);
        assertThatThrownBy(() -> one.check(several)).hasMessageContainingAll("[sharpe, fees]", "at random", "front");
    }

    @Test
    void no_trials_are_no_search() {
        assertThatThrownBy(() -> new CmaEs(PLANE, 0, 1)).hasMessageContaining("trials=0");
    }
}
