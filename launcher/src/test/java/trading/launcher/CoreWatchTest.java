package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import trading.launcher.service.RestartCount;
import trading.launcher.service.RestartPolicy;
import trading.launcher.service.ServiceBoard;
import trading.web.service.ServiceState;

class CoreWatchTest {
    private final AtomicBoolean halted = new AtomicBoolean();
    private final AtomicLong read = new AtomicLong(100);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Duration> waits = new ArrayList<>();
    private final ServiceBoard board = new ServiceBoard(Clock.systemUTC(), "gateway", "orchestrator");
    private final RestartCount count = new RestartCount(RestartPolicy.USUAL);

    /// One for each run, as in the product; only the count goes on.
    private CoreWatch watch() {
        Watchdog watchdog = new Watchdog(halted::get, () -> false, () -> 200, () -> read.get() < 200, read::get);
        return new CoreWatch(watchdog, count, board, wait -> {
            waits.add(wait);
            return stopped.get();
        });
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private ServiceState service(String name) {
        return board.services().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_gateway_that_halts_again_and_again_is_failed_after_its_restarts() throws InterruptedException {
        read.set(200);
        board.running("gateway", null, 0);
        CoreWatch watch = watch();
        halted.set(true);
        assertThat(watch.wantsRestart(0)).isFalse();
        for (int restart = 1; restart <= 3; restart++) {
            assertThat(watch.wantsRestart(seconds(3))).isTrue();
            assertThat(service("gateway").restartCount()).isEqualTo(restart);
            watch = watch();
            watch.wantsRestart(0);
        }

        assertThat(watch.wantsRestart(seconds(3))).isFalse();
        assertThat(watch.wantsRestart(seconds(100))).isFalse();
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(service("gateway").status()).isEqualTo("failed");
        assertThat(service("gateway").lastError()).contains("failed write or decision");
    }

    @Test
    void a_minute_in_which_it_was_well_forgives_its_restarts() throws InterruptedException {
        read.set(200);
        assertThat(count.next()).isPresent();
        assertThat(count.next()).isPresent();
        board.restarting("gateway", 2, "it halted");
        board.running("gateway", null, 0);
        count.began(seconds(10));
        CoreWatch watch = watch();

        assertThat(watch.wantsRestart(seconds(69))).isFalse();
        assertThat(service("gateway").restartCount()).isEqualTo(2);
        assertThat(watch.wantsRestart(seconds(71))).isFalse();
        assertThat(service("gateway").restartCount()).isZero();
        assertThat(count.restarts()).isZero();
    }

    @Test
    void what_stands_still_is_named_and_one_that_goes_on_by_itself_runs_again() throws InterruptedException {
        board.running("orchestrator", null, 0);
        while (count.next().isPresent()) {}
        CoreWatch watch = watch();
        assertThat(watch.wantsRestart(0)).isFalse();
        assertThat(watch.wantsRestart(seconds(16))).isFalse();
        assertThat(service("orchestrator").status()).isEqualTo("failed");

        read.set(150);
        assertThat(watch.wantsRestart(seconds(17))).isFalse();
        assertThat(service("orchestrator").status()).isEqualTo("running");
    }

    @Test
    void a_stop_that_is_asked_for_in_the_back_off_is_no_restart() throws InterruptedException {
        read.set(200);
        halted.set(true);
        stopped.set(true);
        CoreWatch watch = watch();
        watch.wantsRestart(0);

        assertThat(watch.wantsRestart(seconds(3))).isFalse();
        assertThat(waits).hasSize(1);
    }
}
