package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path data;

    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "stop",
                "status",
                "logs",
                "kill",
                "rearm",
                "doctor",
                "bench",
                "secret",
                "config",
                "decisions",
                "patterns",
                "analyst",
                "db",
                "journal",
                "import-docker"
            })
    void every_command_has_help(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(terminal.out()).contains("Usage: trading " + command);
    }

    @Test
    void help_without_a_command_names_the_commands_and_the_exit_codes() {
        assertThat(run("--help")).isZero();
        assertThat(terminal.out())
                .contains("start", "stop", "status", "kill", "rearm", "doctor", "bench", "Exit codes", "75");
    }

    @Test
    void every_command_is_in_the_documents_and_says_what_it_does() throws Exception {
        StringBuilder documents = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("..", "docs"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".md")).toList()) {
                documents.append(Files.readString(file));
            }
        }
        List<CommandLine> commands = new ArrayList<>();
        collect(Main.commandLine(new StopSignal()), commands);

        assertThat(commands).hasSizeGreaterThan(30).allSatisfy(command -> {
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandSpec().qualifiedName())
                    .isNotEmpty();
            assertThat(documents.toString()).contains(command.getCommandSpec().qualifiedName());
            assertThat(complaintsOfHelp(command))
                    .as(
                            "a lone percent sign in the help of %s is told to whoever asks for it",
                            command.getCommandName())
                    .isEmpty();
        });
    }

    private static String complaintsOfHelp(CommandLine command) {
        PrintStream before = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThat(command.getUsageMessage()).isNotEmpty();
        } finally {
            System.setErr(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private static void collect(CommandLine command, List<CommandLine> into) {
        for (CommandLine each : command.getSubcommands().values()) {
            if (!each.getCommandName().equals("help")) {
                into.add(each);
                collect(each, into);
            }
        }
    }

    @Test
    void the_version_names_what_is_brought_along() {
        assertThat(run("--version")).isZero();
        assertThat(terminal.out()).contains("Trading 0.", "PostgreSQL 18", "Redis 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--headles", "strat", "--data-dir"})
    void a_slip_of_the_pen_is_a_usage_error(String argument) {
        assertThat(run(argument)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--help");
    }

    @Test
    void replay_options_without_a_file_are_a_usage_error() {
        assertThat(run("start", "--symbol", "BTCUSDT", "--data-dir", data.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--replay FILE");
    }

    @Test
    void a_file_that_cannot_be_replayed_is_refused_before_anything_starts() {
        assertThat(run(
                        "start",
                        "--replay",
                        data.resolve("none.csv").toString(),
                        "--symbol",
                        "BTCUSDT",
                        "--data-dir",
                        data.toString()))
                .isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("none.csv");
    }

    @Test
    void a_port_that_is_none_is_a_configuration_error() {
        assertThat(run("start", "--api-port", "70000", "--data-dir", data.toString()))
                .isEqualTo(ExitCode.CONFIG);
        assertThat(terminal.err()).contains("api.port = 70000", "option --api-port", "1 to 65535");
    }

    @Test
    void where_nothing_runs_status_and_stop_say_so() {
        assertThat(run("status", "--data-dir", data.toString())).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run("stop", "--data-dir", data.toString())).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run("status", "--json", "--data-dir", data.toString())).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(terminal.out()).contains("\"running\":false");
    }

    @Test
    void scripts_are_told_in_json_why_a_command_did_nothing() {
        assertThat(run("stop", "--json", "--data-dir", data.toString())).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(terminal.out()).contains("\"stopped\":false", "Nothing is running on");
        assertThat(run("restart", "redis", "--json", "--data-dir", data.toString()))
                .isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(terminal.out()).contains("\"restarted\":[]");
        assertThat(run("start", "--json", "--api-port", "70000", "--data-dir", data.toString()))
                .isEqualTo(ExitCode.CONFIG);
        assertThat(terminal.out()).contains("\"running\":false", "api.port = 70000", "\"exitCode\":78");
        assertThat(run("start", "--json", "--services", "gatway", "--data-dir", data.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.out()).contains("did you mean gateway?", "\"exitCode\":64");
    }

    private int run(String... arguments) {
        return terminal.run(arguments);
    }

    @Test
    void only_the_commands_that_the_arguments_are_about_are_looked_at() {
        assertThat(Main.needed(List.of())).isEmpty();
        assertThat(Main.needed(List.of("--headless", "--no-auth"))).isEmpty();
        assertThat(Main.needed(List.of("stop", "--timeout", "5"))).containsExactly("stop");
        for (String line : List.of("--help", "-h", "help stop", "--headless stop", "stpo")) {
            assertThat(Main.needed(List.of(line.split(" ")))).as(line).contains("stop", "start", "help");
        }
    }

    @Test
    void each_command_is_found_by_the_name_that_it_gives_itself() {
        Main.commandLine(new StopSignal())
                .getSubcommands()
                .forEach((name, command) -> assertThat(Main.needed(List.of(name)))
                        .as(command.getCommandName())
                        .contains(command.getCommandName()));
    }
}
