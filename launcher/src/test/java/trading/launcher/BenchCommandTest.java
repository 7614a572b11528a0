package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
    @TempDir
    Path parent;

    private final StopSignal stop = new StopSignal();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everything_is_measured_and_nothing_is_left_behind() throws IOException {
        assertThat(run("--seconds", "1", "--json", "--in", parent.toString())).isEqualTo(ExitCode.OK);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("machine").path("cores").asInt()).isPositive();
        assertThat(json.path("figures").findValuesAsText("name"))
                .contains(
                        "decide, median",
                        "in memory",
                        "disk force, p50",
                        "recovery",
                        "last order out after that answer",
                        "snapshot pause, 10,000 open orders of 1,000 accounts");
        assertThat(json.path("figures"))
                .allSatisfy(
                        figure -> assertThat(figure.path("median").asDouble(-1)).isGreaterThanOrEqualTo(0));
        assertThat(leftBehind()).isZero();
    }

    @Test
    void a_stop_ends_it_early_and_nothing_is_left_behind() throws IOException {
        stop.request();
        assertThat(run("--in", parent.toString())).isEqualTo(ExitCode.TEMPORARY);
        assertThat(err.toString()).contains("Stopped before the end");
        assertThat(leftBehind()).isZero();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_time_that_is_none_is_a_usage_error() {
        assertThat(run("--seconds", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--seconds=0", "1 to 600");
    }

    @Test
    void a_folder_that_is_none_is_told_with_the_way_out() {
        assertThat(run("--in", parent.resolve("none").toString())).isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(err.toString()).contains("none", "--in FOLDER");
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand(stop))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private long leftBehind() throws IOException {
        try (Stream<Path> left = Files.list(parent)) {
            return left.count();
        }
    }
}
