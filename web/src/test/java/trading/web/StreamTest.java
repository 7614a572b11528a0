package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

class StreamTest {
    private static final byte[] NOTHING = new byte[0];

    private TestDesk desk;
    private String cookie;

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.withLogin(directory);
        cookie = desk.http()
                .send("GET", desk.security().newLoginLink(), Map.of(), NOTHING)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private WebSocketClient open() throws Exception {
        return WebSocketClient.open(desk.port(), Map.of("Cookie", cookie));
    }

    private RawHttp.Answer post(String path, String body) {
        return desk.http()
                .send(
                        "POST",
                        path,
                        Map.of("Content-Type", "application/json", "Cookie", cookie),
                        body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private RawHttp.Answer upgrade(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Connection", "Upgrade, close",
                "Upgrade", "websocket",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
        headers.putAll(more);
        return desk.http().send("GET", "/ws", headers, NOTHING);
    }

    @Test
    void an_upgrade_is_refused_before_it_happens() {
        assertThat(upgrade(Map.of()).status()).isEqualTo(401);
        assertThat(upgrade(Map.of("Cookie", cookie, "Origin", "http://evil.com"))
                        .status())
                .isEqualTo(403);
        assertThat(upgrade(Map.of("Cookie", cookie, "Origin", "null")).status()).isEqualTo(403);
        assertThat(upgrade(Map.of("Cookie", cookie, "Host", "evil.com")).status())
                .isEqualTo(421);
        assertThat(upgrade(Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(upgrade(Map.of()).header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void a_snapshot_comes_first_and_updates_after_it() throws Exception {
        try (WebSocketClient client = open()) {
            client.subscribe("quotes:BTCUSDT");
            JsonNode snapshot = client.awaitSnapshot("quotes:BTCUSDT");
            assertThat(snapshot.path("data").path("bid").asText()).isEqualTo("59999");

            desk.quote(6_000_000, 6_000_200);
            JsonNode update = client.await(frame -> frame.path("type").asText().equals("update"));

            assertThat(update.path("channel").asText()).isEqualTo("quotes:BTCUSDT");
            assertThat(update.path("sequence").asLong())
                    .isGreaterThan(snapshot.path("sequence").asLong());
            assertThat(update.path("data").path("bid").asText()).isEqualTo("60000");
            assertThat(update.path("data").path("askQuantity").asText()).isEqualTo("10");
        }
    }

    @Test
    void an_order_is_seen_in_every_channel_it_touches() throws Exception {
        try (WebSocketClient client = open()) {
            for (String channel : List.of(
                    "orders",
                    "fills",
                    "trades",
                    "positions",
                    "account",
                    "tape:BTCUSDT",
                    "bars:BTCUSDT:1m",
                    "depth:BTCUSDT",
                    "services")) {
                client.subscribe(channel);
                client.awaitSnapshot(channel);
            }

            long id = post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.5'}")
                    .json()
                    .path("id")
                    .asLong();

            assertThat(update(client, "orders").get(0).path("tradeId").asLong()).isEqualTo(id);
            assertThat(update(client, "fills").get(0).path("lastQuantity").asText())
                    .isEqualTo("0.5");
            assertThat(update(client, "trades").get(0).path("id").asLong()).isEqualTo(id);
            assertThat(update(client, "positions").get(0).path("quantity").asText())
                    .isEqualTo("0.5");
            assertThat(update(client, "account").path("currency").asText()).isEqualTo("USDT");
            assertThat(update(client, "tape:BTCUSDT").get(0).path("price").asText())
                    .isEqualTo("60001");
            assertThat(update(client, "bars:BTCUSDT:1m").path("close").asText()).isEqualTo("60001");
            assertThat(update(client, "depth:BTCUSDT").path("asks").toString()).isEqualTo("[[\"60001\",\"9.5\"]]");
            assertThat(client.awaitSnapshot("services")
                            .path("data")
                            .get(0)
                            .path("name")
                            .asText())
                    .isEqualTo("postgres");
        }
    }

    @Test
    void what_stops_trading_is_seen_at_once() throws Exception {
        try (WebSocketClient client = open()) {
            client.subscribe("risk");
            JsonNode snapshot = client.awaitSnapshot("risk").path("data");
            assertThat(snapshot.path("state").asText()).isEqualTo("ACTIVE");
            assertThat(snapshot.path("limits").path("maximumOrderNotional").asText())
                    .isEqualTo("1000000");

            post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");
            client.await(frame -> frame.path("data").path("killSwitches").size() == 1);
            post("/api/risk/locks", "{'minutes':5,'reason':'news'}");
            client.await(frame -> frame.path("data").path("locks").size() == 1);
            post("/api/kill-switch/rearm", "{'scope':'GLOBAL','reason':'put out'}");
            client.await(frame -> frame.path("type").asText().equals("update")
                    && frame.path("data").path("locks").size() == 1
                    && frame.path("data").path("killSwitches").isEmpty());
        }
    }

    @Test
    void a_refusal_comes_with_its_reason_and_is_in_the_next_snapshot() throws Exception {
        try (WebSocketClient client = open();
                WebSocketClient later = open()) {
            client.subscribe("denials");
            assertThat(client.awaitSnapshot("denials").path("data")).isEmpty();

            post("/api/orders", "{'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'999'}");

            JsonNode denial = update(client, "denials").get(0);
            assertThat(denial.path("code").asText()).isEqualTo("ORDER_VALUE_ABOVE_LIMIT");
            assertThat(denial.path("words").asText()).contains("above the account's limit for one order, 1000000");
            later.subscribe("denials");
            assertThat(later.awaitSnapshot("denials").path("data").get(0)).isEqualTo(denial);
        }
    }

    @Test
    void a_changed_order_is_an_update_of_its_channel() throws Exception {
        try (WebSocketClient client = open()) {
            client.subscribe("orders");
            client.awaitSnapshot("orders");
            long id = post(
                            "/api/orders",
                            "{'symbol':'BTCUSDT','side':'BUY','type':'STOP','quantity':'0.1','stopPrice':'60500'}")
                    .json()
                    .path("orderId")
                    .asLong();

            desk.quote(6_060_000, 6_060_100);

            client.await(frame -> frame.path("channel").asText().equals("orders")
                    && frame.path("data").findValuesAsText("status").contains("WAITING"));
            JsonNode filled =
                    client.await(frame -> frame.path("channel").asText().equals("orders")
                            && frame.path("data").findValuesAsText("status").contains("FILLED"));
            assertThat(filled.path("data").findValuesAsText("orderId")).contains(Long.toString(id));
        }
    }

    private static JsonNode update(WebSocketClient client, String channel) throws InterruptedException {
        return client.await(frame -> frame.path("channel").asText().equals(channel)
                        && frame.path("type").asText().equals("update"))
                .path("data");
    }

    @Test
    void market_data_is_conflated_and_its_last_state_is_the_truth() throws Exception {
        try (WebSocketClient client = open()) {
            client.subscribe("depth:BTCUSDT");
            client.awaitSnapshot("depth:BTCUSDT");
            long started = System.nanoTime();
            for (int i = 0; i < 2_000; i++) {
                desk.quote(5_999_900 - i % 7, 6_000_100 + i % 5);
            }
            desk.quote(5_990_000, 6_010_000);

            await().untilAsserted(() -> assertThat(book(client, "bids")).isEqualTo(Map.of("59900", "10")));
            assertThat(book(client, "asks")).isEqualTo(Map.of("60100", "10"));
            double seconds = (System.nanoTime() - started) / 1e9;
            assertThat(client.of("depth:BTCUSDT").size()).isLessThan((int) (seconds * 21) + 5);
        }
    }

    private static Map<String, String> book(WebSocketClient client, String side) {
        Map<String, String> levels = new TreeMap<>();
        for (JsonNode frame : client.of("depth:BTCUSDT")) {
            frame.path("data").path(side).forEach(level -> {
                if (level.get(1).asText().equals("0")) {
                    levels.remove(level.get(0).asText());
                } else {
                    levels.put(level.get(0).asText(), level.get(1).asText());
                }
            });
        }
        return levels;
    }

    @Test
    void every_order_and_fill_arrives_once_whatever_else_goes_on() throws Exception {
        try (WebSocketClient client = open()) {
            client.subscribe("quotes:BTCUSDT");
            client.subscribe("fills");
            client.awaitSnapshot("fills");
            List<Long> sent = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                desk.quote(5_999_900 - i % 3, 6_000_100);
                sent.add(post("/api/orders", "{'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'0.001'}")
                        .json()
                        .path("orderId")
                        .asLong());
            }

            await().untilAsserted(() -> {
                List<Long> seen = new ArrayList<>();
                client.of("fills")
                        .forEach(frame -> frame.path("data")
                                .forEach(fill -> seen.add(fill.path("orderId").asLong())));
                assertThat(seen).isEqualTo(sent);
            });
        }
    }

    @Test
    void nonsense_gets_an_error_frame_and_too_much_of_it_the_door() throws Exception {
        try (WebSocketClient client = open()) {
            for (String nonsense : List.of(
                    "{'op':'dance'}",
                    "not json",
                    "[]",
                    "{'op':'subscribe'}",
                    "{'op':'subscribe','channels':['nope']}",
                    "{'op':'subscribe','channels':['quotes:NOPE']}",
                    "{'op':'subscribe','channels':[1]}",
                    "{'op':'ping','x':1}")) {
                client.say(nonsense);
            }
            await().untilAsserted(() -> assertThat(client.received()).hasSize(8));
            assertThat(client.received()).allSatisfy(frame -> {
                assertThat(frame.path("type").asText()).isEqualTo("error");
                assertThat(frame.path("problem").path("type").asText()).startsWith("/problems/");
            });
            client.say("{'op':'ping'}");
            client.await(frame -> frame.path("type").asText().equals("pong"));
            for (int i = 0; i < 13; i++) {
                client.say("{'op':'dance'}");
            }

            assertThat(client.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void subscribing_twice_and_leaving_what_was_never_joined_change_nothing() throws Exception {
        try (WebSocketClient client = open()) {
            client.subscribe("quotes:BTCUSDT");
            client.subscribe("quotes:BTCUSDT");
            client.say("{'op':'unsubscribe','channels':['tape:BTCUSDT']}");
            client.say("{'op':'ping'}");
            client.await(frame -> frame.path("type").asText().equals("pong"));
            client.awaitSnapshot("quotes:BTCUSDT");
            client.say("{'op':'unsubscribe','channels':['quotes:BTCUSDT']}");
            client.say("{'op':'subscribe','channels':['orders']}");
            client.awaitSnapshot("orders");
            desk.quote(6_000_000, 6_000_200);
            client.subscribe("depth:BTCUSDT");
            client.awaitSnapshot("depth:BTCUSDT");

            assertThat(client.of("quotes:BTCUSDT")).hasSize(1);
        }
    }

    @Test
    void binary_and_oversized_messages_end_the_connection() throws Exception {
        try (WebSocketClient client = open()) {
            client.socket().sendBinary(ByteBuffer.wrap(new byte[10]), true).get(5, TimeUnit.SECONDS);
            assertThat(client.awaitClose()).isEqualTo(1003);
        }
        try (WebSocketClient client = open()) {
            client.socket().sendText("x".repeat(70_000), true);
            assertThat(client.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void a_connection_ends_with_its_session() throws Exception {
        try (WebSocketClient client = open()) {
            client.subscribe("account");
            client.awaitSnapshot("account");
            desk.http().send("DELETE", "/api/session", Map.of("Cookie", cookie), NOTHING);

            assertThat(client.awaitClose()).isEqualTo(4401);
        }
    }

    private int second() {
        return post("/api/accounts", "{'name':'second','makerFeePpm':0,'takerFeePpm':0}")
                .json()
                .path("id")
                .asInt();
    }

    @Test
    void each_account_has_channels_of_its_own_and_hears_nothing_of_the_others() throws Exception {
        int other = second();
        String order = "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'}";
        try (WebSocketClient client = open()) {
            for (String channel : List.of("risk", "denials", "orders")) {
                client.subscribe(channel);
                client.subscribe(channel + ":" + other);
                client.awaitSnapshot(channel);
                client.awaitSnapshot(channel + ":" + other);
            }
            assertThat(client.awaitSnapshot("risk:" + other)
                            .path("data")
                            .path("account")
                            .asInt())
                    .isEqualTo(other);

            assertThat(post("/api/orders?account=" + other, order).status()).isEqualTo(422);
            assertThat(post("/api/orders", order).status()).isEqualTo(201);

            JsonNode denial =
                    client.await(frame -> frame.path("channel").asText().equals("denials:" + other)
                            && frame.path("type").asText().equals("update"));
            assertThat(denial.path("data").get(0).path("code").asText()).isEqualTo("BALANCE_INSUFFICIENT");
            client.await(frame -> frame.path("channel").asText().equals("orders")
                    && frame.path("type").asText().equals("update"));
            assertThat(client.of("denials")).hasSize(1);
            assertThat(client.of("orders:" + other)).hasSize(1);
        }
    }

    @Test
    void the_risk_of_an_account_changes_on_its_channel() throws Exception {
        int other = second();
        try (WebSocketClient client = open()) {
            client.subscribe("risk:" + other);
            client.awaitSnapshot("risk:" + other);

            desk.http()
                    .send(
                            "PUT",
                            "/api/risk/state?account=" + other,
                            Map.of("Content-Type", "application/json", "Cookie", cookie),
                            "{\"state\":\"HALTED\",\"reason\":\"test\"}".getBytes(StandardCharsets.UTF_8));

            JsonNode update = client.await(frame -> frame.path("type").asText().equals("update")
                    && frame.path("data").path("state").asText().equals("HALTED"));
            assertThat(update.path("channel").asText()).isEqualTo("risk:" + other);
        }
    }

    @Test
    void there_are_no_channels_of_an_account_that_is_none() throws Exception {
        try (WebSocketClient client = open()) {
            for (String none : List.of("risk:77", "risk:" + TestDesk.MARKET, "risk:-1", "risk:01", "services:1")) {
                client.subscribe(none);
                client.await(frame -> frame.path("type").asText().equals("error")
                        && frame.path("problem").path("detail").asText().contains(none));
            }
        }
    }

    @Test
    void the_gateways_port_has_market_data_only() throws Exception {
        try (WebSocketClient client =
                WebSocketClient.open(desk.marketPort(), Map.of("Cookie", cookie, "Origin", desk.origin()))) {
            client.subscribe("quotes:BTCUSDT");
            client.awaitSnapshot("quotes:BTCUSDT");
            client.subscribe("orders");

            JsonNode error = client.await(frame -> frame.path("type").asText().equals("error"));
            assertThat(error.path("problem").path("status").asInt()).isEqualTo(403);
        }
    }
}
