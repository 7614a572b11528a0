package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import trading.engine.message.Command;
import trading.engine.model.Bar;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Evidence;
import trading.engine.strategy.host.Outcome;
import trading.launcher.testing.OwnedDesk;
import trading.web.testing.TestDesk;

class DecisionsCommandTest {
    private static final String VETOED = "gone:BTCUSDT:20260101T1000/2";

    @TempDir
    Path data;

    private OwnedDesk owned;
    private Terminal terminal = new Terminal();

    @BeforeEach
    void open() throws Exception {
        owned = OwnedDesk.open(data);
    }

    @AfterEach
    void close() throws Exception {
        owned.close();
    }

    private int run(String... words) {
        terminal = new Terminal();
        return in(terminal, words);
    }

    private int in(Terminal where, String... words) {
        List<String> line = new ArrayList<>(List.of("decisions"));
        line.addAll(List.of(words));
        line.addAll(List.of("--data-dir", data.toString()));
        return where.run(line.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(terminal.out());
    }

    /// The grid of ETHUSDT puts its five orders after its first bars.
    private void gridDecides() {
        owned.desk()
                .decide(new Command.UpdateQuote(
                        TestDesk.MARKET, TestDesk.ETH.id(), 299_900, 1_000_000, 300_100, 1_000_000));
        long open = TimeFrame.M1.openTimeNanos(System.currentTimeMillis() * 1_000_000) - TimeFrame.M1.nanos();
        for (int minute = 0; minute < 2; minute++) {
            long opens = open + minute * TimeFrame.M1.nanos();
            owned.desk().bar(new Bar(TestDesk.ETH.id(), TimeFrame.M1, opens, 300_000, 300_000, 300_000, 300_000, 1, 1));
        }
    }

    private static Decision vetoed() {
        return new Decision(
                VETOED,
                1,
                1_767_261_660_000_000_000L,
                "gone",
                "1",
                "BTCUSDT",
                0,
                Action.ENTER,
                Outcome.VETOED,
                Side.BUY,
                100,
                6_000_000,
                0,
                0,
                1,
                VETOED,
                0,
                "it rose\u001b[2J",
                "the analyst says SELL",
                new Evidence(new TreeMap<>(), List.of(), null, 0, 0, 0, "", new TreeMap<>(), ""));
    }

    @Test
    void decisions_are_listed_the_newest_last() {
        owned.desk().history().keepOnly(vetoed());
        gridDecides();

        assertThat(run()).isZero();

        List<String> lines = terminal.out().lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0))
                .matches("TIME \\(UTC\\) {11}STRATEGY  SYMBOL {3}WANTED +QUANTITY +PRICE  OUTCOME  ID .*");
        assertThat(lines.get(1))
                .startsWith("2026-01-01 10:01:00  gone      BTCUSDT  ENTER BUY")
                .endsWith("VETOED   " + VETOED + "  it rose\\u001b[2J [the analyst says SELL]");
        assertThat(lines.get(6)).contains("grid      ETHUSDT  ENTER BUY", "SENT     grid:ETHUSDT:", "level ");
    }

    @Test
    void some_of_them_are_chosen() throws Exception {
        owned.desk().history().keepOnly(vetoed());
        gridDecides();

        assertThat(run("--outcome", "vetoed", "--json")).isZero();
        assertThat(json()).hasSize(1);
        assertThat(json().get(0).path("reason").asText()).isEqualTo("it rose\u001b[2J");
        assertThat(run("--since", "2h", "--json")).isZero();
        assertThat(json()).hasSize(5);
        assertThat(run("--strategy", "grid", "--tail", "2", "--json")).isZero();
        assertThat(json()).hasSize(2);
        assertThat(run("--symbol", "BTCUSDT", "--since", "2026-01-02", "--json"))
                .isZero();
        assertThat(json()).isEmpty();
        assertThat(run("--strategy", "ema-cross")).isZero();
        assertThat(terminal.out()).contains("No decisions.");
    }

    @Test
    void more_than_a_page_of_them_come_in_order() throws Exception {
        for (int i = 0; i < 620; i++) {
            owned.desk().history().decided(numbered(i));
        }

        assertThat(run("--tail", "610", "--json")).isZero();

        assertThat(json()).hasSize(610);
        assertThat(json().get(0).path("id").asText()).isEqualTo("many:BTCUSDT:10010");
        assertThat(json().get(609).path("id").asText()).isEqualTo("many:BTCUSDT:10619");
    }

    private static Decision numbered(int number) {
        Decision like = vetoed();
        return new Decision(
                "many:BTCUSDT:" + (10_000 + number),
                1,
                like.timeNanos() + number * 1_000_000_000L,
                "many",
                "1",
                "BTCUSDT",
                0,
                Action.ENTER,
                Outcome.SENT,
                Side.BUY,
                100,
                6_000_000,
                0,
                0,
                1,
                "",
                0,
                "it rose",
                "",
                like.evidence());
    }

    @Test
    void one_of_them_is_explained_with_its_order() throws Exception {
        gridDecides();
        run("--tail", "1", "--json");
        String id = json().get(0).path("id").asText();

        assertThat(run("show", id)).isZero();

        assertThat(terminal.out())
                .startsWith(id + "   20")
                .contains("grid wanted to buy ", "Its reason: ", "the order was sent", "Its settings were ")
                .containsPattern("ORDER +TYPE +QUANTITY +FILLED +AVERAGE PRICE +STATUS")
                .containsPattern("[0-9]+ +LIMIT BUY +0\\.[0-9]+ +0 +- +NEW +20");
        assertThat(run("show", id, "--json")).isZero();
        assertThat(json().path("orders").get(0).path("clientOrderId").asText()).isEqualTo(id);
        assertThat(json().path("explanation").isArray()).isTrue();
    }

    @Test
    void what_was_not_done_is_explained_too() {
        owned.desk().history().decided(vetoed());

        assertThat(run("show", VETOED)).isZero();

        assertThat(terminal.out())
                .contains(
                        "gone wanted to buy 0.001 BTCUSDT at 60000",
                        "It was not done, because the analyst thinks otherwise")
                .contains("it rose\\u001b[2J.")
                .doesNotContain("ORDER", "TRADE");
    }

    @Test
    void what_there_is_not_is_told_with_what_to_do() {
        assertThat(run("show", "none")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("There is no decision none. List them with: trading decisions");
        assertThat(run("--symbol", "BTCUSD")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("BTCUSD");
    }

    @Test
    void followed_decisions_come_as_they_are_made_each_once_until_the_desk_is_gone() throws Exception {
        owned.desk().history().decided(vetoed());
        Terminal followed = new Terminal();
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> in(followed, "--follow", "--json", "--tail", "1"));
        await().until(() -> followed.out().contains(VETOED));

        gridDecides();
        await().until(() -> followed.out().lines().count() == 6);
        owned.desk().history().decided(numbered(1));
        await().until(() -> followed.out().lines().count() == 7);
        owned.close();

        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(followed.out().lines().filter(line -> line.startsWith("{\"id\":\"")))
                .hasSize(7)
                .doesNotHaveDuplicates();
        assertThat(followed.err()).contains(data.toString());
        open();
    }

    @Test
    void a_moment_is_written_as_a_span_or_a_utc_time() {
        CommandSpec spec = CommandSpec.create();
        CommandLine unused = new CommandLine(spec);
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(SinceOption.millis(spec, "90m", now))
                .isEqualTo(Instant.parse("2026-03-01T10:30:00Z").toEpochMilli());
        assertThat(SinceOption.millis(spec, "2D", now))
                .isEqualTo(Instant.parse("2026-02-27T12:00:00Z").toEpochMilli());
        for (String written : List.of("2026-02-01", "2026-02-01T00:00", "2026-02-01T00:00:00Z")) {
            assertThat(SinceOption.millis(spec, written, now))
                    .isEqualTo(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
        }
        assertThatThrownBy(() -> SinceOption.millis(spec, "yesterday", now))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--since yesterday", "2h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tail 0", "--tail many", "--since yesterday", "--since 1900-01-01", "show", "list"})
    void a_slip_of_the_pen_is_told_before_anything_is_asked(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--help");
        assertThat(owned.tokensGiven()).isZero();
    }
}
