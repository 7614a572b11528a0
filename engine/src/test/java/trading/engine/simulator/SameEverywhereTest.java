package trading.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same commands give the same state and the same reports under any garbage collector, language, time
/// zone and character set, and whatever objects hash to.
class SameEverywhereTest {
    private static final List<String> SEEDS = List.of("1", "2", "3", "4");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseSerialGC -Duser.language=de -Duser.country=DE -Dfile.encoding=ISO-8859-1"
                        + " -Duser.timezone=Europe/Berlin",
                "-XX:+UseG1GC -Duser.language=tr -Duser.country=TR -Duser.timezone=America/New_York",
                "-XX:+UseParallelGC -Duser.language=ja -Duser.country=JP -Dfile.encoding=Shift_JIS"
                        + " -Duser.timezone=Asia/Tokyo",
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.language=ar -Duser.country=EG -Duser.timezone=Pacific/Kiritimati",
                "-XX:+UnlockExperimentalVMOptions -XX:hashCode=2 -Xmx64m"
            })
    void another_java_comes_to_the_same_state(String options) throws IOException, InterruptedException {
        String here = String.join(
                " ",
                SEEDS.stream().map(seed -> StateHashes.of(Long.parseLong(seed))).toList());
        assertThat(there(options.split(" "))).as(options).isEqualTo(here);
    }

    @Test
    void another_seed_is_another_state() {
        assertThat(StateHashes.of(1)).isNotEqualTo(StateHashes.of(2));
    }

    /// What the program prints in a Java of its own.
    private static String there(String[] options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(options));
        command.add("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StateHashes.class.getName()));
        command.addAll(SEEDS);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(printed).isTrue();
            assertThat(process.exitValue()).as(printed).isZero();
            return printed.substring(printed.lastIndexOf('\n') + 1);
        } finally {
            process.destroyForcibly();
        }
    }
}
