package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartCommandTest {
    @TempDir
    Path data;

    @Test
    void on_a_folder_where_nothing_runs_it_says_so() {
        Terminal terminal = new Terminal();

        int code = terminal.run("restart", "redis", "--data-dir", data.toString());

        assertThat(code).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(terminal.err()).contains("Nothing is running on " + data, "trading start");
    }

    @Test
    void a_name_is_needed() {
        Terminal terminal = new Terminal();

        assertThat(terminal.run("restart")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("NAME");
    }
}
