package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    void the_caller_goes_on_while_the_work_is_done() throws Exception {
        CountDownLatch caller = new CountDownLatch(1);
        Beside<String> work = Beside.start(() -> {
            caller.await();
            return Thread.currentThread().getName();
        });
        caller.countDown();
        assertThat(work.await()).isEqualTo("report");
    }

    @Test
    void what_the_work_throws_is_thrown_to_who_waits() {
        IllegalArgumentException wrong = new IllegalArgumentException("no days");
        assertThatThrownBy(() -> Beside.start(() -> {
                            throw wrong;
                        })
                        .await())
                .isSameAs(wrong);
        assertThatThrownBy(() -> Beside.start(() -> {
                            throw new Exception("checked");
                        })
                        .await())
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("checked");
    }
}
