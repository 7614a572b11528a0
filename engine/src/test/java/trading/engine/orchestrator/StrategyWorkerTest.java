package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trading.engine.strategy.host.StrategyCalls.Ending;

class StrategyWorkerTest {
    private final StrategyWorker worker = new StrategyWorker(Duration.ofMillis(200));

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void a_call_is_done_when_it_returns() throws Exception {
        Thread[] ranOn = new Thread[1];
        assertThat(worker.run(() -> ranOn[0] = Thread.currentThread())).isInstanceOf(Ending.Done.class);
        assertThat(ranOn[0]).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void any_throwable_is_a_failure() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("too much");
        assertThat(worker.run(() -> {
                    throw error;
                }))
                .isEqualTo(new Ending.Failed(error));
        assertThat(worker.run(() -> {})).isInstanceOf(Ending.Done.class);
    }

    @Test
    void a_deadlock_is_left_behind_interrupted_and_the_next_call_runs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Ending outcome = worker.run(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertThat(outcome).isEqualTo(new Ending.Overran(Duration.ofMillis(400)));
        interrupted.await();
        assertThat(worker.run(() -> {})).isInstanceOf(Ending.Done.class);
    }
}
