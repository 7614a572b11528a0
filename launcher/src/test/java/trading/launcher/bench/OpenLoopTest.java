package trading.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    @Test
    void the_times_are_fixed_however_long_one_takes() throws Exception {
        List<Long> times = new ArrayList<>();
        OpenLoop.run(5, 1_000_000, (index, intended) -> {
            times.add(intended);
            if (index == 0) {
                Thread.sleep(20);
            }
        });
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isEqualTo(1_000_000);
        }
    }

    @Test
    void an_interrupted_loop_ends() {
        assertThatThrownBy(() -> OpenLoop.run(
                        1_000,
                        10_000_000,
                        (index, intended) -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void percentiles_are_those_of_what_was_recorded() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 1_000; i++) {
            latencies.record(i);
        }
        assertThat(latencies.count()).isEqualTo(1_000);
        assertThat(latencies.percentile(50)).isEqualTo(500);
        assertThat(latencies.percentile(99)).isEqualTo(990);
    }

    @Test
    void what_takes_longer_than_a_minute_counts_as_a_minute() {
        Latencies latencies = new Latencies();
        latencies.record(Long.MAX_VALUE);
        assertThat(latencies.percentile(50)).isGreaterThanOrEqualTo(60e9);
    }
}
