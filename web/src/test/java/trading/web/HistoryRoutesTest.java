package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Equity;
import trading.engine.model.KillScope;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradingState;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class HistoryRoutesTest {
    private static final long MILLI = 1_000_000L;

    private TestDesk desk;

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.open(directory);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private RawHttp.Answer get(String path) {
        return desk.http().send("GET", path, Map.of(), new byte[0]);
    }

    private JsonNode found(String path) {
        RawHttp.Answer answer = get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void an_orders_events_are_told_oldest_first_with_the_order_after_each() {
        desk.quote(5_999_900, 6_000_100);
        long id = desk
                .decide(new Command.SubmitOrder(
                        TestDesk.ACCOUNT,
                        0,
                        "",
                        "",
                        Side.BUY,
                        OrderType.STOP,
                        TimeInForce.GTC,
                        1_000,
                        0,
                        0,
                        false,
                        0,
                        0,
                        OrderTerms.stopAt(6_050_000)))
                .reports()
                .stream()
                .filter(Report.Accepted.class::isInstance)
                .map(report -> ((Report.Accepted) report).order().orderId())
                .findFirst()
                .orElseThrow();
        desk.decide(new Command.AmendOrder(TestDesk.ACCOUNT, id, 2_000, 0, 6_020_000));
        desk.quote(6_029_900, 6_030_100);

        await().until(() ->
                found("/api/orders/" + id + "/events").path("events").size() == 2);
        JsonNode events = found("/api/orders/" + id + "/events").path("events");
        assertThat(events.get(0).path("event").asText()).isEqualTo("AMENDED");
        assertThat(events.get(0).path("status").asText()).isEqualTo("WAITING");
        assertThat(events.get(0).path("quantity").asText()).isEqualTo("0.02");
        assertThat(events.get(0).path("stopPrice").asText()).isEqualTo("60200");
        assertThat(events.get(0).path("limitPrice").isNull()).isTrue();
        assertThat(events.get(1).path("event").asText()).isEqualTo("TRIGGERED");

        assertThat(get("/api/orders/987654/events").status()).isEqualTo(404);
        assertThat(get("/api/orders/0/events").status()).isEqualTo(404);
    }

    @Test
    void the_equity_series_has_the_drawdown_and_is_cut_by_time() {
        long second = 1_000 * MILLI;
        desk.history()
                .onReports(
                        1,
                        0,
                        List.of(
                                worth(100_000_000_000L, 100_000_000_000L, 10 * second),
                                worth(87_654_321_000L, 100_000_000_000L, 20 * second)),
                        true);

        JsonNode series = found("/api/equity?to=1000000&points=10");
        assertThat(series.path("account").asInt()).isEqualTo(TestDesk.ACCOUNT);
        assertThat(series.path("currency").asText()).isEqualTo("USDT");
        assertThat(series.path("points").toString())
                .isEqualTo("[{\"time\":10000,\"equity\":\"1000\",\"peak\":\"1000\",\"drawdown\":\"0\","
                        + "\"drawdownPercent\":\"0\",\"dayPnl\":\"100\"},"
                        + "{\"time\":20000,\"equity\":\"876.54321\",\"peak\":\"1000\",\"drawdown\":\"123.45679\","
                        + "\"drawdownPercent\":\"12.35\",\"dayPnl\":\"-23.45679\"}]");
        assertThat(found("/api/equity?from=10001&to=20001").path("points")).hasSize(1);
        assertThat(found("/api/equity?to=5").path("currency").isNull()).isTrue();

        assertThat(get("/api/equity?from=2&to=1").status()).isEqualTo(400);
        assertThat(get("/api/equity?points=2001").status()).isEqualTo(400);
        assertThat(get("/api/equity?account=77").status()).isEqualTo(404);
    }

    private static Report worth(long equity, long peak, long timeNanos) {
        return new Report.EquityUpdated(new Equity(TestDesk.ACCOUNT, "USDT", equity, peak, 90_000_000_000L, timeNanos));
    }

    @Test
    void what_risk_did_is_told_newest_first_and_page_after_page() {
        desk.decide(new Command.SetTradingState(TestDesk.ACCOUNT, TradingState.REDUCING, "late", "alice"));
        desk.decide(new Command.SetRiskLimits(
                TestDesk.ACCOUNT, new RiskLimits(100_000_000L, 2, 10_000, 1_000_000_000L), "review", "carol"));
        desk.decide(new Command.EngageKillSwitch(KillScope.GLOBAL, "", true, false, "fire", "alice"));
        desk.decide(order());
        desk.decide(new Command.RearmKillSwitch(KillScope.GLOBAL, "", "out", "bob"));
        desk.decide(new Command.SetTradingState(TestDesk.ACCOUNT, TradingState.ACTIVE, "morning", "bob"));
        await().until(() -> found("/api/risk/history").path("states").size() == 2);

        JsonNode all = found("/api/risk/history");
        assertThat(all.has("next")).isFalse();
        assertThat(all.path("states").findValuesAsText("state")).containsExactly("ACTIVE", "REDUCING");
        assertThat(all.path("states").findValuesAsText("by")).containsExactly("bob", "alice");
        assertThat(all.path("killSwitches").findValuesAsText("engaged")).containsExactly("false", "true");
        assertThat(all.path("killSwitches").findValuesAsText("reason")).containsExactly("out", "fire");
        assertThat(all.path("killSwitches").get(0).path("target").isNull()).isTrue();
        JsonNode limits = all.path("limits").get(0);
        assertThat(limits.path("limits").path("maximumOrderLots").asLong()).isEqualTo(2);
        assertThat(limits.path("reason").asText() + " " + limits.path("by").asText())
                .isEqualTo("review carol");
        JsonNode denial = all.path("denials").get(0);
        assertThat(denial.path("code").asText()).isEqualTo("KILL_SWITCH_ENGAGED");
        assertThat(denial.path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(denial.path("words").asText()).isNotEmpty();

        List<Long> paged = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 10; page++) {
            JsonNode part = found("/api/risk/history?limit=2" + next);
            List<Long> sequences = new ArrayList<>();
            part.findValuesAsText("sequence").forEach(sequence -> sequences.add(Long.parseLong(sequence)));
            paged.addAll(sequences);
            if (!part.has("next")) {
                break;
            }
            assertThat(sequences).hasSize(2);
            next = "&before=" + part.path("next").asText();
        }
        assertThat(paged).hasSize(6).doesNotHaveDuplicates();

        assertThat(get("/api/risk/history?before=7").status()).isEqualTo(400);
        assertThat(get("/api/risk/history?limit=501").status()).isEqualTo(400);
        assertThat(get("/api/risk/history?account=77").status()).isEqualTo(404);
    }

    @Test
    void what_was_allowed_has_its_history_with_who_why_until_when_and_what_came_of_it() {
        int account = TestDesk.ACCOUNT;
        long minute = 60_000_000_000L;
        desk.decide(new Command.SetPermission(new Permission(account, "", false, List.of(0), "only this", "alice")));
        desk.decide(new Command.SetPermission(new Permission(account, "algo", true, List.of(), "again", "bob")));
        desk.decide(new Command.OverrideLimits(account, "", true, minute, "a block", "alice"));
        desk.decide(new Command.OverrideLimits(account, "", true, 0, "no block", "bob"));
        desk.decide(new Command.ArmDeadManSwitch(account, 60_000, true, "carol"));
        desk.decide(new Command.ArmDeadManSwitch(account, 70_000, true, "carol"));
        desk.decide(new Command.ArmDeadManSwitch(account, 0, false, "bob"));
        await().until(() -> found("/api/risk/history").path("deadManSwitches").size() == 2);

        JsonNode all = found("/api/risk/history");
        JsonNode permissions = all.path("permissions");
        assertThat(permissions.findValuesAsText("reason")).containsExactly("again", "only this");
        assertThat(permissions.get(0).path("symbols").isNull()).isTrue();
        assertThat(permissions.get(0).path("strategy").asText()).isEqualTo("algo");
        assertThat(permissions.get(1).path("symbols").toString()).isEqualTo("[\"BTCUSDT\"]");
        assertThat(permissions.get(1).path("strategy").isNull()).isTrue();
        JsonNode overrides = all.path("overrides");
        assertThat(overrides.findValuesAsText("event")).containsExactly("REVOKED", "GRANTED");
        assertThat(overrides.findValuesAsText("by")).containsExactly("bob", "alice");
        assertThat(overrides.get(0).path("until").isNull()).isTrue();
        assertThat(overrides.get(1).path("oneOrder").asBoolean()).isTrue();
        assertThat(Instant.parse(overrides.get(1).path("until").asText()))
                .isEqualTo(Instant.parse(overrides.get(1).path("time").asText()).plusSeconds(60));
        JsonNode deadMan = all.path("deadManSwitches");
        assertThat(deadMan.findValuesAsText("event")).containsExactly("DISARMED", "ARMED");
        assertThat(deadMan.findValuesAsText("by")).containsExactly("bob", "carol");
        assertThat(deadMan.get(1).path("cancelsStops").asBoolean()).isTrue();
        assertThat(deadMan.get(1).path("goesOff").isTextual()).isTrue();
        assertThat(deadMan.get(1).path("orders").isNull()).isTrue();

        JsonNode one = found("/api/risk/history?kind=overrides&limit=1");
        assertThat(one.path("overrides").findValuesAsText("event")).containsExactly("REVOKED");
        assertThat(one.path("permissions")).isEmpty();
        assertThat(found("/api/risk/history?kind=overrides&before="
                                + one.path("next").asText())
                        .path("overrides")
                        .findValuesAsText("event"))
                .containsExactly("GRANTED");
        assertThat(get("/api/risk/history?kind=gossip").status()).isEqualTo(400);
    }

    private static Command.SubmitOrder order() {
        return new Command.SubmitOrder(
                TestDesk.ACCOUNT, 0, "", "", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 1_000, 0, 0, false, 0, 0);
    }

    @Test
    void without_the_database_history_says_so() {
        desk.history().down(true);
        for (String path : List.of("/api/equity", "/api/risk/history")) {
            RawHttp.Answer answer = get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).hasValue("2");
        }
    }
}
