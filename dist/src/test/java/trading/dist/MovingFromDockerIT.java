package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command of ours in `docs/moving-from-docker.md`, as it is written there and in that order.
class MovingFromDockerIT {
    private static final Path DUMP =
            Path.of("../embedded-infra/src/test/resources/trading/infra/docker/old-system.sql");
    private static final Path OLD = Path.of("../launcher/src/test/resources/old-deployment");

    /// What a stop says on a machine that is too busy to be done in its time.
    private static final int STILL_STOPPING = 75;

    @TempDir
    Path home;

    private Process running;

    @Test
    void the_page_leads_from_docker_and_back() throws Exception {
        Files.copy(DUMP, home.resolve("old.sql"));
        Files.createDirectory(home.resolve("old"));
        Files.copy(OLD.resolve("old.env"), home.resolve("old/.env"));
        Files.copy(OLD.resolve("docker-compose.yml"), home.resolve("old/docker-compose.yml"));
        List<String> commands = commands();
        assertThat(commands).hasSize(10);

        for (String command : commands) {
            String[] arguments = command.substring("trading ".length()).split(" ");
            if (arguments[0].equals("start")) {
                running = process(arguments);
                awaitRunning();
            } else {
                Process process = process(arguments);
                assertThat(process.waitFor(240, TimeUnit.SECONDS)).as(command).isTrue();
                boolean stillStopping = arguments[0].equals("stop") && process.exitValue() == STILL_STOPPING;
                assertThat(stillStopping || process.exitValue() == 0)
                        .as(command + "\n" + output())
                        .isTrue();
                if (arguments[0].equals("stop")) {
                    assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
                }
            }
        }
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output())
                .contains("Nothing was changed: this was a dry run.", "docker_history.trades", "is rolled back");
        assertThat(home.resolve(".env")).doesNotExist();
        assertThat(home.resolve("data/journal"))
                .as("what was traded here stays")
                .exists();
        assertThat(home.resolve("data/docker-import")).doesNotExist();
    }

    private void awaitRunning() throws Exception {
        for (int i = 0; i < 600 && running.isAlive(); i++) {
            Process status = process("status");
            assertThat(status.waitFor(60, TimeUnit.SECONDS)).isTrue();
            if (status.exitValue() == 0) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("it does not run:\n" + output());
    }

    private Process process(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Product.command(home, arguments)).directory(home.toFile());
        builder.environment().remove("DISPLAY");
        File output = home.resolve("output.txt").toFile();
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    private String output() throws Exception {
        return Files.readString(home.resolve("output.txt"));
    }

    private static List<String> commands() throws Exception {
        List<String> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("../docs/moving-from-docker.md"))) {
            if (line.startsWith("```")) {
                inside = !inside;
            } else if (inside && line.startsWith("trading ")) {
                commands.add(line);
            }
        }
        return commands;
    }
}
