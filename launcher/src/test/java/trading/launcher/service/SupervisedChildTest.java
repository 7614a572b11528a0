package trading.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trading.web.service.ServiceState;

@Timeout(60)
class SupervisedChildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HealthCheck OFTEN = new HealthCheck(null, Duration.ofMillis(100), Duration.ofSeconds(1), 3);

    private final ServiceBoard board = new ServiceBoard(Clock.systemUTC(), "thing");
    private final Things things = new Things();

    /// A service without a process.
    private static final class Thing implements AutoCloseable {
        private final int number;
        private volatile boolean alive = true;
        private volatile boolean answers = true;

        private Thing(int number) {
            this.number = number;
        }

        @Override
        public void close() {
            alive = false;
        }
    }

    private static final class Things implements SupervisedChild.Kind<Thing> {
        private final List<Thing> made = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public String name() {
            return "thing";
        }

        @Override
        public Thing start() throws IOException {
            if (failures.getAndDecrement() > 0) {
                throw new IOException("it does not want to");
            }
            Thing thing = new Thing(made.size() + 1);
            made.add(thing);
            return thing;
        }

        @Override
        public boolean alive(Thing thing) {
            return thing.alive;
        }

        @Override
        public long pid(Thing thing) {
            return thing.number;
        }

        @Override
        public boolean answers(Thing thing, Duration timeout) {
            return thing.answers;
        }

        private Thing last() {
            return made.getLast();
        }
    }

    private static RestartPolicy quick(int retries) {
        return new RestartPolicy(true, retries, Duration.ofMillis(50));
    }

    private ServiceState state() {
        return board.services().getFirst();
    }

    private void until(int number, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(things.made).hasSize(number);
            assertThat(state().status()).isEqualTo(status);
        });
    }

    @Test
    void what_ends_by_itself_is_started_again_and_counted() throws Exception {
        try (var child = SupervisedChild.start(things, quick(3), OFTEN, board)) {
            things.last().alive = false;

            until(2, "running");
            assertThat(state().restartCount()).isEqualTo(1);
            assertThat(state().lastError()).isEqualTo("thing ended unexpectedly (pid 1)");
            assertThat(child.current()).isSameAs(things.last());
        }
        assertThat(state().status()).isEqualTo("stopped");
        assertThat(things.last().alive).isFalse();
    }

    @Test
    void what_is_alive_and_no_longer_answers_is_ended_and_started_again() throws Exception {
        try (var child = SupervisedChild.start(things, quick(3), OFTEN, board)) {
            Thing hung = things.last();
            hung.answers = false;

            until(2, "running");
            assertThat(hung.alive).isFalse();
            assertThat(state().lastError()).contains("is there and does not answer", "3 checks in a row");
            assertThat(child.current()).isNotSameAs(hung);
        }
    }

    @Test
    void a_check_that_fails_now_and_then_restarts_nothing() throws Exception {
        try (var child = SupervisedChild.start(things, quick(3), OFTEN, board)) {
            Thing thing = things.last();
            for (int i = 0; i < 4; i++) {
                thing.answers = false;
                await().atMost(PATIENCE).until(() -> state().healthStatus().equals("unhealthy"));
                thing.answers = true;
                await().atMost(PATIENCE).until(() -> state().healthStatus().equals("healthy"));
            }
            assertThat(child.current()).isSameAs(thing);
            assertThat(state().restartCount()).isZero();
        }
    }

    @Test
    void after_as_many_restarts_as_it_may_have_it_is_failed_until_somebody_restarts_it() throws Exception {
        try (var child = SupervisedChild.start(things, quick(2), OFTEN, board)) {
            things.failures.set(5);
            things.last().alive = false;

            until(1, "failed");
            assertThat(state().restartCount()).isEqualTo(2);
            assertThat(state().lastError()).isEqualTo("thing did not start again: it does not want to");
            assertThat(child.current()).isNull();

            assertThatThrownBy(child::restart).hasMessage("it does not want to");
            assertThat(state().status()).isEqualTo("failed");

            things.failures.set(0);
            child.restart();
            until(2, "running");
            assertThat(state().restartCount()).isZero();

            things.last().alive = false;
            until(3, "running");
        }
    }

    @Test
    void a_first_start_that_fails_is_tried_again() throws Exception {
        things.failures.set(2);
        try (var child = SupervisedChild.start(things, quick(3), OFTEN, board)) {
            until(1, "running");
            assertThat(state().restartCount()).isEqualTo(2);
            assertThat(child.current()).isSameAs(things.last());
        }
    }

    @Test
    void a_policy_without_restarts_has_none() throws Exception {
        try (var child =
                SupervisedChild.start(things, new RestartPolicy(false, 3, Duration.ofMillis(50)), OFTEN, board)) {
            things.last().alive = false;
            until(1, "failed");
            assertThat(child.current()).isNull();
        }
    }

    @Test
    void a_stop_does_not_wait_for_a_restart_that_is_far_away() throws Exception {
        RestartPolicy slow = new RestartPolicy(true, 3, Duration.ofMinutes(10));
        var child = SupervisedChild.start(things, slow, OFTEN, board);
        things.last().alive = false;
        await().atMost(PATIENCE).until(() -> state().status().equals("starting"));

        child.close();

        assertThat(state().status()).isEqualTo("stopped");
        assertThat(things.made).hasSize(1);
    }

    @Test
    void waits_double() {
        assertThat(List.of(RestartPolicy.USUAL.before(1), RestartPolicy.USUAL.before(2), RestartPolicy.USUAL.before(3)))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }
}
