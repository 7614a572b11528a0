package trading.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trading.launcher.bench.MatchTally;

class ContestantTest {
    @Test
    void the_speed_is_the_median_of_the_passes_after_the_warm_ups() {
        var result = Contestant.Result.parse(
                List.of("speed=1", "speed=2", "a library's greeting", "speed=30.5", "speed=10", "speed=20"));
        assertThat(result.speed(2)).isEqualTo(20);
    }

    @Test
    void what_came_of_the_orders_is_read_too() {
        var result = Contestant.Result.parse(List.of("speed=1", "matches=7", "matchedQuantity=70", "refused=0"));
        assertThat(result.tally()).isEqualTo(new MatchTally(7, 70, 0));
    }
}
