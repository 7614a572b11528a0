package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StillInUseTest {
    private final AtomicInteger tries = new AtomicInteger();

    private StillInUse.Change failing(int times) {
        return () -> {
            if (tries.incrementAndGet() <= times) {
                throw new FileSystemException("data", null, "in use");
            }
        };
    }

    @Test
    void what_is_in_use_for_a_moment_is_tried_again() throws Exception {
        StillInUse.retry(failing(2), Duration.ofSeconds(30));

        assertThat(tries).hasValue(3);
    }

    @Test
    void what_stays_in_use_is_told() {
        assertThatThrownBy(() -> StillInUse.retry(failing(99), Duration.ZERO)).hasMessageContaining("in use");
        assertThat(tries).hasValue(1);
    }
}
