package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Searches, what they keep, and what a kill leaves of them.
class OptimizeCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRID = "ema-cross --param fast=5,10 --param slow=20,40";

    @TempDir
    static Path folder;

    @TempDir
    Path trials;

    private Terminal terminal = new Terminal();

    @BeforeAll
    static void importBars() throws IOException {
        MadeUpMinutes.bringInto(folder.resolve("data"), 6);
    }

    private List<String> line(String arguments) {
        List<String> all = new ArrayList<>(List.of("optimize"));
        all.addAll(Arrays.asList(arguments.split(" ", -1)));
        all.addAll(List.of(
                "--symbol", "BTCUSDT", "--data-dir", folder.resolve("data").toString()));
        if (!arguments.contains("--resume")) {
            all.addAll(List.of("--resume", trials.toString()));
        }
        return all;
    }

    private int run(String arguments) {
        terminal = new Terminal();
        return terminal.run(line(arguments).toArray(String[]::new));
    }

    private JsonNode json(String arguments) throws IOException {
        assertThat(run(arguments + " --json")).as(terminal.err()).isZero();
        return JSON.readTree(terminal.out());
    }

    private List<String> kept() throws IOException {
        Path file = trials.resolve("ema-cross-BTCUSDT.trials");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void a_search_that_learns_tries_as_many_as_it_is_told() throws Exception {
        String search = "ema-cross --param fast=2..30 --param slow=40..80 --search cma-es --trials 12";
        JsonNode first = json(search);

        assertThat(first.path("trials")).hasSize(12);
        assertThat(json(search + " --engine local[1]")).isEqualTo(first);
        assertThat(terminal.err()).contains("12 of 12 trials were taken from");
        assertThat(json(search + " --seed 2").path("hash")).isNotEqualTo(first.path("hash"));
    }

    @Test
    void several_objectives_show_the_front_and_each_figure() throws Exception {
        JsonNode all = json(GRID + " --objective total-return,maximum-drawdown");

        assertThat(all.path("objectives").toString()).isEqualTo("[\"TOTAL_RETURN\",\"MAXIMUM_DRAWDOWN\"]");
        JsonNode first = all.at("/front/0");
        assertThat(first.path("settings")).isEqualTo(all.at("/trials/0/settings"));
        assertThat(first.at("/values/MAXIMUM_DRAWDOWN")).isEqualTo(all.at("/trials/0/metrics/maximumDrawdown"));
        assertThat(run(GRID + " --objective total-return,maximum-drawdown")).isZero();
        assertThat(terminal.out()).contains("Pareto front:", "MAXIMUM_DRAWDOWN  SETTINGS");
    }

    @Test
    void how_stable_the_best_are_is_shown_with_a_map() throws Exception {
        JsonNode stability = json(GRID + " --objective total-return").path("stability");

        assertThat(stability.path("neighbourhoods")).hasSize(4);
        assertThat(stability.at("/neighbourhoods/0/neighbours").asInt()).isEqualTo(3);
        JsonNode map = stability.at("/maps/0");
        assertThat(map.path("rows").toString() + map.path("columns")).isEqualTo("[\"5\",\"10\"][\"20\",\"40\"]");
        assertThat(map.at("/best/1/1").isNumber()).isTrue();
        assertThat(map.at("/means/1/1").isNumber()).isTrue();
        assertThat(run(GRID)).isZero();
        assertThat(terminal.out()).contains("The most stable: sharpe of settings together with their neighbours");
    }

    @Test
    void folds_are_purged_and_embargoed_and_each_is_used_once() throws Exception {
        JsonNode all = json(GRID + " --objective total-return --folds 3 --embargo 10");

        assertThat(all.path("folds")).hasSize(3);
        assertThat(all.at("/folds/0/embargoedDays").asInt()).isEqualTo(1);
        assertThat(all.at("/folds/2/outside/metrics/totalReturn").isNumber()).isTrue();
        assertThat(all.at("/folds/1/from")).isEqualTo(all.at("/folds/0/to"));
        assertThat(run(GRID + " --objective total-return --folds 3")).isZero();
        assertThat(terminal.out()).contains("3 folds, each used with what the others chose by total return");
    }

    @Test
    void walking_anchored_begins_each_choice_at_the_start() throws Exception {
        JsonNode steps = json(GRID + " --walk-forward 2/1 --anchored").path("steps");

        assertThat(steps).hasSizeGreaterThan(1);
        assertThat(steps.get(1).path("from")).isEqualTo(steps.get(0).path("from"));
        assertThat(steps.get(1).path("split").asText())
                .isGreaterThan(steps.get(0).path("split").asText());
    }

    @Test
    void a_hold_out_is_looked_at_once_and_the_second_look_is_told_the_first() throws Exception {
        assertThat(run(GRID + " --hold-out 2024-01-05")).isZero();
        assertThat(terminal.out())
                .contains("hold-out            2024-01-05T00:00:00Z to 2024-01-07T00:00:00Z, not looked");
        JsonNode blind = json(GRID + " --hold-out 2024-01-05");
        assertThat(blind.at("/holdOut/outside").isMissingNode()).isTrue();
        JsonNode looked = json(GRID + " --hold-out 2024-01-05 --look");
        assertThat(looked.path("hash")).isEqualTo(blind.path("hash"));
        assertThat(looked.at("/holdOut/outside/settings")).isEqualTo(looked.at("/trials/0/settings"));
        assertThat(looked.at("/holdOut/outside/metrics/totalReturn").isNumber()).isTrue();
        String date = looked.at("/holdOut/looked").asText();
        String by = looked.at("/holdOut/by").asText();
        assertThat(by).endsWith(" on the command line");

        for (String again : List.of(GRID, GRID.replace("20,40", "30,60"), GRID + " --fees 0.05")) {
            assertThat(run(again + " --hold-out 20% --look")).isEqualTo(ExitCode.USAGE);
            assertThat(terminal.err())
                    .contains("was looked at on " + date + " by " + by)
                    .contains("Wait for new bars");
            assertThat(terminal.out()).isEmpty();
        }
        assertThat(run(GRID + " --hold-out 20%")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--objective luck|objective=luck: is none of sharpe, sortino",
                "--search magic|write grid, random or cma-es",
                "--search cma-es|--trials COUNT",
                "--search grid --trials 3|leave out --trials",
                "--anchored|give --walk-forward too",
                "--embargo 5|give --folds too",
                "--folds 2 --walk-forward 1/1|choose one of them",
                "--folds 1|2 folds are the least",
                "--folds 2 --objective win-rate|daily returns do not tell it",
                "--look|give --hold-out too",
                "--hold-out 20% --look --folds 2|leave out --walk-forward and --folds",
                "--hold-out some|write 2024-01-31",
                "--hold-out x%|write a part like 20%",
                "--hold-out 100%|below 1",
                "--hold-out 2031-01-01|must lie between",
                "--engine spark://nowhere:1|Spark module",
                "--objective sharpe,fees --search cma-es --trials 3|search all settings or at random",
                "--objective sharpe,fees --folds 2|--folds chooses by one objective",
                "--objective sharpe,fees --walk-forward 2/1|--walk-forward chooses by one objective",
                "--engine local[0]|local[THREADS]"
            })
    void what_is_wrong_is_a_usage_error_with_a_reason(String options, String message) {
        assertThat(run(GRID + " " + options)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains(message);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void a_file_of_trials_that_is_damaged_is_told() throws Exception {
        assertThat(run(GRID)).isZero();
        List<String> lines = new ArrayList<>(kept());
        lines.set(1, lines.get(1).replace("totalReturn", "totalreturn"));
        Files.write(trials.resolve("ema-cross-BTCUSDT.trials"), lines);

        assertThat(run(GRID)).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("line=2", "move it away");
    }

    @Test
    void a_search_that_was_killed_goes_on_and_no_trial_is_lost_or_run_twice() throws Exception {
        String search = "ema-cross --param fast=2..17 --param slow=25..60:5 --engine local[2]";
        int all = 16 * 8;
        List<String> before = killedAfter(12, search);
        assertThat(before.size()).isBetween(12, all - 1);

        JsonNode resumed = json(search);
        assertThat(terminal.err()).contains(before.size() + " of " + all + " trials were taken from");
        List<String> after = kept();
        assertThat(after).hasSize(all).startsWith(before.toArray(String[]::new));
        assertThat(after.stream().map(line -> line.split(" ", 4)[2]).distinct()).hasSize(all);
        JsonNode whole = json(search + " --resume " + trials.resolve("another"));
        assertThat(terminal.err()).isEmpty();
        assertThat(resumed).isEqualTo(whole);
        assertThat(resumed.path("hash").asText()).hasSize(64);
    }

    /// The whole lines that a process leaves which is killed once there are so many.
    private List<String> killedAfter(int lines, String search) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "trading.launcher.Main"));
        command.addAll(line(search));
        Path said = trials.resolve("child.log");
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            while (kept().size() < lines) {
                assertThat(child.isAlive()).as(Files.readString(said)).isTrue();
                Thread.sleep(5);
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(trials.resolve("ema-cross-BTCUSDT.trials"));
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
