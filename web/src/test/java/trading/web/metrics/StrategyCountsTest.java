package trading.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.model.Side;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Evidence;
import trading.engine.strategy.host.Outcome;

class StrategyCountsTest {
    private final StrategyCounts counts = new StrategyCounts();

    private void decides(String strategy, Action action) {
        Evidence evidence = new Evidence(new TreeMap<>(), List.of(), null, 0, 0, 0, "", new TreeMap<>(), "");
        counts.decided(new Decision(
                strategy,
                1,
                1,
                strategy,
                "1",
                "BTCUSDT",
                0,
                action,
                Outcome.SENT,
                Side.BUY,
                1,
                1,
                0,
                0,
                1,
                "",
                0,
                "",
                "",
                evidence));
    }

    private long of(String strategy, Action action) {
        return counts.all()
                .get(new StrategyCounts.Key(strategy, action, Outcome.SENT))
                .sum();
    }

    @Test
    void entries_and_exits_are_counted_apart() {
        decides("grid", Action.ENTER);
        decides("grid", Action.ENTER);
        decides("grid", Action.EXIT);

        assertThat(of("grid", Action.ENTER)).isEqualTo(2);
        assertThat(of("grid", Action.EXIT)).isEqualTo(1);
    }

    @Test
    void ever_new_names_make_no_series_without_end() {
        for (int i = 0; i < 2 * StrategyCounts.MOST_STRATEGIES; i++) {
            decides("file-" + i, Action.ENTER);
        }
        decides("file-1", Action.ENTER);

        assertThat(counts.all()).hasSize(StrategyCounts.MOST_STRATEGIES + 1);
        assertThat(of("file-1", Action.ENTER)).isEqualTo(2);
        assertThat(of(StrategyCounts.OTHERS, Action.ENTER)).isEqualTo(StrategyCounts.MOST_STRATEGIES);
    }
}
