package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.model.OrderStatus;
import trading.web.testing.ExchangeBot;
import trading.web.testing.ExchangeDesk;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

/// All that is more than a plain market or limit order.
class ExchangeOrderTypesTest {
    private ExchangeDesk exchange;
    private ExchangeBot bot;

    @BeforeEach
    void start(@TempDir Path directory) {
        exchange = ExchangeDesk.open(directory);
        bot = exchange.bot(TestDesk.ACCOUNT);
        bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.5"));
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    private JsonNode order(String parameters) {
        return bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&newOrderRespType=RESULT&" + parameters));
    }

    private JsonNode query(JsonNode order) {
        return bot.ok(bot.get(
                "/api/v3/order",
                "symbol=BTCUSDT&orderId=" + order.path("orderId").asLong()));
    }

    private void assertRefused(RawHttp.Answer answer, int code, String msg) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asInt()).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().path("msg").asText()).isEqualTo(msg);
    }

    private WebSocketClient userStream() throws Exception {
        String listenKey = bot.ok(bot.sent("POST", "/api/v3/userDataStream", ""))
                .path("listenKey")
                .asText();
        WebSocketClient stream = exchange.socket("/ws/" + listenKey);
        stream.say("{'method':'LIST_SUBSCRIPTIONS','id':1}");
        stream.await(frame -> frame.has("result"));
        return stream;
    }

    private static JsonNode report(WebSocketClient stream, JsonNode order, String execution) throws Exception {
        long orderId = order.path("orderId").asLong();
        return stream.await(event -> event.path("e").asText().equals("executionReport")
                && event.path("i").asLong() == orderId
                && event.path("x").asText().equals(execution));
    }

    @Test
    void a_stop_loss_waits_for_its_price_and_is_sold_at_the_market() throws Exception {
        try (WebSocketClient stream = userStream()) {
            JsonNode stop = order("side=SELL&type=STOP_LOSS&quantity=0.5&stopPrice=59500");
            assertThat(stop.path("status").asText()).isEqualTo("NEW");
            assertThat(stop.path("type").asText()).isEqualTo("STOP_LOSS");
            assertThat(stop.path("stopPrice").asText()).isEqualTo("59500.00000000");
            assertThat(stop.path("workingTime").asLong()).isEqualTo(-1);
            assertThat(query(stop).path("isWorking").asBoolean()).isFalse();
            assertThat(report(stream, stop, "NEW").path("w").asBoolean()).isFalse();

            exchange.desk().quote(5_949_000, 5_949_200);

            JsonNode filled = report(stream, stop, "TRADE");
            assertThat(filled.path("X").asText()).isEqualTo("FILLED");
            assertThat(filled.path("L").asText()).isEqualTo("59490.00000000");
            stream.await(
                    event -> event.path("i").asLong() == stop.path("orderId").asLong()
                            && event.path("x").asText().equals("NEW")
                            && event.path("w").asBoolean());
            assertThat(query(stop).path("status").asText()).isEqualTo("FILLED");
        }
    }

    @Test
    void a_stop_limit_and_a_take_profit_limit_become_limit_orders() {
        JsonNode stop =
                order("side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=0.2&price=59600&stopPrice=59500");
        JsonNode profit =
                order("side=SELL&type=TAKE_PROFIT_LIMIT&timeInForce=GTC&quantity=0.2&price=60400&stopPrice=60300");
        JsonNode market = order("side=SELL&type=TAKE_PROFIT&quantity=0.1&stopPrice=60350");
        assertThat(List.of(stop, profit, market))
                .extracting(each -> each.path("type").asText())
                .containsExactly("STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT", "TAKE_PROFIT");

        exchange.desk().quote(5_949_000, 5_949_200);
        assertThat(query(stop).path("isWorking").asBoolean()).isTrue();
        assertThat(query(stop).path("status").asText()).isEqualTo("NEW");
        exchange.desk().quote(6_036_000, 6_036_200);

        assertThat(query(stop).path("status").asText()).isEqualTo("FILLED");
        assertThat(query(profit).path("isWorking").asBoolean()).isTrue();
        assertThat(query(profit).path("status").asText()).isEqualTo("NEW");
        assertThat(query(market).path("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void a_trailing_stop_follows_in_basis_points() {
        JsonNode trailing = order("side=SELL&type=STOP_LOSS&quantity=0.5&trailingDelta=100");
        assertThat(trailing.path("trailingDelta").asInt()).isEqualTo(100);
        assertThat(query(trailing).path("stopPrice").asText()).isEqualTo("59399.01000000");

        exchange.desk().quote(6_059_900, 6_060_100);
        assertThat(query(trailing).path("stopPrice").asText()).isEqualTo("59993.01000000");
        exchange.desk().quote(5_999_000, 5_999_200);

        assertThat(query(trailing).path("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void what_would_happen_at_once_is_refused() {
        assertRefused(
                bot.post("/api/v3/order", "symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.5&stopPrice=60500"),
                -2010,
                "Order would trigger immediately.");
        assertRefused(
                bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.5&price=60001"),
                -2010,
                "Order would immediately match and take.");
    }

    @Test
    void an_iceberg_shows_a_part_of_itself() {
        JsonNode iceberg = order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=59000&icebergQty=0.1");

        assertThat(iceberg.path("icebergQty").asText()).isEqualTo("0.10000000");
        assertThat(bot.ok(bot.open("/api/v3/depth?symbol=BTCUSDT"))
                        .path("bids")
                        .get(1)
                        .toString())
                .isEqualTo("[\"59000.00000000\",\"0.10000000\"]");
    }

    @Test
    void an_account_does_not_trade_with_itself() throws Exception {
        try (WebSocketClient stream = userStream()) {
            JsonNode resting = order("side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.5&price=60000");
            JsonNode taking = order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=60000"
                    + "&selfTradePreventionMode=EXPIRE_MAKER");

            assertThat(taking.path("status").asText()).isEqualTo("NEW");
            assertThat(taking.path("selfTradePreventionMode").asText()).isEqualTo("EXPIRE_MAKER");
            assertThat(report(stream, resting, "TRADE_PREVENTION").path("X").asText())
                    .isEqualTo("EXPIRED_IN_MATCH");
        }
    }

    @Test
    void an_order_is_made_smaller_where_it_stands() throws Exception {
        try (WebSocketClient stream = userStream()) {
            JsonNode order = order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&price=59000");
            String id = "symbol=BTCUSDT&orderId=" + order.path("orderId").asLong();

            JsonNode amended = bot.ok(bot.put("/api/v3/order/amend/keepPriority", id + "&newQty=0.3"));
            assertThat(amended.path("executionId").asLong()).isPositive();
            assertThat(amended.path("amendedOrder").path("qty").asText()).isEqualTo("0.30000000");
            assertThat(amended.path("amendedOrder").path("status").asText()).isEqualTo("NEW");
            assertThat(report(stream, order, "REPLACED").path("q").asText()).isEqualTo("0.30000000");
            assertRefused(
                    bot.put("/api/v3/order/amend/keepPriority", id + "&newQty=0.3"),
                    -2038,
                    "The requested action would change no state; rejecting.");
            assertRefused(
                    bot.put("/api/v3/order/amend/keepPriority", "symbol=BTCUSDT&orderId=4711&newQty=0.3"),
                    -2013,
                    "Order does not exist.");
        }
    }

    /// What the request answers once its command is on its way and `meanwhile` has happened.
    private RawHttp.Answer answerAfter(Callable<RawHttp.Answer> request, Runnable meanwhile) throws Exception {
        TestDesk desk = exchange.desk();
        long before = desk.gateway().lastSequence();
        try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RawHttp.Answer> answer = sender.submit(request);
            await().until(() -> desk.gateway().lastSequence() > before);
            meanwhile.run();
            desk.later(Duration.ofSeconds(2));
            return answer.get();
        }
    }

    @Test
    void of_orders_that_are_canceled_far_away_one_that_was_filled_meanwhile_is_left_out() throws Exception {
        String resting = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=";
        JsonNode filled = order(resting + "59000");
        JsonNode canceled = order(resting + "50000");
        exchange.latency(TestDesk.ACCOUNT, Duration.ofSeconds(1));

        RawHttp.Answer answer = answerAfter(
                () -> bot.delete("/api/v3/openOrders", "symbol=BTCUSDT"),
                () -> exchange.desk().quote(5_899_900, 5_900_000, 10_000));

        assertThat(bot.ok(answer).findValuesAsText("orderId"))
                .containsExactly(canceled.path("orderId").asText());
        assertThat(exchange.desk()
                        .view()
                        .order(filled.path("orderId").asLong())
                        .orElseThrow()
                        .status())
                .isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void an_amendment_that_comes_too_late_far_away_is_refused() throws Exception {
        JsonNode order = order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&price=59000");
        String request = "symbol=BTCUSDT&orderId=" + order.path("orderId").asLong() + "&newQty=0.3";
        exchange.latency(TestDesk.ACCOUNT, Duration.ofSeconds(1));

        RawHttp.Answer tooSmall = answerAfter(
                () -> bot.put("/api/v3/order/amend/keepPriority", request),
                () -> exchange.desk().quote(5_899_900, 5_900_000, 40_000));
        RawHttp.Answer ended = answerAfter(
                () -> bot.put("/api/v3/order/amend/keepPriority", request.replace("0.3", "0.45")),
                () -> exchange.desk().quote(5_899_900, 5_900_000, 10_000));

        assertThat(tooSmall.status()).as(tooSmall.text()).isEqualTo(400);
        assertThat(tooSmall.json().path("code").asInt()).isNotEqualTo(-1007);
        assertRefused(ended, -2013, "Order does not exist.");
    }

    private JsonNode oco() {
        return bot.ok(bot.post(
                "/api/v3/orderList/oco",
                "symbol=BTCUSDT&side=SELL&quantity=0.5&listClientOrderId=pair-1"
                        + "&aboveType=LIMIT_MAKER&abovePrice=61000&aboveClientOrderId=profit"
                        + "&belowType=STOP_LOSS&belowStopPrice=59000&belowClientOrderId=stop"));
    }

    @Test
    void one_cancels_the_other() throws Exception {
        try (WebSocketClient stream = userStream()) {
            JsonNode list = oco();
            assertThat(list.path("contingencyType").asText()).isEqualTo("OCO");
            assertThat(list.path("listStatusType").asText()).isEqualTo("EXEC_STARTED");
            assertThat(list.path("listOrderStatus").asText()).isEqualTo("EXECUTING");
            assertThat(list.path("listClientOrderId").asText()).isEqualTo("pair-1");
            assertThat(list.path("orders").findValuesAsText("clientOrderId")).containsExactly("profit", "stop");
            JsonNode reports = list.path("orderReports");
            assertThat(reports.findValuesAsText("type")).containsExactly("LIMIT_MAKER", "STOP_LOSS");
            assertThat(reports.get(0).path("orderListId").asLong())
                    .isPositive()
                    .isEqualTo(list.path("orderListId").asLong());
            JsonNode begun = stream.await(event -> event.path("e").asText().equals("listStatus"));
            assertThat(begun.path("C").asText()).isEqualTo("pair-1");
            assertThat(begun.path("O").findValuesAsText("c")).containsExactly("profit", "stop");

            exchange.desk().quote(6_110_000, 6_110_200);

            assertThat(report(stream, reports.get(0), "TRADE").path("L").asText())
                    .isEqualTo("61000.00000000");
            assertThat(report(stream, reports.get(1), "EXPIRED").path("X").asText())
                    .isEqualTo("EXPIRED");
            stream.await(event -> event.path("l").asText().equals("ALL_DONE"));
        }
    }

    @Test
    void a_leg_that_is_canceled_takes_the_other_along() {
        oco();

        bot.ok(bot.delete("/api/v3/order", "symbol=BTCUSDT&origClientOrderId=profit"));

        assertThat(bot.ok(bot.get("/api/v3/openOrders", "symbol=BTCUSDT")).size())
                .isZero();
    }

    @Test
    void all_open_orders_are_canceled_list_by_list() {
        oco();

        JsonNode canceled = bot.ok(bot.delete("/api/v3/openOrders", "symbol=BTCUSDT"));
        assertThat(canceled.size()).isEqualTo(1);
        assertThat(canceled.get(0).path("listClientOrderId").asText()).isEqualTo("pair-1");
        assertThat(canceled.get(0).path("listOrderStatus").asText()).isEqualTo("ALL_DONE");
        assertThat(canceled.get(0).path("orderReports").size()).isEqualTo(2);
    }

    @Test
    void the_older_form_of_a_pair_is_understood_too() {
        JsonNode list = bot.ok(bot.post(
                "/api/v3/order/oco",
                "symbol=BTCUSDT&side=SELL&quantity=0.5&price=61000&stopPrice=59000&stopLimitPrice=58900"
                        + "&stopLimitTimeInForce=GTC&limitClientOrderId=profit&stopClientOrderId=stop"));

        assertThat(list.path("orderReports").findValuesAsText("type"))
                .containsExactly("LIMIT_MAKER", "STOP_LOSS_LIMIT");
        assertThat(list.path("orderReports").get(1).path("price").asText()).isEqualTo("58900.00000000");
    }

    @Test
    void pairs_that_do_not_fit_are_refused() {
        String pair = "symbol=BTCUSDT&quantity=0.5&side=";
        String path = "/api/v3/orderList/oco";
        assertRefused(
                bot.post(
                        path,
                        pair + "SELL&aboveType=LIMIT_MAKER&abovePrice=58000&belowType=STOP_LOSS&belowStopPrice=59000"),
                -2010,
                "The relationship of the prices for the orders is not correct.");
        assertRefused(
                bot.post(path, pair + "SELL&aboveType=LIMIT_MAKER&abovePrice=61000&belowType=LIMIT_MAKER&belowPrice=1"),
                -1168,
                "At least one OCO order must be contingent.");
        assertRefused(
                bot.post(path, pair + "SELL&aboveType=LIMIT&abovePrice=61000&belowType=STOP_LOSS&belowStopPrice=59000"),
                -1158,
                "Order type not supported in OCO.");
        assertRefused(
                bot.post(
                        path,
                        pair
                                + "SELL&aboveType=STOP_LOSS&aboveStopPrice=61000&belowType=STOP_LOSS&belowStopPrice=59000"),
                -1197,
                "A stop loss order in a sell OCO must be below.");
        assertRefused(
                bot.post(
                        path,
                        pair + "SELL&aboveType=STOP_LOSS&aboveStopPrice=61000&belowType=LIMIT_MAKER&belowPrice=59000"),
                -1166,
                "A limit order in a sell OCO must be above.");
        assertRefused(
                bot.post(
                        path,
                        pair + "BUY&aboveType=LIMIT_MAKER&abovePrice=61000&belowType=STOP_LOSS&belowStopPrice=59000"),
                -1165,
                "A limit order in a buy OCO must be below.");
        assertRefused(
                bot.post(
                        path,
                        pair + "BUY&aboveType=TAKE_PROFIT&aboveStopPrice=61000&belowType=TAKE_PROFIT"
                                + "&belowStopPrice=59000"),
                -1198,
                "A take profit order in a buy OCO must be below.");
    }

    @Test
    void a_countdown_cancels_all_open_orders_unless_it_is_sent_again() throws Exception {
        JsonNode resting = order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=59000");
        JsonNode answer = bot.ok(bot.post("/api/v3/countdownCancelAll", "countdownTime=60000"));
        assertThat(answer.toString()).isEqualTo("{\"countdownTime\":\"60000\"}");
        bot.ok(bot.post("/api/v3/countdownCancelAll", "countdownTime=20"));

        Thread.sleep(30);
        exchange.desk().quote(6_000_000, 6_000_200);

        assertThat(query(resting).path("status").asText()).isEqualTo("CANCELED");
        bot.ok(bot.post("/api/v3/countdownCancelAll", "countdownTime=0"));
        assertRefused(
                bot.post("/api/v3/countdownCancelAll", "countdownTime=86400001"),
                -1130,
                "Data sent for parameter 'countdownTime' is not valid.");
        assertRefused(
                bot.post("/api/v3/countdownCancelAll", "countdownTime=100&symbol=BTCUSDT"),
                -1106,
                "Parameter 'symbol' sent when not required.");
    }
}
