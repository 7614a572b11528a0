package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyCommandTest {
    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String... arguments) {
        return terminal.run(arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(terminal.out());
    }

    @Test
    void a_new_strategy_is_written_and_passes_its_own_check() throws IOException {
        assertThat(run("strategy", "new", "buy-the-dip", "--folder", folder.toString()))
                .isZero();
        Path written = folder.resolve("BuyTheDip.java");
        assertThat(terminal.out()).contains(written.toString());
        assertThat(Files.readString(written))
                .contains("class BuyTheDip implements")
                .contains("\"buy-the-dip\"");

        assertThat(run("strategy", "check", written.toString())).isZero();
        assertThat(terminal.out()).containsPattern("buy-the-dip passed: the same [0-9]+ decisions");
    }

    @Test
    void a_class_name_will_do_and_is_the_same_strategy() {
        assertThat(StrategyNewCommand.className("buy-the-dip2")).isEqualTo("BuyTheDip2");
        assertThat(StrategyNewCommand.className("BuyTheDip")).isEqualTo("BuyTheDip");
        assertThat(StrategyNewCommand.dashed("BuyTheDip")).isEqualTo("buy-the-dip");
        assertThat(StrategyNewCommand.dashed("buy-the-dip")).isEqualTo("buy-the-dip");
    }

    @Test
    void a_file_that_is_there_is_left_alone() throws IOException {
        file("BuyTheDip.java", "mine");
        assertThat(run("strategy", "new", "BuyTheDip", "--folder", folder.toString()))
                .isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(terminal.err()).contains("BuyTheDip.java").contains("left as it is");
        assertThat(folder.resolve("BuyTheDip.java")).hasContent("mine");
    }

    @Test
    void a_name_that_cannot_be_a_class_is_refused() {
        for (String name : new String[] {"../up", "1st", "a--b", "buy_it", "x".repeat(33)}) {
            assertThat(run("strategy", "new", name, "--folder", folder.toString()))
                    .as(name)
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_does_not_compile_is_told_with_its_line() throws IOException {
        Path broken = file("Broken.java", "public class Broken {\n    int x = \"one\";\n}\n");
        assertThat(run("strategy", "check", broken.toString())).isEqualTo(ExitCode.DATA);
        assertThat(terminal.out()).contains("Broken.java:2:").contains("Broken.java does not compile.");
    }

    @Test
    void for_scripts_a_check_is_one_object() throws IOException {
        Path broken = file("Broken.java", "public class Broken {\n    int x = \"one\";\n}\n");
        assertThat(run("strategy", "check", "--json", broken.toString())).isEqualTo(ExitCode.DATA);
        assertThat(json().path("passed").asBoolean(true)).isFalse();
        assertThat(json().path("compiles").asBoolean(true)).isFalse();
        assertThat(json().path("problems").get(0).path("line").asInt()).isEqualTo(2);
    }

    @Test
    void a_strategy_with_a_clock_of_its_own_may_trade_on_paper_only() throws IOException {
        String text = StrategyNewCommand.template("Clocked", "clocked")
                .replace(
                        "crossing.update(bar",
                        "context.value(\"now\", System.nanoTime());\n        crossing.update(bar");
        assertThat(run("strategy", "check", file("Clocked.java", text).toString()))
                .isEqualTo(ExitCode.PAPER_ONLY);
        assertThat(terminal.out()).contains("nanoTime").contains("clocked may trade on paper only.");
    }

    @Test
    void a_strategy_that_needs_more_past_than_it_asks_for_may_trade_on_paper_only() throws IOException {
        String text = StrategyNewCommand.template("Hasty", "hasty")
                .replace("Math.max(Ema.settledAfter(parameters.bars()), Atr.settledAfter(RANGE_BARS))", "60");
        assertThat(run("strategy", "check", file("Hasty.java", text).toString()))
                .isEqualTo(ExitCode.PAPER_ONLY);
        assertThat(terminal.out()).contains("WARM_UP: ");
    }

    @Test
    void a_file_that_is_not_there_is_a_wrong_command_line() throws IOException {
        assertThat(run("strategy", "check", folder.resolve("None.java").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("strategy", "check", file("no-class.java", "").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("strategy")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void the_list_has_the_shipped_ones_and_the_users_with_what_is_wrong() throws IOException {
        file("Good.java", StrategyNewCommand.template("Good", "good"));
        file("Broken.java", "public class Broken {\n    int x = \"one\";\n}\n");
        file("notes.txt", "no strategy");
        assertThat(run("strategy", "list", "--folder", folder.toString())).isZero();
        assertThat(terminal.out())
                .containsPattern("ema-cross +shipped +Buys when")
                .containsPattern("good +Good.java +Buys when")
                .containsPattern("- +Broken.java +does not compile")
                .contains("  Broken.java:2:")
                .doesNotContain("notes.txt");
    }

    @Test
    void for_scripts_the_list_is_an_array() throws IOException {
        file("Good.java", StrategyNewCommand.template("Good", "good"));
        assertThat(run("strategy", "list", "--json", "--folder", folder.toString()))
                .isZero();
        JsonNode last = json().get(json().size() - 1);
        assertThat(last.path("name").asText()).isEqualTo("good");
        assertThat(last.path("source").asText()).isEqualTo("Good.java");
        assertThat(last.path("compiles").asBoolean()).isTrue();
    }
}
