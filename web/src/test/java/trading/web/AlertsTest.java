package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.alert.AlertJson;
import trading.web.alert.ChannelPlan;
import trading.web.alert.ProgramSource;
import trading.web.alert.WebhookChannel;
import trading.web.outbound.OutgoingAddress;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

class AlertsTest {
    /// From the cause to the alert.
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String BUY =
            "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'}";

    @TempDir
    Path directory;

    private TestDesk desk;
    private Api api;

    @AfterEach
    void stop() {
        desk.close();
    }

    private void start() {
        desk = TestDesk.open(directory);
        api = new Api(desk);
    }

    private JsonNode alert(String code) {
        for (JsonNode alert : api.json("/api/alerts")) {
            if (alert.path("code").asText().equals(code)) {
                return alert;
            }
        }
        return new ObjectMapper().missingNode();
    }

    private JsonNode awaitAlert(String code) {
        return await().atMost(SOON).until(() -> alert(code), found -> !found.isMissingNode());
    }

    @Test
    void an_engaged_kill_switch_is_told_until_it_is_armed_again() {
        start();
        assertThat(api.json("/api/alerts")).isEmpty();
        api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");

        JsonNode alert = awaitAlert("KILL_SWITCH");

        assertThat(alert.path("severity").asText()).isEqualTo("CRITICAL");
        assertThat(alert.path("text").asText()).contains("GLOBAL", "owner", "smoke");
        assertThat(alert.path("next").asText()).contains("re-arm");
        assertThat(alert.path("endedTime").isNull()).isTrue();
        assertThat(alert.path("count").asInt()).isOne();

        api.post("/api/kill-switch/rearm", "{'scope':'GLOBAL','reason':'put out'}");
        await().atMost(SOON).until(() -> !alert("KILL_SWITCH").path("endedTime").isNull());

        api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'again'}");
        await().atMost(SOON).until(() -> alert("KILL_SWITCH").path("count").asInt() == 2);
        assertThat(api.json("/api/alerts")).hasSize(1);
    }

    @Test
    void who_acknowledges_is_kept_and_an_unknown_alert_is_none() {
        start();
        api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");
        long id = awaitAlert("KILL_SWITCH").path("id").asLong();

        RawHttp.Answer answer = api.post("/api/alerts/" + id + "/acknowledge", "{}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("acknowledgedBy").asText()).isEqualTo("owner");
        assertThat(alert("KILL_SWITCH").path("acknowledgedBy").asText()).isEqualTo("owner");
        assertThat(api.post("/api/alerts/99/acknowledge", "{}").status()).isEqualTo(404);
    }

    @Test
    void an_acknowledgement_outlives_a_restart_without_the_database_for_as_long_as_the_alert_holds() {
        start();
        api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");
        JsonNode before = awaitAlert("KILL_SWITCH");
        desk.history().down(true);
        RawHttp.Answer answer = api.post("/api/alerts/" + before.path("id").asLong() + "/acknowledge", "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);

        desk.close();
        start();

        JsonNode after = awaitAlert("KILL_SWITCH");
        assertThat(after.path("acknowledgedBy").asText()).isEqualTo("owner");
        assertThat(after.path("acknowledgedTime").asText())
                .isEqualTo(answer.json().path("acknowledgedTime").asText());
        assertThat(after.path("since").asText()).isEqualTo(before.path("since").asText());
        assertThat(api.get("/metrics").text()).contains("trading_alerts_unacknowledged 0.0");

        api.post("/api/kill-switch/rearm", "{'scope':'GLOBAL','reason':'put out'}");
        await().atMost(SOON).until(() -> !alert("KILL_SWITCH").path("endedTime").isNull());
        desk.close();
        start();
        api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'again'}");
        assertThat(awaitAlert("KILL_SWITCH").path("acknowledgedBy").isNull()).isTrue();
    }

    @Test
    void an_acknowledgement_that_cannot_be_written_is_refused_and_nobody_has_acknowledged() throws Exception {
        start();
        api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");
        String path = "/api/alerts/" + awaitAlert("KILL_SWITCH").path("id").asLong() + "/acknowledge";
        Path inTheWay = directory.resolve(TestDesk.ACKNOWLEDGEMENTS + ".new");
        Files.createDirectories(inTheWay.resolve("full"));

        RawHttp.Answer refused = api.post(path, "{}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.json().path("detail").asText()).contains("stays unacknowledged");
        String then = alert("KILL_SWITCH").path("lastTime").asText();
        await().atMost(SOON)
                .until(() -> !alert("KILL_SWITCH").path("lastTime").asText().equals(then));
        assertThat(alert("KILL_SWITCH").path("acknowledgedBy").isNull()).isTrue();

        Files.delete(inTheWay.resolve("full"));
        assertThat(api.post(path, "{}").status()).isEqualTo(200);
    }

    @Test
    void a_market_that_falls_silent_is_stale() {
        start();
        desk.quote(5_999_900, 6_000_100);

        desk.marketPatience(Duration.ofSeconds(1));

        JsonNode alert = awaitAlert("MARKET_DATA_STALE");
        assertThat(alert.path("subject").asText()).isEqualTo("BTCUSDT");
        assertThat(alert.path("limit").asText()).isEqualTo("1 s");
    }

    @Test
    void limits_that_are_nearly_and_wholly_used_are_told_with_value_and_limit() {
        start();
        api.put("/api/risk/limits", limits("'openOrders':5"));
        for (int i = 0; i < 4; i++) {
            api.order(BUY);
        }

        JsonNode near = awaitAlert("LIMIT_NEAR");
        assertThat(near.path("value").asText()).isEqualTo("4");
        assertThat(near.path("limit").asText()).isEqualTo("5");
        assertThat(near.path("severity").asText()).isEqualTo("WARNING");
        assertThat(api.get("/metrics").text())
                .contains("trading_risk_limit_usage{account=\"1\",limit=\"openOrders\",of=\"\"} 0.8");
        api.order(BUY);

        assertThat(awaitAlert("LIMIT_REACHED").path("subject").asText()).isEqualTo("account 1 openOrders");
        assertThat(alert("LIMIT_NEAR").path("endedTime").isNull()).isFalse();
    }

    @Test
    void locks_latched_losses_refusals_lag_and_disabled_strategies_are_told() {
        start();
        api.post("/api/risk/locks", "{'minutes':5,'reason':'news'}");
        api.put("/api/risk/limits", limits("'dailyLoss':'10'"));
        api.post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.5'}");
        desk.later(Duration.ofSeconds(1));
        desk.quote(5_900_000, 5_900_100);
        desk.later(Duration.ofSeconds(1));
        for (int i = 0; i < 12; i++) {
            api.post("/api/orders", BUY.replace("'0.1'", "'800'"));
        }
        desk.databaseBehind(60_000);
        desk.disabled(new ProgramSource.DisabledStrategy("ema-cross BTCUSDT 1m", "it failed"));

        assertThat(awaitAlert("ENTRIES_LOCKED").path("text").asText()).contains("news");
        assertThat(awaitAlert("DENIAL_RATIO").path("limit").asText()).isEqualTo("20 %");
        assertThat(awaitAlert("RECORDER_LAG").path("value").asText()).isEqualTo("60000 commands");
        assertThat(awaitAlert("STRATEGY_DISABLED").path("subject").asText()).isEqualTo("ema-cross BTCUSDT 1m");
    }

    @Test
    void a_loss_that_stopped_the_account_is_told() {
        start();
        api.put("/api/risk/limits", limits("'dailyLoss':'10'"));
        api.post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.5'}");
        desk.quote(5_900_000, 5_900_100);
        desk.later(Duration.ofSeconds(2));

        JsonNode alert = awaitAlert("LOSS_LATCHED");

        assertThat(alert.path("value").asText()).isEqualTo("REDUCING");
        assertThat(alert.path("text").asText()).contains("DAILY_LOSS");
    }

    @Test
    void the_stream_has_them_as_they_come() throws Exception {
        start();
        try (WebSocketClient client = WebSocketClient.open(desk.port(), Map.of())) {
            client.subscribe("alerts");
            assertThat(client.awaitSnapshot("alerts").path("data")).isEmpty();
            api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");

            JsonNode update =
                    client.await(frame -> frame.path("channel").asText().equals("alerts")
                            && frame.path("type").asText().equals("update")
                            && !frame.path("data").isEmpty());

            assertThat(update.path("data").get(0).path("code").asText()).isEqualTo("KILL_SWITCH");
        }
    }

    @Test
    void they_are_counted_for_prometheus() {
        start();
        api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");
        awaitAlert("KILL_SWITCH");

        assertThat(api.get("/metrics").text())
                .contains("trading_alerts_raised_total{code=\"KILL_SWITCH\"} 1.0")
                .contains("trading_alerts_active{severity=\"CRITICAL\"} 1.0")
                .contains("trading_alerts_unacknowledged 1.0");
    }

    @Test
    void a_webhook_that_fails_at_first_gets_the_alert_in_the_end() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() == 1 ? 500 : 204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            desk = TestDesk.withWebhook(
                    directory,
                    URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/?key=secret"));
            api = new Api(desk);
            api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");

            await().atMost(Duration.ofSeconds(10)).until(() -> bodies.size() == 2);

            assertThat(bodies.get(1)).isEqualTo(bodies.get(0)).contains("\"KILL_SWITCH\"", "smoke");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void alerts_go_to_the_address_that_was_named_last() throws Exception {
        List<String> paths = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            URI there = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
            desk = TestDesk.withWebhook(directory, there.resolve("/first"));
            api = new Api(desk);
            desk.alerts().sendBy(webhook(there.resolve("/second"), true));
            api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");

            await().atMost(Duration.ofSeconds(10)).until(() -> !paths.isEmpty());

            assertThat(paths).containsOnly("/second");
            assertThat(api.get("/metrics").text())
                    .contains("trading_alerts_channel_lost_total{channel=\"webhook\"} 0.0");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void a_webhook_in_a_private_network_is_not_asked_unless_allowed_and_no_redirect_is_followed() throws Exception {
        List<String> paths = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Location", "/inside");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        receiver.start();
        try {
            URI there = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
            desk = TestDesk.withWebhook(directory, there.resolve("/allowed"));
            desk.alerts().sendBy(webhook(there.resolve("/private"), false));
            api = new Api(desk);
            api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.get("/metrics")
                            .text()
                            .contains("trading_alerts_channel_lost_total{channel=\"webhook\"} 1.0"));
            assertThat(paths).isEmpty();

            desk.alerts().sendBy(webhook(there.resolve("/allowed"), true));
            api.post("/api/kill-switch", "{'scope':'ACCOUNT','target':'1','reason':'smoke'}");
            await().atMost(Duration.ofSeconds(30)).until(() -> paths.size() > 1);
            assertThat(paths).containsOnly("/allowed");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void a_test_by_a_channel_says_what_the_other_end_says() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() == 1 ? 204 : 403, -1);
            exchange.close();
        });
        receiver.start();
        try {
            URI there = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/?key=secret");
            desk = TestDesk.withWebhook(directory, there);
            api = new Api(desk);
            desk.alerts()
                    .sendBy(List.of(new ChannelPlan(
                            new WebhookChannel(new OutgoingAddress(there, true)), AlertJson.Severity.CRITICAL)));
            assertThat(api.json("/api/alerts/channels").toString())
                    .isEqualTo("[{\"channel\":\"webhook\",\"least\":\"CRITICAL\",\"failure\":null}]");

            JsonNode taken =
                    api.post("/api/alerts/test", "{'channel':'webhook'}").json();
            JsonNode refused =
                    api.post("/api/alerts/test", "{'channel':'webhook'}").json();

            assertThat(taken.toString()).isEqualTo("{\"channel\":\"webhook\",\"taken\":true,\"reason\":null}");
            assertThat(bodies.getFirst()).contains("This is a test of alerts by webhook. Nothing is wrong.");
            assertThat(refused.path("taken").asBoolean()).isFalse();
            assertThat(refused.path("reason").asText()).contains("403").doesNotContain("secret");
            assertThat(bodies).as("a test is tried once").hasSize(2);
            assertThat(api.post("/api/alerts/test", "{'channel':'email'}").text())
                    .contains("not-found", "No such channel is set up");
            assertThat(api.json("/api/alerts"))
                    .as("a test is no alert, and neither is its failure")
                    .isEmpty();
        } finally {
            receiver.stop(0);
        }
    }

    private static List<ChannelPlan> webhook(URI address, boolean privateAllowed) {
        return List.of(new ChannelPlan(
                new WebhookChannel(new OutgoingAddress(address, privateAllowed)), AlertJson.Severity.WARNING));
    }

    /// All limits off but the one.
    private static String limits(String one) {
        StringBuilder body = new StringBuilder("{'collarPercent':'5','reason':'test'");
        for (String name : List.of(
                "maximumOrderNotional",
                "maximumOrderLots",
                "maximumReferenceAge",
                "instrumentNotional",
                "strategyNotional",
                "accountNotional",
                "leverage",
                "openOrders",
                "dailyLoss",
                "drawdownPercent",
                "messages",
                "messageSpan",
                "cancelReserve",
                "duplicateSpan",
                "executions",
                "executionSpan")) {
            body.append(',').append(one.startsWith("'" + name + "'") ? one : "'" + name + "':null");
        }
        return body.append('}').toString();
    }
}
