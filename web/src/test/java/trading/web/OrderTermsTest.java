package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// Orders with terms, their amendment, and lists of them, on a market of 59,999 to 60,001.
class OrderTermsTest {
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

    private static String buy(String type, String more) {
        return "{'symbol':'BTCUSDT','side':'BUY','type':'" + type + "','quantity':'0.1'," + more + "}";
    }

    private static String sell(String type, String more) {
        return buy(type, more).replace("BUY", "SELL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STOP|'stopPrice':'61000'|WAITING",
                "STOP_LIMIT|'stopPrice':'61000','limitPrice':'61100','triggerPrice':'LAST_PRICE'|WAITING",
                "TAKE_PROFIT|'stopPrice':'59000'|WAITING",
                "TAKE_PROFIT_LIMIT|'stopPrice':'59000','limitPrice':'59100','timeInForce':'DAY'|WAITING",
                "TRAILING_STOP|'trailingOffset':'500'|WAITING",
                "TRAILING_STOP|'trailingPercent':'1.5'|WAITING",
                "LIMIT|'limitPrice':'59000','postOnly':true|NEW",
                "LIMIT|'limitPrice':'59000','displayQuantity':'0.02','selfTradePrevention':'DECREMENT'|NEW",
                "LIMIT|'limitPrice':'59000','timeInForce':'GTD','expireTime':'2199-01-01T00:00:00Z'|NEW"
            })
    void an_order_is_shown_with_the_terms_it_was_sent_with(String type, String terms, String status) {
        api.order(buy("MARKET", "'timeInForce':'IOC'"));
        RawHttp.Answer answer = api.post("/api/orders", buy(type, terms.replace('"', '\'')));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("status").asText()).isEqualTo(status);
        for (String term : terms.split(",")) {
            String[] pair = term.replace("'", "").split(":", 2);
            assertThat(answer.json().path(pair[0]).asText())
                    .as(pair[0])
                    .isEqualTo(pair[0].equals("expireTime") ? "2199-01-01T00:00:00.000Z" : pair[1]);
        }
        assertThat(api.json("/api/orders/" + answer.json().path("orderId").asLong()))
                .isEqualTo(answer.json());
    }

    @Test
    void a_plain_order_shows_no_terms_it_does_not_have() {
        JsonNode order =
                api.post("/api/orders", buy("LIMIT", "'limitPrice':'59000'")).json();

        for (String term : List.of(
                "listId",
                "stopPrice",
                "triggerPrice",
                "trailingOffset",
                "trailingPercent",
                "displayQuantity",
                "expireTime")) {
            assertThat(order.has(term)).as(term).isTrue();
            assertThat(order.path(term).isNull()).as(term).isTrue();
        }
        assertThat(order.path("postOnly").asBoolean(true)).isFalse();
        assertThat(order.path("reduceOnly").asBoolean(true)).isFalse();
        assertThat(order.path("selfTradePrevention").asText()).isEqualTo("EXPIRE_TAKER");
    }

    @Test
    void a_stop_shows_that_it_was_released() {
        long id = api.order(buy("STOP", "'stopPrice':'60500'"));

        desk.quote(6_060_000, 6_060_100);

        JsonNode order = api.json("/api/orders/" + id);
        assertThat(order.path("status").asText()).isEqualTo("FILLED");
        assertThat(order.path("averagePrice").asText()).isEqualTo("60601");
    }

    @Test
    void a_trailing_stop_shows_where_its_stop_is_now() {
        api.order(buy("MARKET", "'timeInForce':'IOC'"));
        long id = api.order(sell("TRAILING_STOP", "'trailingOffset':'500'"));
        String first = api.json("/api/orders/" + id).path("stopPrice").asText();

        desk.quote(6_100_000, 6_100_200);

        assertThat(first).isEqualTo("59499");
        assertThat(api.json("/api/orders/" + id).path("stopPrice").asText()).isEqualTo("60500");
    }

    @Test
    void an_exit_order_closes_the_trade_it_names() {
        long trade = api.post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.1'}")
                .json()
                .path("id")
                .asLong();

        RawHttp.Answer exit = api.post("/api/orders", sell("MARKET", "'tradeId':" + trade));

        assertThat(exit.status()).as(exit.text()).isEqualTo(201);
        assertThat(exit.json().path("tradeId").asLong()).isEqualTo(trade);
        assertThat(api.json("/api/trades/" + trade).path("status").asText()).isEqualTo("CLOSED");
        assertThat(api.post("/api/orders", sell("MARKET", "'tradeId':" + trade)).status())
                .isEqualTo(409);
        assertThat(api.post("/api/orders", sell("MARKET", "'tradeId':987654321"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STOP|'stopPrice':'59000'|combination|/stopPrice|STOP_PRICE_WRONG_SIDE",
                "TAKE_PROFIT|'stopPrice':'61000'|combination|/stopPrice|STOP_PRICE_WRONG_SIDE",
                "LIMIT|'limitPrice':'60001','postOnly':true|post-only|/limitPrice|POST_ONLY_WOULD_TAKE",
                "LIMIT|'limitPrice':'59000','reduceOnly':true|reduce-only|/quantity|REDUCE_ONLY_WOULD_INCREASE",
                "LIMIT|'limitPrice':'59000','timeInForce':'GTD','expireTime':'2020-01-01T00:00:00Z'"
                        + "|expire-time|/expireTime|EXPIRY_IN_THE_PAST"
            })
    void what_only_the_market_can_tell_is_refused_with_its_field(
            String type, String terms, String slug, String pointer, String code) {
        RawHttp.Answer answer = api.post("/api/orders", buy(type, terms));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo(pointer);
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).isEmpty();
    }

    @Test
    void a_refusal_says_what_would_have_passed() {
        JsonNode error = api.post(
                        "/api/orders",
                        "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'999','limitPrice':'60000'}")
                .json()
                .path("errors")
                .get(0);

        assertThat(error.path("code").asText()).isEqualTo("ORDER_VALUE_ABOVE_LIMIT");
        assertThat(error.path("limit").asText()).isEqualTo("1000000");
        assertThat(error.path("wouldPass").asText()).isEqualTo("16.66666");
    }

    @Test
    void an_open_order_is_changed_and_an_ended_one_is_not() {
        long id = api.order(buy("LIMIT", "'limitPrice':'59000'"));

        RawHttp.Answer amended = api.patch("/api/orders/" + id, "{'quantity':'0.2','limitPrice':'58000.5'}");

        assertThat(amended.status()).as(amended.text()).isEqualTo(200);
        assertThat(amended.json().path("orderId").asLong()).isEqualTo(id);
        assertThat(amended.json().path("quantity").asText()).isEqualTo("0.2");
        assertThat(amended.json().path("limitPrice").asText()).isEqualTo("58000.5");
        assertThat(api.json("/api/orders/" + id)).isEqualTo(amended.json());
        api.delete("/api/orders/" + id);
        RawHttp.Answer late = api.patch("/api/orders/" + id, "{'quantity':'0.3'}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asText()).isEqualTo("/problems/order-not-open");
    }

    @Test
    void a_quantity_that_is_filled_already_cannot_be_asked_for() {
        desk.quote(5_999_900, 6_000_100, 5_000);
        long id = api.order(buy("LIMIT", "'limitPrice':'60001'"));

        RawHttp.Answer answer = api.patch("/api/orders/" + id, "{'quantity':'0.05'}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/quantity");
        assertThat(answer.json().path("detail").asText()).contains("0.05");
    }

    @Test
    void at_a_far_venue_a_change_and_a_cancel_are_on_their_way_first() {
        api.put(
                "/api/accounts/1",
                "{'fillModel':{'latencyMillis':1000,'latencyJitterMillis':0,'slippagePpm':0,'participationPpm':1000000,"
                        + "'limitFill':'TOUCH','seed':1}}");
        long id = api.order(buy("LIMIT", "'limitPrice':'59000'"));
        assertThat(api.json("/api/orders/" + id).path("status").asText()).isEqualTo("PENDING_NEW");
        desk.later(Duration.ofSeconds(2));
        assertThat(api.json("/api/orders/" + id).path("status").asText()).isEqualTo("NEW");

        RawHttp.Answer change = api.patch("/api/orders/" + id, "{'limitPrice':'58000'}");
        assertThat(change.status()).as(change.text()).isEqualTo(202);
        assertThat(change.json().path("limitPrice").asText()).isEqualTo("59000");
        desk.later(Duration.ofSeconds(2));
        assertThat(api.json("/api/orders/" + id).path("limitPrice").asText()).isEqualTo("58000");
        RawHttp.Answer cancel = api.delete("/api/orders/" + id);
        assertThat(cancel.status()).as(cancel.text()).isEqualTo(202);
        assertThat(cancel.json().path("status").asText()).isEqualTo("NEW");
        desk.later(Duration.ofSeconds(2));
        assertThat(api.delete("/api/orders/" + id).json().path("status").asText())
                .isEqualTo("CANCELED");
    }

    @Test
    void a_stop_price_is_changed_and_a_refused_change_leaves_the_order() {
        long id = api.order(buy("STOP", "'stopPrice':'61000'"));

        assertThat(api.patch("/api/orders/" + id, "{'stopPrice':'61500'}")
                        .json()
                        .path("stopPrice")
                        .asText())
                .isEqualTo("61500");
        RawHttp.Answer refused = api.patch("/api/orders/" + id, "{'stopPrice':'59000'}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("errors").get(0).path("pointer").asText())
                .isEqualTo("/stopPrice");
        assertThat(api.json("/api/orders/" + id).path("stopPrice").asText()).isEqualTo("61500");
    }

    @Test
    void of_many_cancels_and_changes_at_once_the_order_ends_once() throws Exception {
        long id = api.order(buy("LIMIT", "'limitPrice':'59000'"));
        List<Future<Integer>> cancels = new ArrayList<>();
        List<Future<Integer>> changes = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 50; i++) {
                String change = "{'limitPrice':'" + (58_000 + i) + "'}";
                changes.add(senders.submit(
                        () -> api.patch("/api/orders/" + id, change).status()));
                cancels.add(senders.submit(() -> api.delete("/api/orders/" + id).status()));
            }
        }

        for (Future<Integer> cancel : cancels) {
            assertThat(cancel.get()).isEqualTo(200);
        }
        for (Future<Integer> change : changes) {
            assertThat(change.get()).isIn(200, 409);
        }
        assertThat(api.json("/api/orders/" + id).path("status").asText()).isEqualTo("CANCELED");
    }

    @Test
    void an_order_whose_time_is_over_is_no_open_order() {
        String soon = Instant.now().plusSeconds(60).toString();
        long id = api.order(buy("LIMIT", "'limitPrice':'59000','timeInForce':'GTD','expireTime':'" + soon + "'"));

        desk.later(Duration.ofSeconds(61));

        assertThat(api.json("/api/orders/" + id).path("status").asText()).isEqualTo("EXPIRED");
        assertThat(api.delete("/api/orders/" + id).status()).isEqualTo(409);
        await().untilAsserted(() -> assertThat(
                        api.json("/api/orders?status=closed").path("orders").findValuesAsText("status"))
                .containsExactly("EXPIRED"));
    }

    private static final String TWO = "{'contingency':'OCO','orders':["
            + sell("LIMIT", "'limitPrice':'61000','clientOrderId':'exit-1'") + ","
            + sell("STOP", "'stopPrice':'59000','clientOrderId':'exit-2'") + "]}";

    private void holding() {
        api.order("{'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'0.1'}");
    }

    @Test
    void a_list_is_taken_as_a_whole_and_one_ends_the_other() {
        holding();

        RawHttp.Answer answer = api.post("/api/order-lists", TWO);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        long list = answer.json().path("listId").asLong();
        assertThat(list).isPositive();
        assertThat(answer.json().path("orders").findValuesAsText("listId"))
                .containsExactly(Long.toString(list), Long.toString(list));
        assertThat(answer.json().path("orders").findValuesAsText("status")).containsExactly("NEW", "WAITING");
        desk.quote(6_100_000, 6_100_200);
        List<String> ids = answer.json().path("orders").findValuesAsText("orderId");
        assertThat(api.json("/api/orders/" + ids.get(0)).path("status").asText())
                .isEqualTo("FILLED");
        assertThat(api.json("/api/orders/" + ids.get(1)).path("status").asText())
                .isEqualTo("CANCELED");
    }

    @Test
    void an_order_names_the_others_of_its_list_and_the_one_that_it_waits_for() {
        String leg = "{'symbol':'BTCUSDT','side':'SELL','quantity':'0.1','timeInForce':'GTC',";
        RawHttp.Answer answer = api.post(
                "/api/order-lists",
                "{'contingency':'BRACKET','orders':["
                        + "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'},"
                        + leg + "'type':'LIMIT','limitPrice':'62000'},"
                        + leg + "'type':'STOP','stopPrice':'58000'}]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode orders = answer.json().path("orders");
        long parent = orders.get(0).path("orderId").asLong();
        JsonNode target =
                api.json("/api/orders/" + orders.get(1).path("orderId").asLong());
        assertThat(orders.findValuesAsText("contingency")).containsExactly("BRACKET", "BRACKET", "BRACKET");
        assertThat(orders.get(0).path("parentOrderId").isNull()).isTrue();
        assertThat(orders.get(0).path("linkedOrderIds").toString())
                .isEqualTo("[" + (parent + 1) + "," + (parent + 2) + "]");
        assertThat(target.path("parentOrderId").asLong()).isEqualTo(parent);
        assertThat(target.path("linkedOrderIds").toString()).isEqualTo("[" + parent + "," + (parent + 2) + "]");
        JsonNode alone =
                api.post("/api/orders", buy("LIMIT", "'limitPrice':'59000'")).json();
        assertThat(alone.path("contingency").isNull()).isTrue();
        assertThat(alone.path("linkedOrderIds")).isEmpty();
    }

    @Test
    void of_an_oco_list_no_order_waits_for_another() {
        holding();
        JsonNode orders = api.post("/api/order-lists", TWO).json().path("orders");

        assertThat(orders.findValuesAsText("contingency")).containsExactly("OCO", "OCO");
        assertThat(orders.get(1).path("parentOrderId").isNull()).isTrue();
        assertThat(orders.get(1).path("linkedOrderIds").get(0))
                .isEqualTo(orders.get(0).path("orderId"));
    }

    @Test
    void the_same_list_again_is_the_same_list_and_another_one_is_a_conflict() {
        holding();
        RawHttp.Answer first = api.post("/api/order-lists", TWO);
        RawHttp.Answer again = api.post("/api/order-lists", TWO);
        RawHttp.Answer other = api.post("/api/order-lists", TWO.replace("61000", "61500"));

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("type").asText()).isEqualTo("/problems/client-order-id-conflict");
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).hasSize(2);
    }

    @Test
    void a_list_with_the_same_first_order_and_another_second_one_is_a_conflict() {
        holding();
        RawHttp.Answer first = api.post("/api/order-lists", TWO);

        RawHttp.Answer other = api.post("/api/order-lists", TWO.replace("59000", "58000"));
        RawHttp.Answer leg = api.post("/api/order-lists", TWO.replace("exit-1", "exit-3"));

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(other.status()).as(other.text()).isEqualTo(409);
        assertThat(leg.status()).as(leg.text()).isEqualTo(409);
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).hasSize(2);
    }

    @Test
    void the_same_bracket_again_is_the_same_bracket() {
        String bracket = "{'contingency':'BRACKET','orders':["
                + buy("LIMIT", "'limitPrice':'59500','clientOrderId':'b-1'") + ","
                + sell("LIMIT", "'limitPrice':'61000'") + ","
                + sell("STOP", "'stopPrice':'58000','clientOrderId':'b-3'") + "]}";
        RawHttp.Answer first = api.post("/api/order-lists", bracket);

        RawHttp.Answer again = api.post("/api/order-lists", bracket);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void a_list_is_known_by_a_later_order_when_its_first_has_no_id() {
        holding();
        String list = TWO.replace(",'clientOrderId':'exit-1'", "");
        RawHttp.Answer first = api.post("/api/order-lists", list);

        RawHttp.Answer again = api.post("/api/order-lists", list);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void an_amendment_that_is_refused_on_its_arrival_is_no_refusal_of_what_is_sent_next() {
        api.put(
                "/api/accounts/1",
                "{'fillModel':{'latencyMillis':1000,'latencyJitterMillis':0,'slippagePpm':0,'participationPpm':1000000,"
                        + "'limitFill':'TOUCH','seed':1}}");
        long id = api.order(buy("LIMIT", "'limitPrice':'59000'"));
        desk.later(Duration.ofSeconds(2));
        assertThat(api.patch("/api/orders/" + id, "{'quantity':'0.05'}").status())
                .isEqualTo(202);
        desk.quote(5_899_900, 5_900_000, 6_000);
        assertThat(api.json("/api/orders/" + id).path("status").asText()).isEqualTo("PARTIALLY_FILLED");
        desk.clockForward(Duration.ofSeconds(2));

        RawHttp.Answer next = api.post("/api/orders", buy("LIMIT", "'limitPrice':'58000'"));

        assertThat(desk.view().denials(TestDesk.ACCOUNT, 1))
                .singleElement()
                .satisfies(denial -> assertThat(denial.denied().orderId()).isEqualTo(id));
        assertThat(next.status()).as(next.text()).isEqualTo(201);
    }

    @Test
    void one_bad_order_refuses_the_whole_list_and_is_named() {
        holding();

        RawHttp.Answer answer = api.post("/api/order-lists", TWO.replace("59000", "62000"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/orders/1/stopPrice");
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).isEmpty();
    }

    @Test
    void a_bracket_waits_for_its_entry() {
        RawHttp.Answer answer = api.post(
                "/api/order-lists",
                "{'contingency':'BRACKET','orders':["
                        + buy("LIMIT", "'limitPrice':'59500'") + ","
                        + sell("LIMIT", "'limitPrice':'61000'") + ","
                        + sell("STOP", "'stopPrice':'58000'") + "]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("orders").findValuesAsText("status"))
                .containsExactly("NEW", "SUSPENDED", "SUSPENDED");
        desk.quote(5_949_000, 5_949_500);
        List<String> ids = answer.json().path("orders").findValuesAsText("orderId");
        assertThat(ids.stream()
                        .map(id -> api.json("/api/orders/" + id).path("status").asText()))
                .containsExactly("FILLED", "NEW", "WAITING");
    }

    @Test
    void orders_that_do_not_go_together_are_no_list() {
        holding();

        RawHttp.Answer answer = api.post("/api/order-lists", TWO.replaceFirst("'quantity':'0.1'", "'quantity':'0.05'"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("LIST_INVALID");
        assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/orders/1");
    }

    @Test
    void where_no_id_tells_two_orders_apart_the_refusal_is_of_the_whole_list() {
        holding();

        RawHttp.Answer answer = api.post(
                "/api/order-lists",
                TWO.replaceAll(",'clientOrderId':'[^']*'", "").replace("59000", "62000"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("STOP_PRICE_WRONG_SIDE");
        assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/orders");
    }

    @Test
    void all_of_one_strategy_are_canceled_and_no_others() {
        api.order(buy("LIMIT", "'limitPrice':'59000'"));
        desk.decide(desk.strategyOrder("ema-cross", 5_800_000));

        assertThat(api.delete("/api/orders?strategy=ema-cross")
                        .json()
                        .path("canceled")
                        .asInt())
                .isEqualTo(1);
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).hasSize(1);
        assertThat(api.delete("/api/orders?strategy=" + "s".repeat(65)).status())
                .isEqualTo(400);
        assertThat(Map.of(
                        "left",
                        api.delete("/api/orders").json().path("canceled").asInt()))
                .isEqualTo(Map.of("left", 1));
    }
}
