package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.model.Bar;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Evidence;
import trading.engine.strategy.host.Outcome;
import trading.web.testing.Api;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

class DecisionRoutesTest {
    @TempDir
    Path directory;

    private TestDesk desk;
    private Api api;

    @BeforeEach
    void open() {
        desk = TestDesk.open(directory);
        api = new Api(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// The grid of ETHUSDT puts its five orders after its first bars.
    private void gridDecides() {
        long open = TimeFrame.M1.openTimeNanos(System.currentTimeMillis() * 1_000_000) - TimeFrame.M1.nanos();
        for (int minute = 0; minute < 2; minute++) {
            desk.bar(new Bar(
                    TestDesk.ETH.id(),
                    TimeFrame.M1,
                    open + minute * TimeFrame.M1.nanos(),
                    300_000,
                    300_000,
                    300_000,
                    300_000,
                    1,
                    1));
        }
    }

    private static Decision recorded() {
        return new Decision(
                "gone:BTCUSDT:20260101T1000/2",
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
                "gone:BTCUSDT:20260101T1000/2",
                0,
                "it rose",
                "the analyst says SELL",
                new Evidence(new TreeMap<>(), List.of(), null, 0, 0, 0, "", new TreeMap<>(), ""));
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        api.json("/api/decisions" + query)
                .path("decisions")
                .forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }

    @Test
    void decisions_are_listed_newest_first_with_recorded_and_live_ones_together() {
        gridDecides();
        desk.history().keepOnly(recorded());

        List<String> all = ids("");
        assertThat(all).hasSize(6).endsWith("gone:BTCUSDT:20260101T1000/2");
        assertThat(ids("?strategy=grid")).hasSize(5);
        assertThat(ids("?symbol=BTCUSDT")).containsExactly("gone:BTCUSDT:20260101T1000/2");
        assertThat(ids("?outcome=VETOED")).containsExactly("gone:BTCUSDT:20260101T1000/2");
        assertThat(ids("?to=1767261661000")).containsExactly("gone:BTCUSDT:20260101T1000/2");
        assertThat(ids("?to=1767261660000")).isEmpty();
        assertThat(ids("?from=1767261661000")).hasSize(5);
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        gridDecides();
        desk.history().decided(recorded());
        List<String> all = ids("");
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.json("/api/decisions?limit=2" + next);
            page.path("decisions").forEach(each -> paged.add(each.path("id").asText()));
            next = page.has("next")
                    ? "&before=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!next.isEmpty());
        assertThat(paged).isEqualTo(all).hasSize(6);
    }

    @Test
    void one_decision_is_explained_in_sentences() {
        desk.history().decided(recorded());
        JsonNode explained = api.json("/api/decisions/gone:BTCUSDT:20260101T1000~2");
        assertThat(explained.path("decision").path("words").asText()).contains("gone wanted to buy BTCUSDT");
        assertThat(explained.path("explanation").get(0).asText())
                .isEqualTo("gone wanted to buy 0.001 BTCUSDT at 60000, at 2026-01-01T10:01:00.000Z.");
        assertThat(explained.path("explanation").toString()).contains("the analyst thinks otherwise");
    }

    @Test
    void what_there_is_not_is_not_found_and_a_bad_question_is_refused() {
        assertThat(api.get("/api/decisions/none").status()).isEqualTo(404);
        assertThat(api.get("/api/decisions?outcome=MAYBE").status()).isEqualTo(400);
        assertThat(api.get("/api/decisions?before=x").status()).isEqualTo(400);
        assertThat(api.get("/api/decisions?from=2&to=1").status()).isEqualTo(400);
        assertThat(api.get("/api/decisions?limit=501").status()).isEqualTo(400);
        assertThat(api.get("/api/decisions?symbol=NONE").status()).isEqualTo(422);
        desk.history().down(true);
        assertThat(api.get("/api/decisions").status()).isEqualTo(503);
    }

    @Test
    void the_streams_tell_of_new_decisions_and_of_strategies_that_change() throws Exception {
        try (WebSocketClient client = WebSocketClient.open(desk.port(), Map.of())) {
            client.subscribe("decisions");
            client.subscribe("strategies");
            assertThat(client.awaitSnapshot("decisions").path("data")).isEmpty();
            assertThat(client.awaitSnapshot("strategies").path("data")).hasSize(3);
            gridDecides();
            JsonNode told = client.await(frame -> isOf(frame, "decisions", "update"));
            assertThat(told.path("data").get(0).path("strategy").asText()).isEqualTo("grid");
            api.post("/api/strategies/grid/stop", "");
            client.await(frame -> isOf(frame, "strategies", "update")
                    && frame.path("data").get(2).path("status").asText().equals("STOPPED"));
        }
    }

    private static boolean isOf(JsonNode frame, String channel, String type) {
        return frame.path("channel").asText().equals(channel)
                && frame.path("type").asText().equals(type);
    }

    @Test
    void metrics_count_decisions_by_what_was_wanted_and_what_became_of_it() {
        gridDecides();
        assertThat(api.get("/metrics").text())
                .contains("trading_strategy_decisions_total{action=\"ENTER\",outcome=\"SENT\",strategy=\"grid\"} 5.0")
                .contains("trading_strategies_disabled 0.0")
                .contains("trading_strategy_running{strategy=\"grid\",symbol=\"ETHUSDT\"} 1.0")
                .contains("trading_strategy_state{state=\"RUNNING\",strategy=\"grid\",symbol=\"ETHUSDT\"} 1.0")
                .contains("trading_strategy_state{state=\"DISABLED\",strategy=\"grid\",symbol=\"ETHUSDT\"} 0.0")
                .containsPattern(
                        "trading_strategy_slowest_call_seconds\\{strategy=\"grid\",symbol=\"ETHUSDT\"\\} [0-9]");
    }
}
