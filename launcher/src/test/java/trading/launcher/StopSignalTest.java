package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class StopSignalTest {
    /// What Ctrl-C sends. A process that was started in the background without job control does not hear it, nor do
    /// its children: then SIGTERM has to do.
    private static final String INTERRUPT = isInterruptIgnored() ? "TERM" : "INT";

    private static final int CODE = INTERRUPT.equals("INT") ? 130 : 143;

    private Process program;
    private BufferedReader said;
    private ProcessHandle child;

    /// As Linux tells it; elsewhere it is taken to be heard.
    private static boolean isInterruptIgnored() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        } catch (IOException elsewhere) {
            return false;
        }
    }

    private void start(String order, long millis, String force) throws IOException {
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowToStop.class.getName(),
                        order,
                        Long.toString(millis),
                        force)
                .redirectErrorStream(true)
                .start();
        said = program.inputReader();
        String line = said.readLine();
        while (line != null && !line.startsWith("runs ")) {
            line = said.readLine(); // what the log says of its own start
        }
        assertThat(line).isNotNull();
        child = ProcessHandle.of(Long.parseLong(line.substring("runs ".length())))
                .orElseThrow();
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(program.pid()))
                .start()
                .waitFor();
    }

    private int exitCode() throws InterruptedException {
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return program.exitValue();
    }

    @AfterEach
    void end() {
        program.destroyForcibly();
        child.destroyForcibly();
    }

    @Test
    void after_one_signal_it_closes_everything_and_ends_with_zero() throws Exception {
        start("in-order", 300, "soon");

        signal("TERM");

        assertThat(said.readLine()).isEqualTo("stopping");
        assertThat(said.readLine()).isEqualTo("closed");
        assertThat(exitCode()).isZero();
    }

    @Test
    void a_second_signal_ends_it_once_what_was_taken_is_on_disk() throws Exception {
        start("in-order", 60_000, "soon");
        signal(INTERRUPT);
        assertThat(said.readLine()).isEqualTo("stopping");

        signal(INTERRUPT);

        assertThat(said.lines().toList()).contains("forced").doesNotContain("closed");
        assertThat(exitCode()).isEqualTo(CODE);
    }

    @Test
    void a_third_signal_kills_its_children_with_it() throws Exception {
        start("in-order", 60_000, "never");
        signal(INTERRUPT);
        assertThat(said.readLine()).isEqualTo("stopping");
        signal(INTERRUPT);
        assertThat(said.readLine()).startsWith("Stopping at once");
        assertThat(said.readLine()).isEqualTo("forced");

        signal("TERM");

        assertThat(exitCode()).isEqualTo(137);
        await().atMost(Duration.ofSeconds(5)).until(() -> !child.isAlive());
    }

    @Test
    void a_command_that_does_not_stop_in_order_ends_with_the_first() throws Exception {
        start("at-once", 60_000, "soon");

        signal(INTERRUPT);

        assertThat(exitCode()).isEqualTo(CODE);
        assertThat(said.readLine()).isNull();
    }
}
