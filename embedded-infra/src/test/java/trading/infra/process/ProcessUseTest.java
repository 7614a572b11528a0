package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessUseTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void this_process_has_memory_and_has_used_the_processor() {
        ProcessUse use = ProcessUse.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(use.residentBytes()).isPresent();
        assertThat(use.residentBytes().getAsLong()).isGreaterThan(10L << 20);
        assertThat(use.cpu()).isGreaterThan(Duration.ZERO);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_time_of_a_child_counts_while_it_runs() throws Exception {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "(while :; do :; done) & echo; wait")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            shell.getInputStream().read();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            Duration used = Duration.ZERO;
            while (used.compareTo(Duration.ofMillis(50)) < 0 && System.nanoTime() < end) {
                Thread.sleep(20);
                used = ProcessUse.of(shell.pid()).orElseThrow().cpu();
            }
            assertThat(used).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly().waitFor();
        }
        assertThat(ProcessUse.of(shell.pid())).isEmpty();
    }
}
