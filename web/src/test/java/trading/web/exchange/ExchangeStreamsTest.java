package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.message.Command;
import trading.engine.model.Bar;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.view.Level;
import trading.web.testing.ExchangeBot;
import trading.web.testing.ExchangeDesk;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

class ExchangeStreamsTest {
    private ExchangeDesk exchange;

    @BeforeEach
    void start(@TempDir Path directory) {
        exchange = ExchangeDesk.open(directory);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    /// A connection of which it is certain that it listens.
    private WebSocketClient open(String path) throws Exception {
        WebSocketClient client = exchange.socket(path);
        client.say("{'method':'LIST_SUBSCRIPTIONS','id':99}");
        client.await(frame -> frame.path("id").asInt() == 99);
        return client;
    }

    private void trade() {
        ExchangeBot bot = exchange.bot(ExchangeDesk.OTHER);
        bot.ok(bot.post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"));
    }

    private static JsonNode await(WebSocketClient client, String type) throws InterruptedException {
        return client.await(event -> event.path("e").asText().equals(type));
    }

    @Test
    void trades_come_one_by_one() throws Exception {
        try (WebSocketClient client = open("/ws/btcusdt@trade/btcusdt@aggTrade")) {
            trade();

            JsonNode trade = await(client, "trade");
            assertThat(trade.path("s").asText()).isEqualTo("BTCUSDT");
            assertThat(trade.path("p").asText()).isEqualTo("60001.00000000");
            assertThat(trade.path("q").asText()).isEqualTo("0.10000000");
            assertThat(trade.path("m").asBoolean()).isFalse();
            JsonNode aggregated = await(client, "aggTrade");
            assertThat(aggregated.path("a").asLong()).isEqualTo(trade.path("t").asLong());
            assertThat(aggregated.path("f").asLong())
                    .isEqualTo(aggregated.path("l").asLong());
        }
    }

    @Test
    void the_best_prices_come_when_they_change() throws Exception {
        try (WebSocketClient client = open("/ws/btcusdt@bookTicker")) {
            exchange.desk().quote(6_000_000, 6_000_200);

            JsonNode event = client.await(frame -> frame.path("b").asText().equals("60000.00000000"));
            assertThat(event.path("a").asText()).isEqualTo("60002.00000000");
            assertThat(event.path("B").asText()).isEqualTo("10.00000000");
            assertThat(event.path("u").asLong()).isPositive();
        }
    }

    @Test
    void combined_events_carry_the_name_of_their_stream() throws Exception {
        try (WebSocketClient client = open("/stream?streams=btcusdt@trade/btcusdt@depth5@100ms")) {
            trade();

            JsonNode trade = client.await(frame -> frame.path("stream").asText().equals("btcusdt@trade"));
            assertThat(trade.path("data").path("e").asText()).isEqualTo("trade");
            JsonNode depth = client.await(frame -> frame.path("stream").asText().equals("btcusdt@depth5@100ms"));
            assertThat(depth.path("data").path("asks").toString()).isEqualTo("[[\"60001.00000000\",\"9.90000000\"]]");
            assertThat(depth.path("data").path("lastUpdateId").asLong()).isPositive();
        }
    }

    @Test
    void streams_are_taken_and_left_by_messages() throws Exception {
        try (WebSocketClient client = exchange.socket("/ws/0")) {
            client.say("{'method':'SUBSCRIBE','params':['btcusdt@trade','btcusdt@bookTicker'],'id':1}");
            JsonNode taken = client.await(frame -> frame.path("id").asInt() == 1);
            assertThat(taken.path("result").isNull()).isTrue();
            client.say("{'method':'UNSUBSCRIBE','params':['btcusdt@bookTicker'],'id':'two'}");
            client.await(frame -> frame.path("id").asText().equals("two"));
            client.say("{'method':'LIST_SUBSCRIPTIONS','id':3}");
            assertThat(client.await(frame -> frame.path("id").asInt() == 3)
                            .path("result")
                            .toString())
                    .isEqualTo("[\"btcusdt@trade\"]");
            client.say("{'method':'SET_PROPERTY','params':['combined',true],'id':4}");
            client.await(frame -> frame.path("id").asInt() == 4);
            client.say("{'method':'GET_PROPERTY','params':['combined'],'id':5}");
            assertThat(client.await(frame -> frame.path("id").asInt() == 5)
                            .path("result")
                            .asBoolean())
                    .isTrue();
            trade();

            client.await(frame -> frame.path("stream").asText().equals("btcusdt@trade"));
            assertThat(client.received().stream().filter(frame -> frame.has("u")))
                    .isEmpty();
        }
    }

    @Test
    void what_is_said_wrongly_is_answered_with_what_is_wrong() throws Exception {
        Map<String, Integer> codes = new TreeMap<>();
        codes.put("{'method':'SUBSCRIBE','params':['nopeusdt@trade'],'id':1}", 2);
        codes.put("{'method':'SUBSCRIBE','params':['BTCUSDT@trade'],'id':2}", 2);
        codes.put("{'method':'SUBSCRIBE','params':['btcusdt@kline_7m'],'id':3}", 2);
        codes.put("{'method':'SUBSCRIBE','params':[1],'id':4}", 2);
        codes.put("{'method':'SUBSCRIBE','id':5}", 2);
        codes.put("{'method':'DANCE','id':6}", 2);
        codes.put("{'method':'GET_PROPERTY','params':['speed'],'id':7}", 0);
        codes.put("{'method':'SET_PROPERTY','params':['combined','yes'],'id':8}", 1);
        try (WebSocketClient client = exchange.socket("/ws/0")) {
            for (Map.Entry<String, Integer> each : codes.entrySet()) {
                client.say(each.getKey());
            }
            for (int id = 1; id <= 8; id++) {
                int wanted = id;
                JsonNode answer = client.await(frame -> frame.path("id").asInt() == wanted);
                String sent = codes.keySet().stream()
                        .filter(text -> text.contains("'id':" + wanted + "}"))
                        .findFirst()
                        .orElseThrow();
                assertThat(answer.path("code").asInt(-1)).as(sent).isEqualTo(codes.get(sent));
                assertThat(answer.path("msg").asText()).as(sent).isNotEmpty();
            }
            client.say("nonsense");
            assertThat(client.await(frame -> frame.path("code").asInt() == 3)
                            .path("id")
                            .isNull())
                    .isTrue();
            client.socket().sendBinary(ByteBuffer.wrap(new byte[3]), true).get(5, TimeUnit.SECONDS);
            assertThat(client.awaitClose()).isEqualTo(1003);
        }
        try (WebSocketClient client = exchange.socket("/ws/nopeusdt@trade")) {
            assertThat(client.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void bars_come_while_they_are_open_and_when_they_close() throws Exception {
        try (WebSocketClient client = open("/ws/btcusdt@kline_1d/btcusdt@kline_1m")) {
            trade();
            JsonNode open =
                    client.await(event -> event.path("k").path("i").asText().equals("1d"));
            assertThat(open.path("k").path("x").asBoolean()).isFalse();
            assertThat(open.path("k").path("c").asText()).isEqualTo("60001.00000000");
            assertThat(open.path("k").path("v").asText()).isEqualTo("0.10000000");

            long minute = System.currentTimeMillis() / 60_000 + 1;
            exchange.desk()
                    .decide(new Command.PublishBar(new Bar(
                            0,
                            TimeFrame.M1,
                            minute * TimeFrame.M1.nanos(),
                            6_000_000,
                            6_000_500,
                            5_999_500,
                            6_000_300,
                            200_000,
                            7)));
            JsonNode closed = client.await(event -> event.path("k").path("x").asBoolean()
                    && event.path("k").path("n").asInt() == 7);
            assertThat(closed.path("k").path("i").asText()).isEqualTo("1m");
            assertThat(closed.path("k").path("t").asLong()).isEqualTo(minute * 60_000);
            assertThat(closed.path("k").path("T").asLong()).isEqualTo(minute * 60_000 + 59_999);
            assertThat(closed.path("k").path("o").asText()).isEqualTo("60000.00000000");
            assertThat(closed.path("k").path("h").asText()).isEqualTo("60005.00000000");
            assertThat(closed.path("k").path("l").asText()).isEqualTo("59995.00000000");
        }
    }

    @Test
    void tickers_come_once_a_second() throws Exception {
        try (WebSocketClient client = open("/ws/btcusdt@ticker/btcusdt@miniTicker")) {
            trade();

            JsonNode ticker = await(client, "24hrTicker");
            assertThat(ticker.path("c").asText()).isEqualTo("60001.00000000");
            assertThat(ticker.path("v").asText()).isEqualTo("0.10000000");
            JsonNode mini = await(client, "24hrMiniTicker");
            assertThat(mini.path("c").asText()).isEqualTo("60001.00000000");
        }
    }

    /// A book that is kept as the exchange's documentation says: events are buffered, a snapshot is taken,
    /// old events are dropped, and each event must begin right after the one before it.
    private static final class LocalBook {
        private final TreeMap<BigDecimal, String> bids = new TreeMap<>();
        private final TreeMap<BigDecimal, String> asks = new TreeMap<>();
        private long updated;

        LocalBook(JsonNode snapshot) {
            updated = snapshot.path("lastUpdateId").asLong();
            put(bids, snapshot.path("bids"));
            put(asks, snapshot.path("asks"));
        }

        void apply(JsonNode event) {
            if (event.path("u").asLong() <= updated) {
                return;
            }
            assertThat(event.path("U").asLong()).isLessThanOrEqualTo(updated + 1);
            put(bids, event.path("b"));
            put(asks, event.path("a"));
            updated = event.path("u").asLong();
        }

        private static void put(TreeMap<BigDecimal, String> side, JsonNode levels) {
            for (JsonNode level : levels) {
                BigDecimal price = new BigDecimal(level.get(0).asText());
                if (new BigDecimal(level.get(1).asText()).signum() == 0) {
                    side.remove(price);
                } else {
                    side.put(price, level.get(1).asText());
                }
            }
        }
    }

    @Test
    void a_book_is_kept_by_the_documented_procedure() throws Exception {
        TestDesk desk = exchange.desk();
        try (WebSocketClient client = open("/ws/btcusdt@depth@100ms")) {
            ExchangeBot bot = exchange.bot(ExchangeDesk.OTHER);
            List<JsonNode> taken = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                desk.quote(5_999_900 + i, 6_000_100 + i);
                bot.ok(bot.post(
                        "/api/v3/order",
                        "symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.001&price=" + (59_000 + i)));
                if (i == 20) {
                    client.await(event -> event.has("U"));
                    taken.add(bot.ok(bot.open("/api/v3/depth?symbol=BTCUSDT&limit=1000")));
                }
            }
            long last = desk.view().sequence();
            desk.quote(5_999_900, 6_000_100);
            client.await(event -> event.path("u").asLong() > last);
            List<JsonNode> events =
                    client.received().stream().filter(event -> event.has("U")).toList();

            for (int i = 1; i < events.size(); i++) {
                assertThat(events.get(i).path("U").asLong())
                        .isEqualTo(events.get(i - 1).path("u").asLong() + 1);
            }
            assertThat(taken.getFirst().path("lastUpdateId").asLong())
                    .isGreaterThanOrEqualTo(events.getFirst().path("U").asLong());
            LocalBook book = new LocalBook(taken.getFirst());
            events.forEach(book::apply);

            assertThat(events.size()).isGreaterThan(2);
            assertThat(book.bids.descendingMap()).isEqualTo(side(desk, Side.BUY));
            assertThat(book.asks).isEqualTo(side(desk, Side.SELL));
        }
    }

    private static Map<BigDecimal, String> side(TestDesk desk, Side side) {
        Map<BigDecimal, String> levels = new TreeMap<>();
        var depth = desk.view().depth(0, 1_000);
        for (Level level : side == Side.BUY ? depth.bids() : depth.asks()) {
            levels.put(
                    TestDesk.BTC.price(level.price()).setScale(8),
                    TestDesk.BTC.quantity(level.quantity()).setScale(8).toPlainString());
        }
        return levels;
    }

    @Test
    void the_desks_own_stream_stays_where_it_was() throws Exception {
        try (WebSocketClient refused = WebSocketClient.open(exchange.desk().marketPort(), Map.of())) {
            throw new AssertionError("opened without a login: " + refused);
        } catch (java.util.concurrent.ExecutionException withoutLogin) {
            assertThat(withoutLogin).hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
        }
    }
}
