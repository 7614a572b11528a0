package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.launcher.testing.OwnedDesk;
import trading.web.testing.TestDesk;

class AnalystCommandTest {
    private static final String REQUEST =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Answer in JSON.\\nNothing else.\"},"
                    + "{\"role\":\"user\",\"content\":\"<data>\\u001b[2J</data>\"}]}";
    private static final CallRecord GOOD = new CallRecord(
            "100-1",
            "analyst-follower",
            "ab",
            1_767_261_600_000_000_000L,
            1_767_261_660_000_000_000L,
            842_000_000,
            "OPENAI",
            "qwen3:14b",
            "http://127.0.0.1/v1",
            null,
            REQUEST,
            200,
            "{\"choices\":[]}",
            "{\"action\":\"BUY\"}\u0007",
            null,
            "",
            new CallCost(5, 6, 700_000));
    private static final CallRecord BAD = new CallRecord(
            "100-2",
            "other",
            "cd",
            1_767_261_600_000_000_000L,
            1_767_261_720_000_000_000L,
            3,
            "OPENAI",
            "qwen3:14b",
            "http://127.0.0.1/v1",
            null,
            "{}",
            0,
            null,
            null,
            FailureCode.UNREACHABLE,
            "away",
            CallCost.NONE);

    @TempDir
    Path data;

    private Path calls;
    private Terminal terminal = new Terminal();

    @BeforeEach
    void keep() throws Exception {
        calls = Files.createDirectories(data.resolve("analyst")).resolve("calls.jsonl");
        append(GOOD);
        append(BAD);
    }

    private void append(CallRecord call) throws Exception {
        try (AnalystJournal journal = AnalystJournal.open(calls)) {
            journal.append(call);
        }
    }

    private int run(String... words) {
        terminal = new Terminal();
        List<String> line = new ArrayList<>(List.of("analyst"));
        line.addAll(List.of(words));
        line.addAll(List.of("--data-dir", data.toString()));
        return terminal.run(line.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(terminal.out());
    }

    private static AnalystQuestion question() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long price = 6_000_000 + 1_000L * i;
            bars.add(new Bar(0, TimeFrame.M1, i * TimeFrame.M1.nanos(), price, price, price, price, 1, 1));
        }
        return new AnalystQuestion(
                "analyst-follower",
                TestDesk.BTC,
                TimeFrame.M1,
                40 * TimeFrame.M1.nanos(),
                bars,
                List.of(),
                List.of(),
                HeldPosition.FLAT,
                new PortfolioState(1, 1, 0),
                List.of());
    }

    @Test
    void the_status_says_who_answers_and_what_is_left() throws Exception {
        try (OwnedDesk owned = OwnedDesk.open(data)) {
            assertThat(run("status")).isZero();
            assertThat(terminal.out())
                    .contains("The rules answer: no model is configured")
                    .doesNotContain("BUDGET");

            owned.desk().analyst().useModel();
            assertThat(run("status")).isZero();
            assertThat(terminal.out().lines())
                    .contains(
                            "A model answers: qwen3:14b by openai.",
                            "Circuit breaker: half open: the next question tries whether the model answers again.",
                            "BUDGET SINCE 1970-01-01 00:00:00 UTC  SPENT      OF",
                            "money a day                            0.25       2",
                            "tokens a day                           1200  500000",
                            "calls in the last minute                  2       6",
                            "1 calls are under way; 0.01 of what is spent is reserved for them.",
                            "STRATEGY          SPENT  OF  TOKENS      OF",
                            "analyst-follower   0.25   1    1200  250000");
            assertThat(run("status", "--json")).isZero();
            assertThat(json().path("budget").path("dayLimit").asText()).isEqualTo("2");
        }
    }

    @Test
    void answers_are_listed_the_newest_last_failures_among_them() throws Exception {
        try (OwnedDesk owned = OwnedDesk.open(data)) {
            assertThat(run("answers")).isZero();
            assertThat(terminal.out()).contains("Nothing was answered since the start.");
            AnalystQuestion question = question();
            owned.desk().analyst().recent().onAnswer(question, new RuleAnalyst().ask(question));
            owned.desk()
                    .analyst()
                    .recent()
                    .onAnswer(
                            question, OpinionFailed.of(question, FailureCode.DEADLINE_PASSED, "no \u001bwhole answer"));

            assertThat(run("answers")).isZero();

            List<String> lines = terminal.out().lines().toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(1))
                    .startsWith("1970-01-01 00:40:00  analyst-follower  BTCUSDT 1m  HOLD ")
                    .contains(" %  rules ", "rules-");
            assertThat(lines.get(2)).contains("FAILED").endsWith("[DEADLINE_PASSED: no \\u001bwhole answer]");
            assertThat(run("answers", "--tail", "1", "--json")).isZero();
            assertThat(json()).hasSize(1);
            assertThat(json().get(0).path("failure").path("code").asText()).isEqualTo("DEADLINE_PASSED");
            assertThat(run("answers", "--strategy", "grid", "--json")).isZero();
            assertThat(json()).isEmpty();
        }
    }

    @Test
    void kept_calls_are_listed_while_nothing_runs() throws Exception {
        assertThat(run("calls")).isZero();
        assertThat(terminal.out().lines().skip(1))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("analyst-follower  qwen3:14b  answered     842      11  0.007  100-1"),
                        second -> assertThat(second).contains("other ", "UNREACHABLE", "100-2"));

        assertThat(run("calls", "--strategy", "analyst-follower", "--json")).isZero();
        assertThat(json()).hasSize(1);
        assertThat(run("calls", "--tail", "1", "--json")).isZero();
        assertThat(json().get(0).path("id").asText()).isEqualTo("100-2");
    }

    @Test
    void a_call_is_shown_with_the_exact_prompt_and_answer() throws Exception {
        assertThat(run("answer", "100-1")).isZero();
        assertThat(terminal.out())
                .contains("model          qwen3:14b", "cost           0.007")
                .contains("--- PROMPT ---\n[system]\nAnswer in JSON.\nNothing else.\n[user]\n<data>\\u001b[2J</data>\n")
                .contains("--- ANSWER ---\n{\"action\":\"BUY\"}\\u0007\n");

        assertThat(run("answer", "100-1", "--json")).isZero();
        assertThat(json().path("request").asText()).isEqualTo(REQUEST);
        assertThat(json().path("content").asText()).isEqualTo("{\"action\":\"BUY\"}\u0007");

        assertThat(run("answer", "100-2")).isZero();
        assertThat(terminal.out()).contains("failure        UNREACHABLE: away", "(none came)");

        assertThat(run("answer", "100-3")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("No call 100-3 is kept in " + calls, "trading analyst calls");
    }

    @Test
    void whole_records_are_verified_and_a_kept_link_proves_the_past() throws Exception {
        assertThat(run("verify", "--json")).isZero();
        String link = json().get(0).path("link").asText();
        assertThat(link).hasSize(64);
        assertThat(json().get(0).path("entries").asInt()).isEqualTo(2);
        assertThat(json().get(1).path("state").asText()).isEqualTo("none");
        append(GOOD);

        assertThat(run("verify", "--kept", link)).isZero();

        assertThat(terminal.out()).containsPattern("analyst.calls\\.jsonl +whole +3 +2 +[0-9a-f]{64}");
    }

    @Test
    void records_that_were_written_anew_do_not_have_the_kept_link() throws Exception {
        run("verify", "--json");
        String link = json().get(0).path("link").asText();
        Files.delete(calls);
        Files.delete(calls.resolveSibling("calls.jsonl.head"));
        append(BAD);
        append(BAD);

        assertThat(run("verify", "--kept", link)).isEqualTo(ExitCode.DATA);

        assertThat(terminal.err()).contains("The link that was kept is in neither file");
        assertThat(run("verify")).isZero();
    }

    @Test
    void a_changed_line_is_found_and_nothing_of_it_is_shown() throws Exception {
        Files.writeString(calls, Files.readString(calls).replace("OPENAI", "OPENAJ"));

        assertThat(run("verify")).isEqualTo(ExitCode.DATA);

        assertThat(terminal.out()).contains("DAMAGED");
        assertThat(terminal.err()).contains(calls + " line 1");
        assertThat(run("calls")).isEqualTo(ExitCode.DATA);
        assertThat(run("answer", "100-1")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains(calls + " line 1");
    }

    @Test
    void without_an_instance_the_status_says_how_to_start_one() {
        assertThat(run("status")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run("answers")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(terminal.err()).contains("trading start --data-dir " + data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "answer", "answers --tail 0", "calls --tail 0", "verify --kept 12", "spend"})
    void a_slip_of_the_pen_is_a_usage_error(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--help");
    }
}
