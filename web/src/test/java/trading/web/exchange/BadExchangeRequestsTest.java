package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.ExchangeBot;
import trading.web.testing.ExchangeDesk;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// What is wrong, and with which code and sentence it is refused.
class BadExchangeRequestsTest {
    private static final byte[] NOTHING = new byte[0];
    private static final String LIMIT = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&";

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

    private record Row(String parameters, int status, int code, String msg) {}

    private static Row row(String parameters, int code, String msg) {
        return new Row(parameters, 400, code, msg);
    }

    private static void assertRefused(RawHttp.Answer answer, Row row) {
        JsonNode body = answer.json();
        assertThat(answer.status()).as(row.parameters() + ": " + answer.text()).isEqualTo(row.status());
        assertThat(body.path("code").asInt()).as(row.parameters()).isEqualTo(row.code());
        assertThat(body.path("msg").asText()).as(row.parameters()).isEqualTo(row.msg());
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("X-MBX-USED-WEIGHT-1M")).isPresent();
    }

    private static String missing(String name) {
        return "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.";
    }

    private static String notRequired(String name) {
        return "Parameter '" + name + "' sent when not required.";
    }

    @Test
    void orders_that_cannot_be_are_refused_one_by_one() {
        List<Row> rows = List.of(
                row("side=BUY&type=MARKET&quantity=1", -1102, missing("symbol")),
                row("symbol=NOPE&side=BUY&type=MARKET&quantity=1", -1121, "Invalid symbol."),
                row(
                        "symbol=btcusdt&side=BUY&type=MARKET&quantity=1",
                        -1100,
                        "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'."),
                row("symbol=BTCUSDT&type=MARKET&quantity=1", -1102, missing("side")),
                row("symbol=BTCUSDT&side=LONG&type=MARKET&quantity=1", -1117, "Invalid side."),
                row("symbol=BTCUSDT&side=BUY&quantity=1", -1102, missing("type")),
                row("symbol=BTCUSDT&side=BUY&type=ICEBERG&quantity=1", -1116, "Invalid orderType."),
                row(
                        "symbol=BTCUSDT&side=BUY&type=MARKET",
                        -1102,
                        "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!"),
                row(
                        "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&quoteOrderQty=1",
                        -1128,
                        "Combination of optional parameters invalid."),
                row("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&price=1", -1106, notRequired("price")),
                row(
                        "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&timeInForce=GTC",
                        -1106,
                        notRequired("timeInForce")),
                row("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&icebergQty=1", -1106, notRequired("icebergQty")),
                row(LIMIT + "price=60000", -1102, missing("quantity")),
                row(LIMIT + "quantity=1", -1102, missing("price")),
                row("symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=60000", -1102, missing("timeInForce")),
                row(
                        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTX&quantity=1&price=60000",
                        -1115,
                        "Invalid timeInForce."),
                row(LIMIT + "quantity=1&price=60000&stopPrice=1", -1106, notRequired("stopPrice")),
                row(LIMIT + "quantity=1&price=60000&quoteOrderQty=1", -1106, notRequired("quoteOrderQty")),
                row(LIMIT + "quantity=0&price=60000", -1013, "Invalid quantity."),
                row(LIMIT + "quantity=1&price=0", -1013, "Invalid price."),
                row(
                        LIMIT + "quantity=-1&price=60000",
                        -1100,
                        "Illegal characters found in parameter 'quantity'; legal range is"
                                + " '^([0-9]{1,20})(\\.[0-9]{1,20})?$'."),
                row(
                        LIMIT + "quantity=1e-3&price=60000",
                        -1100,
                        "Illegal characters found in parameter 'quantity'; legal range is"
                                + " '^([0-9]{1,20})(\\.[0-9]{1,20})?$'."),
                row(LIMIT + "quantity=0.000000001&price=60000", -1111, "Parameter 'quantity' has too much precision."),
                row(LIMIT + "quantity=0.000001&price=60000", -1013, "Filter failure: LOT_SIZE"),
                row(LIMIT + "quantity=9001&price=60000", -1013, "Filter failure: LOT_SIZE"),
                row(LIMIT + "quantity=1&price=60000.001", -1013, "Filter failure: PRICE_FILTER"),
                row(LIMIT + "quantity=0.00001&price=60000", -1013, "Filter failure: NOTIONAL"),
                row(LIMIT + "quantity=1&price=70000", -1013, "Filter failure: PERCENT_PRICE_BY_SIDE"),
                row(LIMIT + "quantity=2&price=60000", -2010, "Account has insufficient balance for requested action."),
                row(
                        "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1",
                        -2010,
                        "Account has insufficient balance for requested action."),
                row("symbol=ETHUSDT&side=BUY&type=MARKET&quantity=1", -2010, "Market is closed."),
                row(
                        "symbol=ETHUSDT&side=BUY&type=MARKET&quoteOrderQty=100",
                        -2010,
                        "Order book liquidity is less than symbol minimum quantity."),
                row(
                        LIMIT + "quantity=1&price=60000&newClientOrderId=" + "a".repeat(37),
                        -1100,
                        "Illegal characters found in parameter 'newClientOrderId'; legal range is"
                                + " '^[a-zA-Z0-9-_.:/]{1,36}$'."),
                row(
                        LIMIT + "quantity=1&price=60000&newClientOrderId=",
                        -1105,
                        "Parameter 'newClientOrderId' was empty."),
                row(LIMIT + "quantity=1&price=60000&newOrderRespType=ALL", -1136, "Invalid newOrderRespType."),
                row(
                        LIMIT + "quantity=1&price=60000&selfTradePreventionMode=NONE",
                        -1013,
                        "This symbol does not allow this selfTradePreventionMode."),
                row(
                        LIMIT + "quantity=1&price=60000&pegPriceType=PRIMARY_PEG",
                        -1104,
                        "Not all sent parameters were read; read '9' parameter(s) but was sent '10'."),
                row(LIMIT + "quantity=1&price=60000&quantity=2", -1101, "Duplicate values for a parameter detected."),
                row(LIMIT + "quantity=1&price=60000&icebergQty=2", -2010, "IcebergQty exceeds QTY."),
                row(
                        LIMIT.replace("GTC", "IOC") + "quantity=1&price=60000&icebergQty=0.1",
                        -1014,
                        "Unsupported order combination."),
                row("symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=1", -1102, missing("stopPrice")),
                row(
                        "symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=1&trailingDelta=5",
                        -1013,
                        "Filter failure: TRAILING_DELTA"),
                row(
                        "symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=1&trailingDelta=100&stopPrice=59000",
                        -1014,
                        "Unsupported order combination."),
                row(
                        "symbol=BTCUSDT&side=SELL&type=TAKE_PROFIT&quantity=1&trailingDelta=100",
                        -1014,
                        "Unsupported order combination."));

        rows.forEach(row -> assertRefused(bot.post("/api/v3/order", row.parameters()), row));
        assertThat(exchange.desk().view().openOrders(TestDesk.ACCOUNT)).isEmpty();
    }

    @Test
    void a_refusal_by_risk_has_our_figures_too() {
        JsonNode refused =
                bot.post("/api/v3/order", LIMIT + "quantity=1&price=70000").json();

        assertThat(refused.path("detail").asText()).contains("70000", "63000");
    }

    @Test
    void a_test_order_is_checked_and_not_sent() {
        assertThat(bot.post("/api/v3/order/test", LIMIT + "quantity=1&price=60000")
                        .text())
                .isEqualTo("{}");
        assertRefused(
                bot.post("/api/v3/order/test", LIMIT + "quantity=1&price=60000.001"),
                row("", -1013, "Filter failure: PRICE_FILTER"));
        assertThat(exchange.desk().view().openOrders(TestDesk.ACCOUNT)).isEmpty();
    }

    @Test
    void orders_that_are_not_there_are_refused_as_the_exchange_does() {
        String none = "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!";
        assertRefused(bot.get("/api/v3/order", "symbol=BTCUSDT"), row("", -1102, none));
        assertRefused(bot.get("/api/v3/order", "symbol=BTCUSDT&orderId=4711"), row("", -2013, "Order does not exist."));
        assertRefused(
                bot.get("/api/v3/order", "symbol=BTCUSDT&origClientOrderId=x"),
                row("", -2013, "Order does not exist."));
        assertRefused(
                bot.delete("/api/v3/order", "symbol=BTCUSDT&orderId=4711"), row("", -2011, "Unknown order sent."));
        assertRefused(
                bot.delete("/api/v3/order", "symbol=BTCUSDT&orderId=1&cancelRestrictions=NEVER"),
                row("", -1145, "Invalid cancelRestrictions"));
    }

    @Test
    void another_accounts_orders_are_as_absent_as_those_that_never_were() {
        long orderId = bot.ok(bot.post("/api/v3/order", LIMIT + "quantity=1&price=59000"))
                .path("orderId")
                .asLong();
        ExchangeBot other = exchange.bot(ExchangeDesk.OTHER);

        assertRefused(
                other.get("/api/v3/order", "symbol=BTCUSDT&orderId=" + orderId),
                row("", -2013, "Order does not exist."));
        assertRefused(
                other.delete("/api/v3/order", "symbol=BTCUSDT&orderId=" + orderId),
                row("", -2011, "Unknown order sent."));
        assertRefused(
                bot.get("/api/v3/order", "symbol=ETHUSDT&orderId=" + orderId), row("", -2013, "Order does not exist."));
        assertThat(other.ok(other.get("/api/v3/openOrders", "")).size()).isZero();
    }

    @Test
    void an_order_that_has_begun_to_fill_is_not_canceled_when_only_new_ones_are_to_be() {
        long orderId = bot.ok(bot.post("/api/v3/order", LIMIT + "quantity=1&price=59000"))
                .path("orderId")
                .asLong();

        assertRefused(
                bot.delete(
                        "/api/v3/order",
                        "symbol=BTCUSDT&orderId=" + orderId + "&cancelRestrictions=ONLY_PARTIALLY_FILLED"),
                row("", -2011, "Order was not canceled due to cancel restrictions."));
        assertThat(bot.ok(bot.delete(
                                "/api/v3/order", "symbol=BTCUSDT&orderId=" + orderId + "&cancelRestrictions=ONLY_NEW"))
                        .path("status")
                        .asText())
                .isEqualTo("CANCELED");
    }

    @Test
    void who_is_not_known_or_signs_wrongly_or_too_late_is_refused() {
        long now = System.currentTimeMillis();
        String late = "timestamp=" + (now - 20_000);
        String wide = late + "&recvWindow=60001";
        String early = "timestamp=" + (now + 60_000);
        JsonNode key = exchange.newKey(TestDesk.ACCOUNT);
        String secret = key.path("secret").asText();
        ExchangeBot known =
                new ExchangeBot(exchange.desk().marketHttp(), key.path("apiKey").asText(), secret);
        ExchangeBot unknown = new ExchangeBot(exchange.desk().marketHttp(), "x".repeat(64), secret);
        ExchangeBot malformed = new ExchangeBot(exchange.desk().marketHttp(), "not a key!", secret);
        String path = "/api/v3/account";

        assertRefused(
                exchange.desk().marketHttp().send("GET", path, Map.of(), NOTHING),
                new Row("no key", 401, -2014, "API-key format invalid."));
        assertRefused(malformed.get(path, ""), new Row("", 401, -2014, "API-key format invalid."));
        assertRefused(
                unknown.get(path, ""), new Row("", 401, -2015, "Invalid API-key, IP, or permissions for action."));
        assertRefused(known.sent("GET", path, ""), row("", -1102, missing("timestamp")));
        assertRefused(known.sent("GET", path, "timestamp=" + now), row("", -1102, missing("signature")));
        assertRefused(
                known.sent("GET", path, "timestamp=" + now + "&signature=" + "0".repeat(64)),
                row("", -1022, "Signature for this request is not valid."));
        assertRefused(
                known.sent("GET", path, "timestamp=" + now + "&signature=zz"),
                row(
                        "",
                        -1100,
                        "Illegal characters found in parameter 'signature'; legal range is '^[A-Fa-f0-9]{64}$'."));
        assertRefused(
                known.sent("GET", path, late + "&signature=" + ExchangeBot.signature(secret, late)),
                row("", -1021, "Timestamp for this request is outside of the recvWindow."));
        assertRefused(
                known.sent("GET", path, wide + "&signature=" + ExchangeBot.signature(secret, wide)),
                row("", -1131, "recvWindow must be less than 60000."));
        assertRefused(
                known.sent("GET", path, early + "&signature=" + ExchangeBot.signature(secret, early)),
                row("", -1021, "Timestamp for this request was 1000ms ahead of the server's time."));
        String good = "timestamp=" + now;
        String upper = ExchangeBot.signature(secret, good).toUpperCase(Locale.ROOT);
        assertThat(known.sent("GET", path, good + "&signature=" + upper).status())
                .isEqualTo(200);
        assertRefused(
                known.sent("GET", path, good + "&omitZeroBalances=true&signature=" + upper),
                row("", -1022, "Signature for this request is not valid."));
    }

    @Test
    void foreign_pages_and_names_are_refused_before_anything_else() {
        RawHttp http = exchange.desk().marketHttp();

        assertThat(http.send("GET", "/api/v3/ping", Map.of("Host", "evil.com"), NOTHING)
                        .status())
                .isEqualTo(421);
        assertThat(http.send(
                                "POST",
                                "/api/v3/order",
                                Map.of(
                                        "Origin",
                                        "http://evil.com",
                                        "Content-Type",
                                        "application/x-www-form-urlencoded"),
                                "symbol=BTCUSDT".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
        assertThat(http.send("POST", "/api/v3/ping", Map.of(), NOTHING).status())
                .isEqualTo(405);
        assertThat(http.send("GET", "/api/v3/nothing", Map.of(), NOTHING).status())
                .isEqualTo(404);
    }

    @Test
    void who_asks_for_too_much_in_a_minute_must_wait() {
        List<Integer> statuses = new ArrayList<>();
        RawHttp.Answer last = bot.open("/api/v3/ticker/24hr");
        for (int i = 0; i < 200 && last.status() == 200; i++) {
            statuses.add(last.status());
            last = bot.open("/api/v3/ticker/24hr");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(statuses.size()).isBetween(75, 150);
        assertThat(last.json().path("code").asInt()).isEqualTo(-1003);
        assertThat(Integer.parseInt(last.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(Integer.parseInt(last.header("X-MBX-USED-WEIGHT-1M").orElseThrow()))
                .isGreaterThan(6_000);
    }

    @Test
    void what_the_database_lacks_is_an_error_that_may_pass() {
        exchange.desk().history().down(true);

        RawHttp.Answer answer = bot.get("/api/v3/allOrders", "symbol=BTCUSDT");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("code").asInt()).isEqualTo(-1001);
        assertThat(bot.get("/api/v3/openOrders", "").status()).isEqualTo(200);
        assertThat(bot.post("/api/v3/order", LIMIT + "quantity=0.1&price=59000").status())
                .isEqualTo(200);
    }
}
