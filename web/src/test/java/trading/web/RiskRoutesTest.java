package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class RiskRoutesTest {
    private static final String BUY =
            "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'}";

    private TestDesk desk;
    private Api api;

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.open(directory);
        api = new Api(desk);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    /// All limits as they are, with `name` set to `value`.
    private String limitsWith(String name, String value) {
        ObjectNode limits = (ObjectNode) api.json("/api/risk").path("limits");
        limits.put("reason", "a test");
        if (value == null) {
            limits.putNull(name);
        } else if (value.matches("[0-9]+")) {
            limits.put(name, Integer.parseInt(value));
        } else {
            limits.put(name, value);
        }
        return limits.toString();
    }

    private JsonNode usage(String name) {
        for (JsonNode usage : api.json("/api/risk").path("usage")) {
            if (usage.path("name").asText().equals(name)) {
                return usage;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void an_account_is_active_and_a_limit_that_is_none_is_null() {
        JsonNode risk = api.json("/api/risk");

        assertThat(risk.path("account").asInt()).isEqualTo(TestDesk.ACCOUNT);
        assertThat(risk.path("state").asText()).isEqualTo("ACTIVE");
        JsonNode limits = risk.path("limits");
        assertThat(limits.path("maximumOrderNotional").asText()).isEqualTo("1000000");
        assertThat(limits.path("collarPercent").asText()).isEqualTo("5");
        assertThat(limits.path("maximumReferenceAge").asText()).isEqualTo("1h");
        for (String none :
                List.of("accountNotional", "leverage", "openOrders", "dailyLoss", "messages", "executionSpan")) {
            assertThat(limits.has(none)).as(none).isTrue();
            assertThat(limits.path(none).isNull()).as(none).isTrue();
        }
        assertThat(risk.path("locks")).isEmpty();
        assertThat(risk.path("protections")).isEmpty();
        assertThat(risk.path("killSwitches")).isEmpty();
    }

    @Test
    void what_was_read_can_be_written_back() {
        String before = api.json("/api/risk").path("limits").toString();
        String body = limitsWith("messages", null);

        RawHttp.Answer answer = api.put("/api/risk/limits", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("limits").toString()).isEqualTo(before);
    }

    @Test
    void a_limit_holds_from_the_answer_on() {
        RawHttp.Answer answer = api.put("/api/risk/limits", limitsWith("openOrders", "1"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("limits").path("openOrders").asInt()).isEqualTo(1);
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(201);
        RawHttp.Answer second = api.post("/api/orders", BUY);
        assertThat(second.status()).as(second.text()).isEqualTo(422);
        assertThat(second.json().path("code").asText()).isEqualTo("OPEN_ORDERS_ABOVE_LIMIT");
        assertThat(second.json().path("errors").get(0).path("limit").asText()).isEqualTo("1");
    }

    @Test
    void limits_that_somebody_else_has_changed_meanwhile_are_not_overwritten() {
        String version = api.json("/api/risk").path("limitsVersion").asText();
        String mine = limitsWith("openOrders", "5");
        api.put("/api/risk/limits", limitsWith("openOrders", "3"));

        RawHttp.Answer late = api.with("If-Match", "\"" + version + "\"").put("/api/risk/limits", mine);
        String now = api.json("/api/risk").path("limitsVersion").asText();
        RawHttp.Answer fresh = api.with("If-Match", "\"" + now + "\"").put("/api/risk/limits", mine);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("type").asText()).isEqualTo("/problems/precondition-failed");
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.json().path("limits").path("openOrders").asInt()).isEqualTo(5);
    }

    @Test
    void of_many_changes_from_the_same_limits_one_holds() throws Exception {
        String version = api.json("/api/risk").path("limitsVersion").asText();
        List<Future<Integer>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 20; i++) {
                String body = limitsWith("openOrders", Integer.toString(i));
                sent.add(senders.submit(() -> api.with("If-Match", version)
                        .put("/api/risk/limits", body)
                        .status()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> each : sent) {
            statuses.add(each.get());
        }

        assertThat(statuses).containsOnly(200, 412);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void usage_counts_positions_and_open_orders_against_the_limits() {
        api.put("/api/risk/limits", limitsWith("accountNotional", "60000.0"));
        api.post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.5'}");
        api.post("/api/orders", BUY);

        JsonNode account = usage("accountNotional");
        assertThat(account.path("used").asText()).isEqualTo("36000");
        assertThat(account.path("limit").asText()).isEqualTo("60000");
        assertThat(account.path("percent").asText()).isEqualTo("60");
        JsonNode instrument = usage("instrumentNotional");
        assertThat(instrument.path("of").asText()).isEqualTo("BTCUSDT");
        assertThat(instrument.path("used").asText()).isEqualTo("36000");
        assertThat(instrument.path("limit").isNull()).isTrue();
        assertThat(instrument.path("percent").isNull()).isTrue();
        assertThat(usage("openOrders").path("used").asText()).isEqualTo("1");
        assertThat(usage("leverage").path("used").asText()).isEqualTo("0.36");
    }

    @Test
    void usage_counts_messages_and_executions_within_the_span_of_their_limits() {
        String limits = limitsWith("messages", "50")
                .replace("\"messageSpan\":null", "\"messageSpan\":\"10s\"")
                .replace("\"executions\":null", "\"executions\":4")
                .replace("\"executionSpan\":null", "\"executionSpan\":\"1m\"");
        assertThat(api.put("/api/risk/limits", limits).status()).isEqualTo(200);
        long id = api.order(BUY);
        api.patch("/api/orders/" + id, "{'quantity':'0.05'}");
        api.delete("/api/orders/" + id);
        desk.decide(desk.strategyOrder("ema-cross", 6_010_000));

        await().untilAsserted(() ->
                assertThat(usage("messages").path("used").asText()).isEqualTo("4"));
        JsonNode messages = usage("messages");
        assertThat(messages.path("limit").asText()).isEqualTo("50");
        assertThat(messages.path("percent").asText()).isEqualTo("8");
        JsonNode executions = usage("executions");
        assertThat(executions.path("of").asText()).isEqualTo("ema-cross");
        assertThat(executions.path("used").asText()).isEqualTo("1");
        assertThat(executions.path("percent").asText()).isEqualTo("25");
        desk.later(Duration.ofSeconds(11));
        // What counts them hears of the time after the gateway has answered.
        await().untilAsserted(() ->
                assertThat(usage("messages").path("used").asText()).isEqualTo("0"));
        assertThat(usage("executions").path("used").asText()).isEqualTo("1");
    }

    @Test
    void what_a_strategy_uses_is_what_its_trades_cost_and_its_orders_may_cost() {
        api.put("/api/risk/limits", limitsWith("strategyNotional", "11600.0"));
        desk.decide(desk.strategyOrder("ema-cross", 5_800_000));

        JsonNode strategy = usage("strategyNotional");
        assertThat(strategy.path("of").asText()).isEqualTo("ema-cross");
        assertThat(strategy.path("used").asText()).isEqualTo("5800");
        assertThat(strategy.path("percent").asText()).isEqualTo("50");
    }

    @Test
    void the_figures_of_use_are_those_that_the_gateway_refuses_by() {
        api.post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.5'}");
        api.post("/api/orders", BUY);
        api.post("/api/orders", BUY.replace("'BUY'", "'SELL'").replace("59000", "61000"));
        String used = usage("instrumentNotional").path("used").asText();

        api.put("/api/risk/limits", limitsWith("instrumentNotional", used + ".0"));
        RawHttp.Answer least = api.post("/api/orders", BUY.replace("'0.1'", "'0.001'"));

        assertThat(usage("instrumentNotional").path("percent").asText()).isEqualTo("100");
        assertThat(least.json().path("code").asText()).isEqualTo("INSTRUMENT_EXPOSURE_ABOVE_LIMIT");
        assertThat(least.json().path("errors").get(0).path("measured").asText())
                .isEqualTo(new BigDecimal(used).add(BigDecimal.valueOf(60)).toPlainString());
    }

    @Test
    void equity_is_measured_against_its_peak_and_the_day() {
        desk.later(Duration.ZERO);
        api.post("/api/trades", "{'symbol':'BTCUSDT','quantity':'1'}");
        desk.quote(5_900_000, 5_900_200);
        desk.later(Duration.ofSeconds(11));

        JsonNode equity = api.json("/api/risk").path("equity");

        assertThat(equity.path("asset").asText()).isEqualTo("USDT");
        assertThat(equity.path("peak").asText()).isEqualTo("100000");
        assertThat(equity.path("dayStart").asText()).isEqualTo("100000");
        assertThat(equity.path("equity").asText()).isEqualTo("98939.999");
        assertThat(equity.path("drawdown").asText()).isEqualTo("1060.001");
        assertThat(equity.path("dayPnl").asText()).isEqualTo("-1060.001");
        assertThat(equity.path("drawdownPercent").asText()).isEqualTo("1.06");
    }

    @Test
    void a_halted_account_takes_no_order_until_somebody_sets_it_going() {
        RawHttp.Answer halted = api.put("/api/risk/state", "{'state':'HALTED','reason':'lunch'}");

        assertThat(halted.status()).as(halted.text()).isEqualTo(200);
        assertThat(halted.json().path("state").asText()).isEqualTo("HALTED");
        assertThat(halted.json().path("reason").asText()).isEqualTo("MANUAL");
        assertThat(halted.json().path("text").asText()).isEqualTo("lunch");
        assertThat(halted.json().path("by").asText()).isEqualTo("owner");
        RawHttp.Answer refused = api.post("/api/orders", BUY);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/trading-state");
        assertThat(api.put("/api/risk/state", "{'state':'HALTED','reason':'lunch'}")
                        .status())
                .isEqualTo(200);
        api.put("/api/risk/state", "{'state':'ACTIVE','reason':'back'}");
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(201);
    }

    @Test
    void protections_are_read_as_people_write_them() {
        RawHttp.Answer answer = api.put(
                "/api/risk/protections",
                "{'protections':["
                        + "{'kind':'STOP_LOSS_GUARD','scope':'PAIR_SIDE','lookback':'24h','lock':'30m','trades':3},"
                        + "{'kind':'MAX_DRAWDOWN','scope':'ALL','lookback':'7d','lock':86400,'thresholdPercent':'12.5'},"
                        + "{'kind':'LOW_PROFIT','scope':'PAIR','lookback':'6h','lock':'60m','trades':2,"
                        + "'thresholdPercent':'-1'},"
                        + "{'kind':'COOLDOWN','scope':'PAIR','lock':'90s'}]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("protections").toString())
                .isEqualTo("[{'kind':'STOP_LOSS_GUARD','scope':'PAIR_SIDE','lookback':'1d','lock':'30m','trades':3,"
                                .replace('\'', '"')
                        + "'thresholdPercent':null},".replace('\'', '"')
                        + ("{'kind':'MAX_DRAWDOWN','scope':'ALL','lookback':'7d','lock':'1d','trades':null,"
                                        + "'thresholdPercent':'12.5'},"
                                        + "{'kind':'LOW_PROFIT','scope':'PAIR','lookback':'6h','lock':'1h','trades':2,"
                                        + "'thresholdPercent':'-1'},"
                                        + "{'kind':'COOLDOWN','scope':'PAIR','lookback':null,'lock':'90s','trades':null,"
                                        + "'thresholdPercent':null}]")
                                .replace('\'', '"'));
        assertThat(api.json("/api/risk").path("protections"))
                .isEqualTo(answer.json().path("protections"));
        assertThat(api.put("/api/risk/protections", "{'protections':[]}").json().path("protections"))
                .isEmpty();
    }

    @Test
    void a_lock_holds_entries_of_its_side_until_it_is_taken_away() {
        Instant before = Instant.now();
        RawHttp.Answer locked =
                api.post("/api/risk/locks", "{'symbol':'BTCUSDT','side':'BUY','minutes':30,'reason':'news'}");

        assertThat(locked.status()).as(locked.text()).isEqualTo(201);
        long id = locked.json().path("lockId").asLong();
        assertThat(locked.header("Location")).hasValue("/api/risk/locks/" + id);
        assertThat(locked.json().path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(locked.json().path("side").asText()).isEqualTo("BUY");
        assertThat(Instant.parse(locked.json().path("until").asText()))
                .isBetween(before.plusSeconds(1799), Instant.now().plusSeconds(1801));
        assertThat(api.json("/api/risk").path("locks").get(0)).isEqualTo(locked.json());
        RawHttp.Answer refused = api.post("/api/orders", BUY);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/entries-locked");
        assertThat(refused.json().path("errors").get(0).path("measured").asLong())
                .isEqualTo(id);
        assertThat(api.delete("/api/risk/locks/" + id + "?reason=over").status())
                .isEqualTo(204);
        assertThat(api.delete("/api/risk/locks/" + id + "?reason=over").status())
                .isEqualTo(404);
        assertThat(api.json("/api/risk").path("locks")).isEmpty();
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(201);
    }

    @Test
    void a_lock_may_name_its_end_and_mean_everything() {
        JsonNode lock = api.post("/api/risk/locks", "{'until':'" + Instant.now().plusSeconds(600) + "','reason':'r'}")
                .json();

        assertThat(lock.path("symbol").isNull()).isTrue();
        assertThat(lock.path("side").isNull()).isTrue();
    }

    @Test
    void what_was_refused_can_be_read_again_with_its_reason() {
        api.post("/api/orders", BUY.replace("'0.1'", "'999'"));
        api.post("/api/orders", BUY.replace("59000", "600000").replace("}", ",'clientOrderId':'far'}"));

        JsonNode denials = api.json("/api/risk/denials").path("denials");

        assertThat(denials).hasSize(2);
        JsonNode newest = denials.get(0);
        assertThat(newest.path("code").asText()).isEqualTo("PRICE_OUTSIDE_COLLAR");
        assertThat(newest.path("clientOrderId").asText()).isEqualTo("far");
        assertThat(newest.path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(newest.path("field").asText()).isEqualTo("limitPrice");
        assertThat(newest.path("measured").asText()).isEqualTo("600000");
        assertThat(newest.path("limit").asText()).isEqualTo("63000");
        assertThat(newest.path("words").asText())
                .startsWith("The price 600000 is beyond 63000, the edge of the collar around the market.");
        assertThat(denials.get(1).path("code").asText()).isEqualTo("ORDER_VALUE_ABOVE_LIMIT");
        assertThat(denials.get(1).path("strategy").isNull()).isTrue();
        assertThat(Instant.parse(newest.path("time").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(api.json("/api/risk/denials?limit=1").path("denials")).hasSize(1);
    }

    private JsonNode risk(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void what_is_not_on_the_accounts_list_is_refused_until_the_list_is_taken_away() {
        JsonNode listed = risk(api.put("/api/risk/permissions", "{'symbols':[],'reason':'holiday'}"));

        assertThat(listed.path("permissions")).hasSize(1);
        assertThat(listed.path("permissions").get(0).path("reason").asText()).isEqualTo("holiday");
        RawHttp.Answer refused = api.post("/api/orders", BUY);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/not-permitted");
        JsonNode denial = api.json("/api/risk/denials").path("denials").get(0);
        for (JsonNode told : List.of(refused.json().path("errors").get(0), denial)) {
            assertThat(told.path("code").asText()).isEqualTo("INSTRUMENT_NOT_PERMITTED");
            assertThat(told.path("measured").asText()).isEqualTo("BTCUSDT");
            assertThat(told.path("limit").asText()).isEqualTo("0");
        }
        assertThat(denial.path("words").asText()).startsWith("BTCUSDT is not on the list");
        assertThat(risk(api.put("/api/risk/permissions", "{'reason':'back'}")).path("permissions"))
                .isEmpty();
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(201);
    }

    @Test
    void a_strategys_list_is_its_own() {
        JsonNode listed =
                risk(api.put("/api/risk/permissions", "{'strategy':'rsi','symbols':['BTCUSDT'],'reason':'only it'}"));

        JsonNode list = listed.path("permissions").get(0);
        assertThat(list.path("strategy").asText()).isEqualTo("rsi");
        assertThat(list.path("symbols").get(0).asText()).isEqualTo("BTCUSDT");
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(201);
    }

    @Test
    void an_override_lets_one_order_pass_and_is_listed_until_then() {
        api.put("/api/risk/limits", limitsWith("maximumOrderNotional", "100"));
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(422);

        JsonNode overridden =
                risk(api.post("/api/risk/overrides", "{'minutes':5,'confirmed':true,'reason':'a block'}"));

        JsonNode override = overridden.path("overrides").get(0);
        assertThat(override.path("oneOrder").asBoolean()).isTrue();
        assertThat(override.path("reason").asText()).isEqualTo("a block");
        assertThat(Instant.parse(override.path("until").asText()))
                .isBetween(Instant.now().plusSeconds(290), Instant.now().plusSeconds(301));
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(201);
        assertThat(api.json("/api/risk").path("overrides")).isEmpty();
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(422);
    }

    @Test
    void an_override_ends_before_its_time_when_somebody_says_so() {
        api.post("/api/risk/overrides", "{'oneOrder':false,'minutes':15,'confirmed':true,'reason':'blocks'}");

        assertThat(risk(api.delete("/api/risk/overrides?reason=done")).path("overrides"))
                .isEmpty();
        assertThat(api.delete("/api/risk/overrides?reason=done").status()).isEqualTo(404);
    }

    @Test
    void a_countdown_that_is_not_refreshed_ends_the_open_orders() throws Exception {
        api.post("/api/orders", BUY);
        JsonNode armed = risk(api.put("/api/risk/dead-man-switch", "{'countdownMillis':60000}"));
        assertThat(armed.path("deadManSwitch").path("cancelsStops").asBoolean()).isFalse();
        JsonNode stopped = risk(api.put("/api/risk/dead-man-switch", "{'countdownMillis':0}"));
        assertThat(stopped.path("deadManSwitch").isNull()).isTrue();

        risk(api.put("/api/risk/dead-man-switch", "{'countdownMillis':20,'cancelsStops':true}"));
        Thread.sleep(30);
        desk.quote(6_000_000, 6_000_200);

        assertThat(api.json("/api/risk").path("deadManSwitch").isNull()).isTrue();
        await().untilAsserted(() -> assertThat(api.json("/api/orders")
                        .path("orders")
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("CANCELED"));
    }
}
