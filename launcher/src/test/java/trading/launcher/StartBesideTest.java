package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartBesideTest {
    private final AtomicInteger closed = new AtomicInteger();

    private AutoCloseable started() {
        return closed::incrementAndGet;
    }

    @Test
    void what_was_taken_is_the_callers_to_close() throws Exception {
        try (StartBeside<AutoCloseable> start = StartBeside.begin("test", true, this::started)) {
            assertThat(start.take()).isNotNull();
        }

        assertThat(closed).hasValue(0);
    }

    @Test
    void what_was_not_taken_is_closed_once_it_has_started() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        StartBeside<AutoCloseable> start = StartBeside.begin("test", true, () -> {
            going.countDown();
            return started();
        });
        going.await();

        start.close();

        assertThat(closed).hasValue(1);
    }

    @Test
    void a_start_that_is_given_up_is_interrupted() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        StartBeside<AutoCloseable> start = StartBeside.begin("test", true, () -> {
            going.countDown();
            never.await();
            return started();
        });
        going.await();

        start.close();

        assertThat(closed).hasValue(0);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void what_kept_it_from_starting_is_told_to_who_takes_it() throws Exception {
        IOException reason = new IOException("the port is taken");
        try (StartBeside<AutoCloseable> start = StartBeside.begin("test", true, () -> {
            throw reason;
        })) {
            assertThatThrownBy(start::take).isSameAs(reason);
        }
    }

    @Test
    void what_is_not_wanted_is_not_started() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        try (StartBeside<AutoCloseable> start = StartBeside.begin("test", false, () -> {
            starts.incrementAndGet();
            return started();
        })) {
            assertThat(start.take()).isNull();
        }

        assertThat(starts).hasValue(0);
    }
}
