package trading.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PasswordWorkTest {
    @Test
    void two_are_hashed_at_once_sixteen_wait_and_the_next_is_refused() throws Exception {
        PasswordWork work = new PasswordWork();
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Optional<Integer>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(18)) {
            for (int i = 0; i < 18; i++) {
                all.add(threads.submit(() -> work.run(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return running.decrementAndGet();
                })));
            }
            Awaitility.await().until(() -> work.inside() == 18 && running.get() == 2);

            assertThat(work.run(() -> 0)).isEmpty();

            goOn.countDown();
            for (Future<Optional<Integer>> each : all) {
                assertThat(each.get()).isPresent();
            }
        }
        assertThat(most.get()).isEqualTo(2);
        assertThat(work.run(() -> 7)).contains(7);
    }

    @Test
    void where_there_is_no_hash_nothing_matches() throws Exception {
        assertThat(new PasswordWork().matches(null, "four words of a sentence")).contains(false);
    }
}
