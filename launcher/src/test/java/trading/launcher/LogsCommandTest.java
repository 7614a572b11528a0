package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {
    @TempDir
    Path data;

    private final Terminal terminal = new Terminal();

    @Test
    void the_newest_lines_are_shown_without_a_running_instance() throws IOException {
        write();

        assertThat(run("--tail", "2")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                2026-11-26T22:00:02.000Z WARN  api          WebServer: two
                2026-11-26T22:00:03.000Z INFO  redis        three
                """);
    }

    @Test
    void scripts_get_one_object_a_line() throws IOException {
        write();

        assertThat(run("-s", "redis", "--json")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                {"time":"2026-11-26T22:00:03.000Z","level":"INFO","service":"redis","thread":"1:M",\
                "message":"three","source":"redis.log"}
                """);
    }

    @Test
    void a_name_that_is_none_is_a_usage_error_with_the_nearest_one() throws IOException {
        write();

        assertThat(run("--service", "gatway")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--service gatway", "did you mean gateway?");
        assertThat(run("--level", "loud")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--tail", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void where_nothing_was_logged_it_says_so() {
        assertThat(run()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(terminal.err()).contains("Nothing was logged in " + data.resolve("logs"), "trading start");
    }

    private void write() throws IOException {
        Files.createDirectories(data.resolve("logs"));
        Files.writeString(data.resolve("logs/trading.log"), """
                2026-11-26T22:00:01.000Z INFO  [main] trading.launcher.TradingSystem - one
                2026-11-26T22:00:02.000Z WARN  [main] trading.web.WebServer - two
                """);
        Files.writeString(data.resolve("logs/redis.log"), "1:M 26 Nov 2026 22:00:03.000 * three\n");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "logs";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--data-dir";
        all[all.length - 1] = data.toString();
        return terminal.run(all);
    }
}
