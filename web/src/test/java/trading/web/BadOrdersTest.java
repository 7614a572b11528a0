package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trading.infra.store.OrderFilter;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// The catalogue of bad orders: each is refused with its status and its problem, and nothing is stored.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadOrdersTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private TestDesk desk;

    record Case(String name, Map<String, String> headers, byte[] body, int status, String slug) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        desk = TestDesk.open(directory);
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused_and_leaves_nothing(Case bad) {
        RawHttp.Answer answer = desk.http().send("POST", "/api/orders", bad.headers(), bad.body());

        assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + bad.slug());
        assertThat(problem.path("status").asInt()).isEqualTo(bad.status());
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty().hasSizeLessThan(300);
        assertThat(problem.path("instance").asText()).startsWith("urn:req:");
        assertThat(problem.path("code").asText()).matches("[A-Z_]+");
        assertThat(answer.text()).doesNotContain("trading.", "Exception", "java");
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).isEmpty();
        assertThat(desk.history().orders(OrderFilter.newest(TestDesk.ACCOUNT, 10)))
                .isEmpty();
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        RawHttp.Answer answer =
                order("{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"type\":\"LIMIT\",\"quantity\":\"1e3\",\"x\":1}");

        List<String> pointers = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        assertThat(pointers).containsExactlyInAnyOrder("/x", "/side", "/quantity");
    }

    @Test
    void a_refused_step_names_the_limit() {
        JsonNode error =
                order(limit("\"0.000001\"", "60000")).json().path("errors").get(0);

        assertThat(error.path("code").asText()).isEqualTo("ORDER_QUANTITY_STEP");
        assertThat(error.path("limit").asText()).isEqualTo("0.00001");
        assertThat(error.path("measured").asText()).isEqualTo("0.000001");
    }

    @Test
    void a_denial_says_what_was_measured_and_what_the_limit_is() {
        JsonNode error =
                order(limit("\"0.00001\"", "60000")).json().path("errors").get(0);

        assertThat(error.path("code").asText()).isEqualTo("NOTIONAL_BELOW_MINIMUM");
        assertThat(error.path("measured").asText()).isEqualTo("0.6");
        assertThat(error.path("limit").asText()).isEqualTo("5");
    }

    private RawHttp.Answer order(String body) {
        return desk.http().send("POST", "/api/orders", JSON, utf8(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String limit(String quantity, String price) {
        return "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":" + quantity
                + ",\"limitPrice\":\"" + price + "\"}";
    }

    private static String good() {
        return limit("\"0.1\"", "60000");
    }

    private static String with(String more) {
        return good().replace("}", "," + more + "}");
    }

    private static String market(String more) {
        return "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.1\"" + more + "}";
    }

    private static String typed(String type, String more) {
        return market(more).replace("\"MARKET\"", "\"" + type + "\"");
    }

    private static final class Cases {
        private final List<Case> all = new ArrayList<>();

        void add(String name, int status, String slug, String... bodies) {
            for (String body : bodies) {
                String shown = body.length() > 70 ? body.substring(0, 70) + "…" : body;
                all.add(new Case(name + ": " + shown.replaceAll("[^ -~]", "?"), JSON, utf8(body), status, slug));
            }
        }

        void bytes(String name, int status, String slug, byte[] body) {
            all.add(new Case(name, JSON, body, status, slug));
        }

        void headers(String name, int status, String slug, Map<String, String> headers) {
            all.add(new Case(name + " " + headers, headers, utf8(good()), status, slug));
        }
    }

    private static byte[] joined(byte[] a, byte[] b, byte[] c) {
        byte[] all = new byte[a.length + b.length + c.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, 0, all, a.length + b.length, c.length);
        return all;
    }

    private static byte[] inSymbol(int... bytes) {
        byte[] middle = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            middle[i] = (byte) bytes[i];
        }
        return joined(utf8("{\"symbol\":\""), middle, utf8("\"}"));
    }

    static Stream<Case> cases() {
        Cases cases = new Cases();
        cases.add("no object", 400, "body-invalid", "", "null", "[]", "\"x\"", "123", "true");
        cases.add(
                "syntax",
                400,
                "json-syntax",
                "{\"symbol\":",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{/* c */}",
                "{\"a\":1 // c\n}",
                "\ufeff{}",
                "{\"quantity\":0x10}",
                "{\"quantity\":1_000}",
                "{\"quantity\":+1}",
                "{\"quantity\":.5}",
                "{\"quantity\":5.}",
                "{\"quantity\":NaN}",
                "{\"quantity\":Infinity}",
                "{\"quantity\":01}",
                "{\"a\":\"\u0001\"}");
        cases.add(
                "duplicate key", 400, "json-duplicate-key", with("\"side\":\"SELL\""), with("\"\\u0073ide\":\"SELL\""));
        cases.add("trailing", 400, "json-trailing", good() + good(), good() + " {}", good() + "x", good() + "\u0000");
        cases.add("half a surrogate", 400, "encoding", "{\"symbol\":\"\\ud800\"}", "{\"x\":\"\\udc00\"}");
        cases.bytes("not UTF-8", 400, "encoding", inSymbol(0xff, 0xfe));
        cases.bytes("overlong UTF-8", 400, "encoding", inSymbol(0xc0, 0xaf));
        cases.bytes("UTF-16", 400, "encoding", good().getBytes(StandardCharsets.UTF_16));
        cases.bytes("UTF-16 without a mark", 400, "json-syntax", good().getBytes(StandardCharsets.UTF_16LE));
        cases.add("deep", 400, "json-limits", "[".repeat(60_000), "{\"a\":".repeat(5_000));
        cases.add("long key", 400, "json-limits", "{\"" + "k".repeat(50_000) + "\":1}");
        cases.add("long string", 400, "json-limits", "{\"symbol\":\"" + "s".repeat(50_000) + "\"}");
        StringBuilder keys = new StringBuilder("{\"k\":1");
        for (int i = 0; i < 5_000; i++) {
            keys.append(",\"k").append(i).append("\":1");
        }
        cases.add("many keys", 400, "json-limits", keys.append('}').toString());
        cases.add(
                "too large",
                413,
                "content-too-large",
                " ".repeat(64 * 1024 + 1),
                "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/json; charset=utf-16",
                "application/jsonp")) {
            cases.headers("content type", 415, "unsupported-media-type", Map.of("Content-Type", type));
        }
        cases.headers("no content type", 415, "unsupported-media-type", Map.of());
        cases.headers(
                "accept", 406, "not-acceptable", Map.of("Content-Type", "application/json", "Accept", "text/xml"));
        cases.headers(
                "accept nothing",
                406,
                "not-acceptable",
                Map.of("Content-Type", "application/json", "Accept", "application/json;q=0"));
        cases.headers(
                "content encoding",
                415,
                "unsupported-media-type",
                Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"));
        cases.add(
                "unknown field",
                422,
                "unknown-field",
                with("\"admin\":true"),
                with("\"__proto__\":{}"),
                with("\"id\":1"),
                with("\"status\":\"FILLED\""),
                with("\"accountId\":2"));
        cases.add(
                "missing",
                422,
                "required",
                "{}",
                good().replace("\"side\":\"BUY\",", ""),
                good().replace("\"BTCUSDT\"", "null"),
                good().replace("\"BTCUSDT\"", "\"\""),
                good().replace("\"BTCUSDT\"", "\"  \""),
                good().replace("\"quantity\":\"0.1\",", ""));
        for (String quantity : List.of(
                "0",
                "-1",
                "-0",
                "1e3",
                "1E-3",
                "1e400000000",
                "\"0\"",
                "\"-1\"",
                "\"-0\"",
                "\"1e3\"",
                "\"1e400000000\"",
                "\"0x10\"",
                "\"1_000\"",
                "\"١٢\"",
                "\"1,5\"",
                "\"+1\"",
                "\".5\"",
                "\"5.\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"1 \"",
                "\" 1\"",
                "\"01\"",
                "\"\"",
                "\"0.0\"")) {
            cases.add("decimal", 422, "decimal-format", limit(quantity, "60000"));
        }
        cases.add(
                "digits",
                422,
                "precision",
                limit("\"1234567890123456789\"", "60000"),
                limit("9223372036854775808", "60000"),
                limit("\"0.1234567890123456789\"", "60000"),
                limit("\"" + "9".repeat(15_000) + "\"", "60000"));
        cases.add("price off its tick", 422, "filter-price", limit("\"0.1\"", "60000.001"));
        cases.add("price without bounds", 422, "filter-price", limit("\"0.1\"", "999999999999999999"));
        cases.add(
                "quantity off its step or out of its bounds",
                422,
                "filter-lot",
                limit("\"0.000001\"", "60000"),
                limit("\"0.123456789\"", "60000"),
                limit("\"9000.00001\"", "60000"),
                limit("\"999999999999999999\"", "60000"));
        cases.add("value", 422, "filter-notional", limit("\"0.00001\"", "60000"));
        cases.add("far from the market", 422, "price-collar", limit("\"0.01\"", "600000"));
        cases.add("no market", 422, "no-reference", market("").replace("BTCUSDT", "ETHUSDT"));
        cases.add("above the account's limit", 422, "risk-limit", limit("\"999\"", "60000"));
        cases.add("not enough money", 422, "balance", limit("\"10\"", "60000"));
        cases.add(
                "type",
                422,
                "type",
                good().replace("\"BUY\"", "true"),
                good().replace("\"BUY\"", "1"),
                good().replace("\"BUY\"", "[\"BUY\"]"),
                good().replace("\"BUY\"", "\"buy\""),
                good().replace("\"BUY\"", "\"BUY \""),
                good().replace("\"BTCUSDT\"", "7"),
                good().replace("\"0.1\"", "true"),
                good().replace("\"0.1\"", "[1]"),
                good().replace("\"0.1\"", "{}"),
                with("\"timeInForce\":\"GTX\""),
                with("\"triggerPrice\":\"MARK\""),
                with("\"postOnly\":\"true\""),
                with("\"reduceOnly\":1"),
                with("\"tradeId\":\"1\""),
                with("\"tradeId\":1.5"),
                with("\"tradeId\":-1"),
                with("\"tradeId\":9223372036854775808"),
                with("\"clientOrderId\":5"));
        cases.add(
                "combination",
                422,
                "combination",
                good().replace(",\"limitPrice\":\"60000\"", ""),
                market(",\"limitPrice\":\"60000\""),
                market(",\"timeInForce\":\"GTC\""),
                with("\"stopLossPrice\":\"61000\""),
                with("\"takeProfitPrice\":\"59000\""));
        cases.add(
                "terms",
                422,
                "combination",
                with("\"stopPrice\":\"61000\""),
                with("\"triggerPrice\":\"LAST_PRICE\""),
                with("\"trailingOffset\":\"10\""),
                with("\"trailingPercent\":\"1\""),
                with("\"timeInForce\":\"GTD\""),
                with("\"expireTime\":\"2030-01-01T00:00:00Z\""),
                with("\"timeInForce\":\"IOC\",\"postOnly\":true"),
                with("\"timeInForce\":\"FOK\",\"displayQuantity\":\"0.01\""),
                with("\"displayQuantity\":\"0.2\""),
                with("\"tradeId\":0"),
                with("\"tradeId\":1,\"stopLossPrice\":\"59000\""),
                with("\"reduceOnly\":true,\"takeProfitPrice\":\"61000\""),
                market(",\"postOnly\":true"),
                market(",\"displayQuantity\":\"0.01\""),
                market(",\"stopPrice\":\"61000\""),
                market(",\"timeInForce\":\"DAY\""),
                market(",\"timeInForce\":\"GTD\",\"expireTime\":\"2030-01-01T00:00:00Z\""),
                typed("STOP", ""),
                typed("STOP", ",\"stopPrice\":\"61000\",\"limitPrice\":\"61000\""),
                typed("STOP", ",\"stopPrice\":\"61000\",\"timeInForce\":\"IOC\""),
                typed("STOP", ",\"stopPrice\":\"61000\",\"postOnly\":true"),
                typed("STOP_LIMIT", ",\"stopPrice\":\"61000\""),
                typed("STOP_LIMIT", ",\"limitPrice\":\"61000\""),
                typed("STOP_LIMIT", ",\"stopPrice\":\"61000\",\"limitPrice\":\"61000\",\"timeInForce\":\"FOK\""),
                typed("TAKE_PROFIT", ""),
                typed("TAKE_PROFIT_LIMIT", ",\"stopPrice\":\"59000\""),
                typed("TRAILING_STOP", ""),
                typed("TRAILING_STOP", ",\"trailingOffset\":\"10\",\"trailingPercent\":\"1\""),
                typed("TRAILING_STOP", ",\"trailingOffset\":\"10\",\"stopPrice\":\"61000\""));
        cases.add(
                "trailing distance",
                422,
                "limit-value",
                typed("TRAILING_STOP", ",\"trailingPercent\":\"100\""),
                typed("TRAILING_STOP", ",\"trailingPercent\":\"0.00001\""));
        cases.add(
                "trailing distance off its tick",
                422,
                "filter-price",
                typed("TRAILING_STOP", ",\"trailingOffset\":\"0.001\""));
        cases.add("display off its step", 422, "filter-lot", with("\"displayQuantity\":\"0.000001\""));
        for (String time : List.of(
                "\"2030-01-01T00:00:00\"",
                "\"2030-01-01\"",
                "\"2030-01-01 00:00:00Z\"",
                "\"2030-01-01T00:00:00+25:00\"",
                "\"2030-02-30T00:00:00Z\"",
                "\"2030-01-01T24:00:00Z\"",
                "\"2030-06-30T12:00:60Z\"",
                "\"12030-01-01T00:00:00Z\"",
                "\"now\"",
                "\"\"",
                "0",
                "1e18",
                "true")) {
            cases.add("time", 422, "time-format", with("\"timeInForce\":\"GTD\",\"expireTime\":" + time));
        }
        for (String time : List.of("9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "2024-06-30T23:59:60Z")) {
            cases.add(
                    "end of the order",
                    422,
                    "expire-time",
                    with("\"timeInForce\":\"GTD\",\"expireTime\":\"" + time + "\""));
        }
        for (String symbol : List.of(
                "BTCUSDT'; DROP--",
                "../etc",
                "%00",
                "\\u0000",
                "😀",
                "\u202eBTCUSDT",
                "ВТСUSDT",
                "btcusdt",
                "BTCUSDT ",
                "B".repeat(10_000))) {
            cases.add("symbol", 422, "symbol-unknown", good().replace("BTCUSDT", symbol));
        }
        for (String id : List.of("", "a".repeat(37), "a b", "a\\u0000b", "a\\r\\nb", "ü")) {
            cases.add("client order id", 422, "client-order-id", with("\"clientOrderId\":\"" + id + "\""));
        }
        return cases.all.stream();
    }
}
