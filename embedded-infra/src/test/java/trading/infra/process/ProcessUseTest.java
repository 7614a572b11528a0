package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessUseTest {
    @Test
    void a_process_counts_with_those_below_it() throws Exception {
        Process head = new ProcessBuilder(
                        "sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; sleep 60 & sleep 60 & wait")
                .start();
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> head.descendants().count() == 2);
            ProcessUse use = ProcessUse.of(head.pid()).orElseThrow();

            assertThat(use.processes()).isEqualTo(3);
            assertThat(use.memoryBytes()).isBetween(100_000L, 50_000_000L);
            assertThat(use.cpuSeconds()).isBetween(0.005, 20.0);
        } finally {
            head.descendants().forEach(ProcessHandle::destroyForcibly);
            head.destroyForcibly().waitFor();
        }
    }

    @Test
    void one_that_is_gone_uses_nothing_that_is_known() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        assertThat(ProcessUse.of(gone.pid())).isEmpty();
    }
}
