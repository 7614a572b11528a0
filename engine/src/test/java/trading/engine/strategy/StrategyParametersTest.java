package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyParametersTest {
    @Test
    void without_settings_everything_is_as_declared() {
        assertThat(StrategyParameters.defaults(EmaCross.Parameters.class))
                .isEqualTo(new EmaCross.Parameters(20, 50, 14, 3, 6, 0.3));
        assertThat(StrategyParameters.defaults(RsiMeanReversion.Parameters.class))
                .isEqualTo(new RsiMeanReversion.Parameters(14, 30, 55, 14, 4));
    }

    @Test
    void settings_take_the_place_of_defaults() {
        assertThat(StrategyParameters.of(EmaCross.Parameters.class, Map.of("fast", "9", "stopRanges", "2.5")))
                .isEqualTo(new EmaCross.Parameters(9, 50, 14, 2.5, 6, 0.3));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Map<String, String> settings = Map.of("fast", "1", "slow", "20.5", "range", "many", "quick", "3");
        assertThatThrownBy(() -> StrategyParameters.of(EmaCross.Parameters.class, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fast=1 from=2 to=500 whole number")
                .hasMessageContaining("slow=20.5 from=3 to=1000 whole number")
                .hasMessageContaining("range=many from=2 to=200 whole number")
                .hasMessageContaining("unknown parameter=quick known=[fast, slow, range,");
    }

    @Test
    void what_the_record_itself_refuses_is_said() {
        assertThatThrownBy(() -> StrategyParameters.of(EmaCross.Parameters.class, Map.of("fast", "60")))
                .hasMessage("ema-cross: fast=60 slow=50: fast must be less");
    }

    @Test
    void a_record_made_by_hand_is_checked_too() {
        assertThatThrownBy(() -> StrategyParameters.check(new RsiMeanReversion.Parameters(14, 80, 55, 14, 4)))
                .hasMessageContaining("oversold=80.0 from=5 to=45");
    }

    @Test
    void people_see_the_meaning_the_default_and_the_range() {
        assertThat(StrategyParameters.ranges(RsiMeanReversion.Parameters.class).getFirst())
                .isEqualTo(
                        new ParameterRange("period", "bars of the relative strength index", true, 14, 2, 200, 1, true));
    }

    @Test
    void a_component_without_its_mark_is_a_fault_of_the_strategy() {
        record Unmarked(int fast) {}
        assertThatThrownBy(() -> StrategyParameters.ranges(Unmarked.class))
                .hasMessageContaining("must be an int, long or double marked with @Parameter");
    }

    @Test
    void an_unknown_strategy_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> StrategyCatalog.create("emacross", Map.of()))
                .hasMessage("unknown strategy=emacross known=[ema-cross, rsi-reversion]");
        assertThat(StrategyCatalog.names())
                .allSatisfy(name -> assertThat(StrategyCatalog.create(name, Map.of())
                                .declaration()
                                .name())
                        .isEqualTo(name));
    }
}
