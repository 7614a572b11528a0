package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final AtomicBoolean halted = new AtomicBoolean();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicLong decided = new AtomicLong(100);
    private final AtomicLong read = new AtomicLong(100);
    private final Watchdog watchdog =
            new Watchdog(halted::get, full::get, decided::get, () -> read.get() < decided.get(), read::get);

    private String at(double seconds) {
        Watchdog.Stuck stuck = watchdog.stuck((long) (seconds * TimeUnit.SECONDS.toNanos(1)));
        return stuck == null ? null : stuck.reason();
    }

    @Test
    void a_gateway_that_failed_to_write_is_restarted_after_a_moment() {
        assertThat(at(0)).isNull();
        halted.set(true);
        assertThat(at(1)).isNull();
        assertThat(at(2.5)).isNull();
        assertThat(at(3)).contains("failed write");
    }

    @Test
    void a_full_ring_that_moves_is_work_and_one_that_stands_still_is_stuck() {
        full.set(true);
        for (int second = 0; second < 60; second++) {
            decided.incrementAndGet();
            read.incrementAndGet();
            assertThat(at(second)).isNull();
        }
        assertThat(at(70)).isNull();
        assertThat(at(74.5)).isEqualTo("the gateway has stood still for 15 s at sequence 160");
    }

    @Test
    void nothing_to_do_is_no_reason() {
        for (int second = 0; second < 100; second += 10) {
            assertThat(at(second)).isNull();
        }
    }

    @Test
    void an_orchestrator_that_reads_nothing_more_is_stuck() {
        assertThat(at(0)).isNull();
        decided.set(5_000);
        assertThat(at(1)).isNull();
        assertThat(at(10)).isNull();
        read.set(200);
        assertThat(at(14)).isNull();
        assertThat(at(28)).isNull();
        assertThat(at(29)).isEqualTo("the orchestrator has stood still for 15 s at sequence 200");
    }
}
