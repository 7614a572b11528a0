package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class TradeRoutesTest {
    private static final byte[] NOTHING = new byte[0];

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
        return desk.http().send("GET", path, Map.of(), NOTHING);
    }

    private RawHttp.Answer post(String path, String body) {
        return desk.http()
                .send(
                        "POST",
                        path,
                        Map.of("Content-Type", "application/json"),
                        body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void symbol_and_quantity_are_enough_to_open_a_trade() {
        RawHttp.Answer answer = post("/api/trades", "{'symbol':'BTCUSDT','quantity':0.1}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode trade = answer.json();
        assertThat(trade.path("id").asLong()).isPositive();
        assertThat(trade.path("side").asText()).isEqualTo("BUY");
        assertThat(trade.path("status").asText()).isEqualTo("OPEN");
        assertThat(trade.path("quantity").asText()).isEqualTo("0.1");
        assertThat(trade.path("openQuantity").asText()).isEqualTo("0.1");
        assertThat(trade.path("entryPrice").asText()).isEqualTo("60001");
        assertThat(trade.path("exitPrice").isNull()).isTrue();
        assertThat(trade.path("closedAt").isNull()).isTrue();
        assertThat(answer.header("Location"))
                .hasValue("/api/trades/" + trade.path("id").asLong());
        assertThat(get("/api/trades/" + trade.path("id").asLong()).json().path("id"))
                .isEqualTo(trade.path("id"));
    }

    @Test
    void a_trade_is_closed_once() {
        long id = post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.1'}")
                .json()
                .path("id")
                .asLong();

        RawHttp.Answer closed = post("/api/trades/" + id + "/close", "");
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.json().path("status").asText()).isEqualTo("CLOSED");
        assertThat(closed.json().path("exitPrice").asText()).isEqualTo("59999");
        assertThat(closed.json().path("exitReason").asText()).isEqualTo("MANUAL");
        assertThat(closed.json().path("realizedPnl").asText()).isEqualTo("-12.2");
        assertThat(post("/api/trades/" + id + "/close", "{}").status()).isEqualTo(409);
        assertThat(post("/api/trades/987654/close", "{}").status()).isEqualTo(404);
    }

    @Test
    void a_close_may_come_without_a_body_but_not_with_one_that_is_no_json() {
        long id = post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.1'}")
                .json()
                .path("id")
                .asLong();
        String path = "/api/trades/" + id + "/close";
        byte[] form = "a=1".getBytes(StandardCharsets.UTF_8);

        assertThat(desk.http().send("POST", path, Map.of(), form).status()).isEqualTo(415);
        assertThat(desk.http()
                        .send("POST", path, Map.of("Content-Type", "text/plain"), NOTHING)
                        .status())
                .isEqualTo(415);
        assertThat(post(path, "{'x':1}").status()).isEqualTo(422);
        assertThat(desk.http().send("POST", path, Map.of(), NOTHING).status()).isEqualTo(200);
    }

    @Test
    void a_pending_trade_is_answered_too_and_listed_as_open() {
        JsonNode trade = post(
                        "/api/trades",
                        "{'symbol':'BTCUSDT','quantity':'0.1','type':'LIMIT','limitPrice':'59000','stopLossPrice':'58000',"
                                + "'takeProfitPrice':'62000'}")
                .json();

        assertThat(trade.path("status").asText()).isEqualTo("PENDING");
        assertThat(trade.path("stopLossPrice").asText()).isEqualTo("58000");
        assertThat(get("/api/trades?status=open").json().path("trades").size()).isEqualTo(1);
    }

    @Test
    void the_same_request_again_is_the_same_trade() {
        String body = "{'symbol':'BTCUSDT','quantity':'0.1','clientOrderId':'t-1'}";
        long id = post("/api/trades", body).json().path("id").asLong();

        RawHttp.Answer again = post("/api/trades", body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("id").asLong()).isEqualTo(id);
        assertThat(post("/api/trades", body.replace("0.1", "0.2")).status()).isEqualTo(409);
    }

    @Test
    void the_account_and_its_positions_add_up() {
        post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.5'}");
        desk.quote(6_099_900, 6_100_100);

        JsonNode positions = get("/api/positions").json();
        assertThat(positions.path("sequence").asLong()).isPositive();
        JsonNode position = positions.path("positions").get(0);
        assertThat(position.path("side").asText()).isEqualTo("BUY");
        assertThat(position.path("quantity").asText()).isEqualTo("0.5");
        assertThat(position.path("averagePrice").asText()).isEqualTo("60001");
        JsonNode account = get("/api/account").json();
        assertThat(account.path("account").asText()).isEqualTo("demo");
        assertThat(account.path("currency").asText()).isEqualTo("USDT");
        assertThat(decimal(account, "cash").add(decimal(account, "positionsValue")))
                .isEqualByComparingTo(decimal(account, "equity"));
        assertThat(account.path("balances").size()).isGreaterThanOrEqualTo(1);
    }

    private static BigDecimal decimal(JsonNode object, String name) {
        return new BigDecimal(object.path(name).asText());
    }

    @Test
    void the_market_can_be_read() {
        post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.5'}");

        JsonNode instrument = get("/api/instruments").json().get(0);
        assertThat(instrument.path("tickSize").asText()).isEqualTo("0.01");
        assertThat(instrument.path("priceDecimals").asInt()).isEqualTo(2);
        assertThat(instrument.path("quantityDecimals").asInt()).isEqualTo(5);
        JsonNode depth = get("/api/depth/BTCUSDT?levels=5").json();
        assertThat(depth.path("bids").toString()).isEqualTo("[[\"59999\",\"10\"]]");
        assertThat(depth.path("asks").toString()).isEqualTo("[[\"60001\",\"9.5\"]]");
        JsonNode tape = get("/api/tape/BTCUSDT").json().path("tape").get(0);
        assertThat(tape.path("price").asText()).isEqualTo("60001");
        assertThat(tape.path("side").asText()).isEqualTo("BUY");
        await().untilAsserted(() -> {
            JsonNode bars = get("/api/bars?symbol=BTCUSDT&frame=1m").json();
            assertThat(bars.path("frame").asText()).isEqualTo("1m");
            assertThat(bars.path("bars")
                            .get(bars.path("bars").size() - 1)
                            .path("close")
                            .asText())
                    .isEqualTo("60001");
        });
        assertThat(get("/api/strategies").json().get(0).path("name").asText()).isEqualTo("ema-cross");
        assertThat(get("/api/services").json().get(0).path("name").asText()).isEqualTo("postgres");
    }
}
