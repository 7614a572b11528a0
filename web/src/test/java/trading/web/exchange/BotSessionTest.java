package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.message.Command;
import trading.web.testing.ExchangeBot;
import trading.web.testing.ExchangeDesk;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

/// What a bot does from its first request to its last.
class BotSessionTest {
    private ExchangeDesk exchange;
    private ExchangeBot bot;

    @BeforeEach
    void start(@TempDir Path directory) {
        exchange = ExchangeDesk.open(directory);
        bot = exchange.bot(TestDesk.ACCOUNT);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode balance(JsonNode account, String asset) {
        return StreamSupport.stream(account.path("balances").spliterator(), false)
                .filter(balance -> balance.path("asset").asText().equals(asset))
                .findFirst()
                .orElseThrow();
    }

    /// The user's stream, once it is certain that it has begun.
    private WebSocketClient userStream() throws Exception {
        String listenKey = bot.ok(bot.sent("POST", "/api/v3/userDataStream", ""))
                .path("listenKey")
                .asText();
        WebSocketClient stream = exchange.socket("/ws/" + listenKey);
        stream.say("{'method':'LIST_SUBSCRIPTIONS','id':1}");
        assertThat(stream.await(frame -> frame.has("result")).path("result").toString())
                .isEqualTo("[\"" + listenKey + "\"]");
        return stream;
    }

    private static JsonNode report(WebSocketClient stream, String execution) throws InterruptedException {
        return stream.await(event -> event.path("e").asText().equals("executionReport")
                && event.path("x").asText().equals(execution));
    }

    @Test
    void a_bot_looks_around_quotes_is_filled_by_another_account_and_leaves() throws Exception {
        JsonNode info = bot.ok(bot.open("/api/v3/exchangeInfo?symbol=BTCUSDT"))
                .path("symbols")
                .get(0);
        assertThat(info.path("status").asText()).isEqualTo("TRADING");
        assertThat(info.path("filters").get(0).path("tickSize").asText()).isEqualTo("0.01000000");

        JsonNode account = bot.ok(bot.get("/api/v3/account", ""));
        assertThat(balance(account, "USDT").path("free").asText()).isEqualTo("100000.00000000");
        assertThat(balance(account, "BTC").path("free").asText()).isEqualTo("0.00000000");
        assertThat(account.path("canTrade").asBoolean()).isTrue();
        assertThat(account.path("makerCommission").asInt()).isEqualTo(10);
        assertThat(account.path("commissionRates").path("maker").asText()).isEqualTo("0.00100000");

        try (WebSocketClient stream = userStream()) {
            JsonNode order = bot.ok(bot.post(
                    "/api/v3/order",
                    "symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.5&price=60000&newClientOrderId=bot-1"));
            assertThat(names(order))
                    .containsExactly("symbol", "orderId", "orderListId", "clientOrderId", "transactTime");
            long orderId = order.path("orderId").asLong();

            JsonNode accepted = report(stream, "NEW");
            assertThat(accepted.path("c").asText()).isEqualTo("bot-1");
            assertThat(accepted.path("o").asText()).isEqualTo("LIMIT_MAKER");
            assertThat(accepted.path("X").asText()).isEqualTo("NEW");
            assertThat(accepted.path("q").asText()).isEqualTo("0.50000000");
            assertThat(accepted.path("p").asText()).isEqualTo("60000.00000000");
            assertThat(accepted.path("N").isNull()).isTrue();
            JsonNode reserved = stream.await(event -> event.path("e").asText().equals("outboundAccountPosition"));
            assertThat(reserved.path("B").get(0).path("a").asText()).isEqualTo("USDT");
            assertThat(reserved.path("B").get(0).path("l").asText()).isEqualTo("30030.00000000");

            JsonNode open = bot.ok(bot.get("/api/v3/openOrders", "symbol=BTCUSDT"));
            assertThat(open.size()).isEqualTo(1);
            assertThat(open.get(0).path("isWorking").asBoolean()).isTrue();

            ExchangeBot other = exchange.bot(ExchangeDesk.OTHER);
            other.ok(other.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.2"));
            JsonNode sold = other.ok(other.post(
                    "/api/v3/order",
                    "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=IOC&quantity=0.2&price=60000"
                            + "&newOrderRespType=FULL"));
            assertThat(sold.path("status").asText()).isEqualTo("FILLED");
            assertThat(sold.path("fills").get(0).path("price").asText()).isEqualTo("60000.00000000");

            JsonNode filled = report(stream, "TRADE");
            assertThat(filled.path("i").asLong()).isEqualTo(orderId);
            assertThat(filled.path("X").asText()).isEqualTo("PARTIALLY_FILLED");
            assertThat(filled.path("l").asText()).isEqualTo("0.20000000");
            assertThat(filled.path("z").asText()).isEqualTo("0.20000000");
            assertThat(filled.path("Z").asText()).isEqualTo("12000.00000000");
            assertThat(filled.path("n").asText()).isEqualTo("12.00000000");
            assertThat(filled.path("N").asText()).isEqualTo("USDT");
            assertThat(filled.path("m").asBoolean()).isTrue();

            JsonNode trades = bot.ok(bot.get("/api/v3/myTrades", "symbol=BTCUSDT"));
            assertThat(trades.size()).isEqualTo(1);
            assertThat(trades.get(0).path("id").asLong())
                    .isEqualTo(filled.path("t").asLong());
            assertThat(trades.get(0).path("orderId").asLong()).isEqualTo(orderId);
            assertThat(trades.get(0).path("qty").asText()).isEqualTo("0.20000000");
            assertThat(trades.get(0).path("quoteQty").asText()).isEqualTo("12000.00000000");
            assertThat(trades.get(0).path("commission").asText()).isEqualTo("12.00000000");
            assertThat(trades.get(0).path("isBuyer").asBoolean()).isTrue();
            assertThat(trades.get(0).path("isMaker").asBoolean()).isTrue();

            JsonNode canceled = bot.ok(
                    bot.delete("/api/v3/order", "symbol=BTCUSDT&origClientOrderId=bot-1&newClientOrderId=stop-1"));
            assertThat(canceled.path("status").asText()).isEqualTo("CANCELED");
            assertThat(canceled.path("origClientOrderId").asText()).isEqualTo("bot-1");
            assertThat(canceled.path("clientOrderId").asText()).isEqualTo("stop-1");
            assertThat(canceled.path("executedQty").asText()).isEqualTo("0.20000000");

            JsonNode ended = report(stream, "CANCELED");
            assertThat(ended.path("C").asText()).isEqualTo("bot-1");
            assertThat(ended.path("c").asText()).isEqualTo("stop-1");
            assertThat(bot.ok(bot.get("/api/v3/openOrders", "")).size()).isZero();
            JsonNode after = bot.ok(bot.get("/api/v3/account", "omitZeroBalances=true"));
            assertThat(balance(after, "BTC").path("free").asText()).isEqualTo("0.20000000");
            assertThat(balance(after, "USDT").path("free").asText()).isEqualTo("87988.00000000");
            assertThat(balance(after, "USDT").path("locked").asText()).isEqualTo("0.00000000");
        }
    }

    @Test
    void an_answer_says_as_much_as_it_is_asked_for() {
        JsonNode full = bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"));
        assertThat(names(full))
                .containsExactly(
                        "symbol",
                        "orderId",
                        "orderListId",
                        "clientOrderId",
                        "transactTime",
                        "price",
                        "origQty",
                        "executedQty",
                        "origQuoteOrderQty",
                        "cummulativeQuoteQty",
                        "status",
                        "timeInForce",
                        "type",
                        "side",
                        "workingTime",
                        "selfTradePreventionMode",
                        "fills");
        assertThat(names(full.path("fills").get(0)))
                .containsExactly("price", "qty", "commission", "commissionAsset", "tradeId");
        assertThat(full.path("clientOrderId").asText()).matches("[A-Za-z0-9]{22}");

        JsonNode result = bot.ok(
                bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1&newOrderRespType=RESULT"));
        assertThat(names(result)).doesNotContain("fills").contains("status");
        JsonNode ack = bot.ok(
                bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1&newOrderRespType=ACK"));
        assertThat(names(ack)).doesNotContain("status");

        JsonNode queried = bot.ok(bot.get(
                "/api/v3/order",
                "symbol=BTCUSDT&orderId=" + full.path("orderId").asLong()));
        assertThat(names(queried))
                .containsExactly(
                        "symbol",
                        "orderId",
                        "orderListId",
                        "clientOrderId",
                        "price",
                        "origQty",
                        "executedQty",
                        "cummulativeQuoteQty",
                        "status",
                        "timeInForce",
                        "type",
                        "side",
                        "stopPrice",
                        "icebergQty",
                        "time",
                        "updateTime",
                        "isWorking",
                        "workingTime",
                        "origQuoteOrderQty",
                        "selfTradePreventionMode");
        assertThat(queried.path("status").asText()).isEqualTo("FILLED");
        assertThat(queried.path("cummulativeQuoteQty").asText()).isEqualTo("6000.10000000");
    }

    @Test
    void a_market_order_can_be_sized_in_the_quote_asset() {
        JsonNode order = bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=1000"));

        assertThat(order.path("executedQty").asText()).isEqualTo("0.01666000");
        assertThat(order.path("cummulativeQuoteQty").asText()).isEqualTo("999.61666000");
        assertThat(order.path("origQuoteOrderQty").asText()).isEqualTo("1000.00000000");
    }

    @Test
    void what_was_ordered_and_traded_is_listed_oldest_first_in_parts() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JsonNode order = bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01"));
            ids.add(order.path("orderId").asLong());
        }

        assertThat(ids("/api/v3/allOrders", "symbol=BTCUSDT", "orderId")).isEqualTo(ids);
        assertThat(ids("/api/v3/allOrders", "symbol=BTCUSDT&limit=2", "orderId"))
                .isEqualTo(ids.subList(2, 4));
        assertThat(ids("/api/v3/allOrders", "symbol=BTCUSDT&limit=2&orderId=" + ids.get(1), "orderId"))
                .isEqualTo(ids.subList(1, 3));
        assertThat(ids("/api/v3/allOrders", "symbol=ETHUSDT", "orderId")).isEmpty();
        assertThat(ids("/api/v3/myTrades", "symbol=BTCUSDT", "orderId")).isEqualTo(ids);
        assertThat(ids("/api/v3/myTrades", "symbol=BTCUSDT&orderId=" + ids.get(2), "orderId"))
                .isEqualTo(ids.subList(2, 3));
        List<Long> fills = ids("/api/v3/myTrades", "symbol=BTCUSDT", "id");
        assertThat(ids("/api/v3/myTrades", "symbol=BTCUSDT&limit=2&fromId=" + fills.get(1), "id"))
                .isEqualTo(fills.subList(1, 3));
        assertThat(ids("/api/v3/myTrades", "symbol=BTCUSDT&startTime=9000000000000", "id"))
                .isEmpty();
    }

    private List<Long> ids(String path, String parameters, String field) {
        List<Long> ids = new ArrayList<>();
        bot.ok(bot.get(path, parameters))
                .forEach(each -> ids.add(each.path(field).asLong()));
        return ids;
    }

    @Test
    void a_client_order_id_is_taken_once_for_ever() {
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=59000"
                + "&newClientOrderId=mine-1";
        bot.ok(bot.post("/api/v3/order", order));
        bot.ok(bot.delete("/api/v3/order", "symbol=BTCUSDT&origClientOrderId=mine-1"));

        RawHttp.Answer again = bot.post("/api/v3/order", order);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("code").asInt()).isEqualTo(-2010);
        assertThat(again.json().path("msg").asText()).isEqualTo("Duplicate order sent.");
    }

    @Test
    void an_order_is_replaced_by_another() {
        bot.ok(bot.post(
                "/api/v3/order",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=59000&newClientOrderId=old"));
        String replacement = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=59500"
                + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=old";

        JsonNode replaced = bot.ok(bot.post("/api/v3/order/cancelReplace", replacement));
        assertThat(replaced.path("cancelResult").asText()).isEqualTo("SUCCESS");
        assertThat(replaced.path("newOrderResult").asText()).isEqualTo("SUCCESS");
        assertThat(replaced.path("cancelResponse").path("status").asText()).isEqualTo("CANCELED");
        assertThat(replaced.path("newOrderResponse").path("price").asText()).isEqualTo("59500.00000000");

        RawHttp.Answer stopped = bot.post("/api/v3/order/cancelReplace", replacement);
        assertThat(stopped.status()).isEqualTo(400);
        assertThat(stopped.json().path("code").asInt()).isEqualTo(-2022);
        JsonNode data = stopped.json().path("data");
        assertThat(data.path("cancelResult").asText()).isEqualTo("FAILURE");
        assertThat(data.path("cancelResponse").path("code").asInt()).isEqualTo(-2011);
        assertThat(data.path("newOrderResult").asText()).isEqualTo("NOT_ATTEMPTED");
        assertThat(data.path("newOrderResponse").isNull()).isTrue();

        RawHttp.Answer allowed =
                bot.post("/api/v3/order/cancelReplace", replacement.replace("STOP_ON_FAILURE", "ALLOW_FAILURE"));
        assertThat(allowed.status()).isEqualTo(409);
        assertThat(allowed.json().path("code").asInt()).isEqualTo(-2021);
        assertThat(allowed.json().path("data").path("newOrderResult").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void all_open_orders_of_a_symbol_are_canceled_at_once() {
        for (String id : List.of("a", "b")) {
            bot.ok(bot.post(
                    "/api/v3/order",
                    "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=59000&newClientOrderId="
                            + id));
        }

        JsonNode canceled = bot.ok(bot.delete("/api/v3/openOrders", "symbol=BTCUSDT"));
        assertThat(canceled.findValuesAsText("origClientOrderId")).containsExactly("a", "b");
        assertThat(canceled.findValuesAsText("status")).containsOnly("CANCELED");

        RawHttp.Answer none = bot.delete("/api/v3/openOrders", "symbol=BTCUSDT");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().path("code").asInt()).isEqualTo(-2011);
    }

    @Test
    void a_deposit_is_told_of() throws Exception {
        try (WebSocketClient stream = userStream()) {
            exchange.desk().decide(new Command.Deposit(TestDesk.ACCOUNT, "USDT", 500_000_000L, "more"));

            JsonNode update = stream.await(event -> event.path("e").asText().equals("balanceUpdate"));
            assertThat(update.path("a").asText()).isEqualTo("USDT");
            assertThat(update.path("d").asText()).isEqualTo("5.00000000");
        }
    }

    @Test
    void a_listen_key_is_kept_and_ended_by_its_own_api_key_only() throws Exception {
        ExchangeBot other = exchange.bot(ExchangeDesk.OTHER);
        String path = "/api/v3/userDataStream";
        String listenKey = bot.ok(bot.sent("POST", path, "")).path("listenKey").asText();
        assertThat(listenKey).matches("[A-Za-z0-9]{64}");
        assertThat(bot.ok(bot.sent("POST", path, "")).path("listenKey").asText())
                .isEqualTo(listenKey);

        assertThat(bot.sent("PUT", path, "listenKey=" + listenKey).text()).isEqualTo("{}");
        assertThat(other.sent("PUT", path, "listenKey=" + listenKey)
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(-1125);
        try (WebSocketClient stream = exchange.socket("/stream?streams=" + listenKey)) {
            stream.say("{'method':'LIST_SUBSCRIPTIONS','id':1}");
            stream.await(frame -> frame.has("result"));
            assertThat(bot.sent("DELETE", path, "listenKey=" + listenKey).text())
                    .isEqualTo("{}");
            JsonNode expired =
                    stream.await(event -> event.path("data").path("e").asText().equals("listenKeyExpired"));
            assertThat(expired.path("stream").asText()).isEqualTo(listenKey);
        }
        try (WebSocketClient refused = exchange.socket("/ws/" + listenKey)) {
            assertThat(refused.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void a_deleted_api_key_ends_at_once_with_its_stream() throws Exception {
        try (WebSocketClient stream = userStream()) {
            RawHttp.Answer deleted =
                    exchange.person("DELETE", "/api/accounts/" + TestDesk.ACCOUNT + "/exchange-keys/" + bot.apiKey());
            assertThat(deleted.status()).isEqualTo(204);

            RawHttp.Answer refused = bot.get("/api/v3/account", "");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.json().path("code").asInt()).isEqualTo(-2015);
            stream.await(event -> event.path("e").asText().equals("listenKeyExpired"));
        }
    }

    private String subscription(String apiKey, String secret, int id) {
        String payload = "apiKey=" + apiKey + "&timestamp=" + System.currentTimeMillis();
        return "{'id':" + id + ",'method':'userDataStream.subscribe.signature','params':{'timestamp':"
                + payload.substring(payload.lastIndexOf('=') + 1) + ",'apiKey':'" + apiKey + "','signature':'"
                + ExchangeBot.signature(secret, payload) + "'}}";
    }

    @Test
    void events_come_by_a_signed_request_too() throws Exception {
        JsonNode key = exchange.newKey(TestDesk.ACCOUNT);
        String apiKey = key.path("apiKey").asText();
        String secret = key.path("secret").asText();
        try (WebSocketClient session = exchange.socket("/ws-api/v3")) {
            session.say(subscription(apiKey, "wrong", 1));
            JsonNode refused = session.await(frame -> frame.path("id").asInt() == 1);
            assertThat(refused.path("status").asInt()).isEqualTo(400);
            assertThat(refused.path("error").path("code").asInt()).isEqualTo(-1022);
            session.say("{'id':'p','method':'ping'}");
            assertThat(session.await(frame -> frame.path("id").asText().equals("p"))
                            .path("result")
                            .toString())
                    .isEqualTo("{}");
            session.say("{'id':3,'method':'order.place','params':{'symbol':'BTCUSDT'}}");
            assertThat(session.await(frame -> frame.path("id").asInt() == 3)
                            .path("error")
                            .path("code")
                            .asInt())
                    .isEqualTo(-1020);

            session.say(subscription(apiKey, secret, 4));
            JsonNode answer = session.await(frame -> frame.path("id").asInt() == 4);
            assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.path("result").path("subscriptionId").asInt(-1)).isZero();
            bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"));
            JsonNode traded = session.await(
                    frame -> frame.path("event").path("x").asText().equals("TRADE"));
            assertThat(traded.path("subscriptionId").asInt(-1)).isZero();

            exchange.person("DELETE", "/api/accounts/" + TestDesk.ACCOUNT + "/exchange-keys/" + apiKey);
            session.await(frame -> frame.path("event").path("e").asText().equals("eventStreamTerminated"));
            session.say("{'id':5,'method':'session.subscriptions'}");
            assertThat(session.await(frame -> frame.path("id").asInt() == 5)
                            .path("result")
                            .size())
                    .isZero();
        }
    }

    @Test
    void a_session_leaves_by_its_number() throws Exception {
        JsonNode key = exchange.newKey(TestDesk.ACCOUNT);
        String apiKey = key.path("apiKey").asText();
        String secret = key.path("secret").asText();
        try (WebSocketClient session = exchange.socket("/ws-api/v3")) {
            session.say(subscription(apiKey, secret, 1));
            session.await(frame -> frame.path("id").asInt() == 1);
            session.say("{'id':2,'method':'userDataStream.unsubscribe','params':{'subscriptionId':7}}");
            assertThat(session.await(frame -> frame.path("id").asInt() == 2)
                            .path("error")
                            .path("code")
                            .asInt())
                    .isEqualTo(-1130);
            session.say("{'id':3,'method':'userDataStream.unsubscribe','params':{'subscriptionId':0}}");
            session.await(frame -> frame.path("id").asInt() == 3);
            bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"));
            session.say("{'id':4,'method':'ping'}");
            session.await(frame -> frame.path("id").asInt() == 4);

            assertThat(session.received().stream().filter(frame -> frame.has("event")))
                    .isEmpty();
        }
    }
}
