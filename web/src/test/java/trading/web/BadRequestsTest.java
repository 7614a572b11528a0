package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// What may not be sent to the routes about lists, amendments, accounts, risk and kill switches: each is
/// refused with its status, its problem and its field, and nothing changes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {
    private TestDesk desk;
    private Api api;
    private long resting;
    private String before;

    record Case(String method, String path, String body, int status, String slug, String pointer) {
        @Override
        public String toString() {
            return method + " " + path + " " + (body.length() > 90 ? body.substring(0, 90) + "…" : body);
        }
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        desk = TestDesk.open(directory);
        api = new Api(desk);
        resting = api.order("{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'}");
        before = state();
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    /// Of all that these requests could change, what they may not.
    private String state() {
        return desk.view().openOrders(TestDesk.ACCOUNT)
                + "\n" + desk.view().accounts()
                + "\n" + desk.view().terms(TestDesk.ACCOUNT)
                + "\n" + desk.view().balances(TestDesk.ACCOUNT)
                + "\n" + desk.view().killSwitches()
                + "\n" + desk.view().risk(TestDesk.ACCOUNT).orElseThrow().state()
                + "\n" + desk.view().risk(TestDesk.ACCOUNT).orElseThrow().locks()
                + "\n" + desk.view().risk(TestDesk.ACCOUNT).orElseThrow().protections();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused_and_changes_nothing(Case bad) {
        String path = bad.path().replace("{order}", Long.toString(resting));
        RawHttp.Answer answer = api.send(bad.method(), path, bad.body());

        assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + bad.slug());
        if (!bad.pointer().equals("-")) {
            List<String> pointers = new ArrayList<>();
            problem.path("errors")
                    .forEach(error -> pointers.add(error.path("pointer").asText()));
            assertThat(pointers).contains(bad.pointer());
        }
        assertThat(problem.path("detail").asText()).isNotEmpty().hasSizeLessThan(300);
        assertThat(answer.text()).doesNotContain("trading.", "Exception", "java");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void every_wrong_field_of_every_order_of_a_list_is_named_at_once() {
        RawHttp.Answer answer = api.post(
                "/api/order-lists",
                "{'contingency':'OCO','orders':[" + order("'type':'LIMIT','stopPrice':'1'") + ","
                        + order("'type':'STOP','clientOrderId':'a b'") + "]}");

        List<String> pointers = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        assertThat(pointers)
                .containsExactlyInAnyOrder(
                        "/orders/0/limitPrice",
                        "/orders/0/stopPrice",
                        "/orders/1/stopPrice",
                        "/orders/1/clientOrderId");
    }

    private static String order(String more) {
        return "{'symbol':'BTCUSDT','side':'SELL','quantity':'0.1'," + more + "}";
    }

    private static String limits(Map<String, String> changes) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "maximumOrderNotional", "'1000000'",
                "maximumOrderLots", "null",
                "collarPercent", "'5'",
                "maximumReferenceAge", "'1h'",
                "instrumentNotional", "null",
                "strategyNotional", "null",
                "accountNotional", "null",
                "leverage", "null",
                "openOrders", "null",
                "dailyLoss", "null"));
        all.putAll(Map.of(
                "drawdownPercent", "null",
                "messages", "null",
                "messageSpan", "null",
                "cancelReserve", "null",
                "duplicateSpan", "null",
                "executions", "null",
                "executionSpan", "null"));
        all.putAll(changes);
        return all.entrySet().stream()
                .filter(limit -> !limit.getValue().isEmpty())
                .map(limit -> "'" + limit.getKey() + "':" + limit.getValue())
                .collect(Collectors.joining(","));
    }

    private static final class Cases {
        private final List<Case> all = new ArrayList<>();
        private String method = "";
        private String path = "";

        Cases to(String method, String path) {
            this.method = method;
            this.path = path;
            return this;
        }

        Cases add(int status, String slug, String pointer, String... bodies) {
            for (String body : bodies) {
                all.add(new Case(method, path, body, status, slug, pointer));
            }
            return this;
        }
    }

    static Stream<Case> cases() {
        Cases cases = new Cases();
        lists(cases);
        amendments(cases);
        accounts(cases);
        limits(cases);
        risk(cases);
        killSwitches(cases);
        return cases.all.stream();
    }

    private static void lists(Cases cases) {
        String stop = order("'type':'STOP','stopPrice':'59000'");
        String target = order("'type':'LIMIT','limitPrice':'61000'");
        cases.to("POST", "/api/order-lists")
                .add(400, "body-invalid", "-", "", "[]", "null")
                .add(422, "required", "/orders", "{'contingency':'OCO'}")
                .add(422, "required", "/contingency", "{'orders':[" + stop + "," + target + "]}")
                .add(422, "type", "/contingency", "{'contingency':'oco','orders':[" + stop + "," + target + "]}")
                .add(422, "type", "/orders", "{'contingency':'OCO','orders':{}}", "{'contingency':'OCO','orders':'x'}")
                .add(422, "type", "/orders/1", "{'contingency':'OCO','orders':[" + stop + ",1]}")
                .add(422, "unknown-field", "/x", "{'contingency':'OCO','x':1,'orders':[" + stop + "," + target + "]}")
                .add(
                        422,
                        "unknown-field",
                        "/orders/0/listId",
                        "{'contingency':'OCO','orders':[" + order("'type':'MARKET','listId':1") + "," + target + "]}")
                .add(
                        422,
                        "unknown-field",
                        "/orders/1/strategy",
                        "{'contingency':'OCO','orders':[" + stop + "," + order("'type':'MARKET','strategy':'x'") + "]}")
                .add(
                        422,
                        "combination",
                        "/orders",
                        "{'contingency':'OCO','orders':[]}",
                        "{'contingency':'OCO','orders':[" + stop + "]}",
                        "{'contingency':'OCO','orders':[" + (stop + ",").repeat(5) + stop + "]}")
                .add(
                        422,
                        "combination",
                        "/orders/1/clientOrderId",
                        "{'contingency':'OCO','orders':["
                                + order("'type':'LIMIT','limitPrice':'61000','clientOrderId':'a'") + ","
                                + order("'type':'STOP','stopPrice':'59000','clientOrderId':'a'") + "]}")
                .add(
                        422,
                        "combination",
                        "/orders/1/symbol",
                        "{'contingency':'OCO','orders':[" + stop + "," + target.replace("BTCUSDT", "ETHUSDT") + "]}")
                .add(
                        422,
                        "symbol-unknown",
                        "/orders/0/symbol",
                        "{'contingency':'OCO','orders':[" + stop.replace("BTCUSDT", "btcusdt") + "," + target + "]}")
                .add(
                        422,
                        "filter-lot",
                        "/orders/1/quantity",
                        "{'contingency':'OCO','orders':[" + stop + "," + target.replace("0.1", "0.000001") + "]}")
                .add(413, "content-too-large", "-", "{'contingency':'OCO','orders':[" + "{},".repeat(30_000) + "{}]}")
                .add(400, "json-limits", "-", "{'contingency':'OCO','orders':[" + "{},".repeat(10_000) + "{}]}");
    }

    private static void amendments(Cases cases) {
        cases.to("PATCH", "/api/orders/{order}")
                .add(400, "body-invalid", "-", "", "[]")
                .add(422, "required", "", "{}", "{'quantity':null}")
                .add(422, "unknown-field", "/side", "{'side':'SELL'}")
                .add(422, "unknown-field", "/status", "{'status':'FILLED','quantity':'1'}")
                .add(422, "decimal-format", "/quantity", "{'quantity':'0'}", "{'quantity':-1}", "{'quantity':1e3}")
                .add(422, "type", "/limitPrice", "{'limitPrice':true}", "{'limitPrice':[1]}")
                .add(422, "filter-lot", "/quantity", "{'quantity':'0.000001'}")
                .add(422, "filter-price", "/limitPrice", "{'limitPrice':'0.001'}")
                .add(422, "combination", "/stopPrice", "{'stopPrice':'58000'}");
        cases.to("PATCH", "/api/orders/987654321").add(404, "not-found", "-", "{'quantity':'1'}");
        cases.to("PATCH", "/api/orders/-1").add(404, "not-found", "-", "{'quantity':'1'}");
        cases.to("PATCH", "/api/orders/{order}?account=999").add(404, "not-found", "-", "{'quantity':'1'}");
        cases.to("PATCH", "/api/orders/{order}?account=x").add(400, "query-invalid", "-", "{'quantity':'1'}");
    }

    private static void accounts(Cases cases) {
        String good = "'name':'second','makerFeePpm':100,'takerFeePpm':200";
        String model = "'latencyMillis':5,'latencyJitterMillis':0,'slippagePpm':0,'participationPpm':1000000,"
                + "'limitFill':'TOUCH','seed':1";
        cases.to("POST", "/api/accounts")
                .add(
                        422,
                        "required",
                        "/name",
                        "{'makerFeePpm':1,'takerFeePpm':1}",
                        "{" + good.replace("second", " ") + "}")
                .add(422, "required", "/makerFeePpm", "{'name':'second','takerFeePpm':1}")
                .add(422, "type", "/takerFeePpm", "{'name':'x','makerFeePpm':1,'takerFeePpm':1.5}")
                .add(
                        422,
                        "limit-value",
                        "/feeTiers/1/fromNotional",
                        "{" + good + ",'feeTiers':[{'fromNotional':'10','makerFeePpm':1,'takerFeePpm':1},"
                                + "{'fromNotional':'10','makerFeePpm':1,'takerFeePpm':1}]}")
                .add(
                        422,
                        "limit-value",
                        "/feeTiers/0/takerFeePpm",
                        "{" + good + ",'feeTiers':[{'fromNotional':'10','makerFeePpm':1,'takerFeePpm':100001}]}")
                .add(422, "type", "/takerFeePpm", "{'name':'x','makerFeePpm':1,'takerFeePpm':'1'}")
                .add(422, "type", "/takerFeePpm", "{'name':'x','makerFeePpm':1,'takerFeePpm':2147483648}")
                .add(422, "limit-value", "/takerFeePpm", "{'name':'x','makerFeePpm':1,'takerFeePpm':100001}")
                .add(422, "limit-value", "/makerFeePpm", "{'name':'x','makerFeePpm':-100001,'takerFeePpm':1}")
                .add(422, "text", "/name", "{" + good.replace("second", "n".repeat(201)) + "}")
                .add(422, "text", "/name", "{" + good.replace("second", "a\\nb") + "}")
                .add(422, "unknown-field", "/id", "{'id':1," + good + "}")
                .add(422, "unknown-field", "/kind", "{'kind':'LIQUIDITY'," + good + "}")
                .add(422, "required", "/margin/maintenancePpm", "{" + good + ",'margin':{'initialPpm':1}}")
                .add(
                        422,
                        "combination",
                        "/margin/maintenancePpm",
                        "{" + good + ",'margin':{'initialPpm':1,'maintenancePpm':2}}",
                        "{" + good + ",'margin':{'initialPpm':1,'maintenancePpm':0}}")
                .add(
                        422,
                        "limit-value",
                        "/margin/initialPpm",
                        "{" + good + ",'margin':{'initialPpm':1000001,'maintenancePpm':2}}")
                .add(422, "type", "/margin", "{" + good + ",'margin':'5x'}")
                .add(
                        422,
                        "limit-value",
                        "/fillModel/latencyMillis",
                        "{" + good + ",'fillModel':{" + model.replace("Millis':5", "Millis':60001") + "}}")
                .add(
                        422,
                        "limit-value",
                        "/fillModel/participationPpm",
                        "{" + good + ",'fillModel':{" + model.replace("1000000", "0") + "}}")
                .add(
                        422,
                        "type",
                        "/fillModel/limitFill",
                        "{" + good + ",'fillModel':{" + model.replace("TOUCH", "ALWAYS") + "}}")
                .add(
                        422,
                        "required",
                        "/limits/openOrders",
                        "{" + good + ",'limits':{" + limits(Map.of("openOrders", "")) + "}}")
                .add(
                        422,
                        "limit-value",
                        "/limits/openOrders",
                        "{" + good + ",'limits':{" + limits(Map.of("openOrders", "0")) + "}}")
                .add(409, "account-name-taken", "/name", "{" + good.replace("second", "demo") + "}");
        cases.to("PUT", "/api/accounts/1").add(422, "limit-value", "/takerFeePpm", "{'takerFeePpm':100001}");
        cases.to("PUT", "/api/accounts/100").add(404, "not-found", "-", "{'name':'market'}");
        cases.to("PUT", "/api/accounts/999").add(404, "not-found", "-", "{'name':'x'}");
        cases.to("PUT", "/api/accounts/99999999999").add(404, "not-found", "-", "{'name':'x'}");
        cases.to("POST", "/api/accounts/100/deposits")
                .add(404, "not-found", "-", "{'asset':'USDT','amount':'1','reference':'r'}");
        cases.to("POST", "/api/accounts/1/deposits")
                .add(422, "required", "/reference", "{'asset':'USDT','amount':'1'}")
                .add(422, "decimal-format", "/amount", "{'asset':'USDT','amount':'0','reference':'r'}")
                .add(422, "decimal-format", "/amount", "{'asset':'USDT','amount':'-5','reference':'r'}")
                .add(422, "precision", "/amount", "{'asset':'USDT','amount':'0.000000001','reference':'r'}")
                .add(422, "precision", "/amount", "{'asset':'USDT','amount':'999999999999','reference':'r'}")
                .add(422, "asset-unknown", "/asset", "{'asset':'usdt','amount':'1','reference':'r'}")
                .add(422, "asset-unknown", "/asset", "{'asset':'GOLD','amount':'1','reference':'r'}")
                .add(422, "text", "/reference", "{'asset':'USDT','amount':'1','reference':'" + "r".repeat(65) + "'}");
    }

    private static void limits(Cases cases) {
        cases.to("PUT", "/api/risk/limits");
        for (String name : List.of("openOrders", "dailyLoss", "maximumOrderLots", "collarPercent", "messages")) {
            cases.add(422, "required", "/" + name, "{" + limits(Map.of(name, "")) + ",'reason':'r'}");
        }
        cases.add(422, "required", "/reason", "{" + limits(Map.of()) + "}", "{" + limits(Map.of()) + ",'reason':' '}")
                .add(
                        422,
                        "required",
                        "/collarPercent",
                        "{" + limits(Map.of("collarPercent", "null")) + ",'reason':'r'}")
                .add(422, "text", "/reason", "{" + limits(Map.of()) + ",'reason':'a\\r\\nb'}")
                .add(422, "unknown-field", "/maxOrders", "{" + limits(Map.of("maxOrders", "1")) + ",'reason':'r'}");
        wrongLimit(cases, "decimal-format", "dailyLoss", "'0'", "'-1'", "-1", "'1e3'", "'5%'", "'NaN'", "1e400000000");
        wrongLimit(cases, "decimal-format", "maximumOrderNotional", "0", "'1,5'");
        wrongLimit(cases, "precision", "accountNotional", "'0.000000001'", "'999999999999'");
        wrongLimit(cases, "limit-value", "openOrders", "0");
        wrongLimit(cases, "limit-value", "maximumOrderLots", "0");
        wrongLimit(cases, "type", "openOrders", "-1", "'5'", "1.5", "2147483648");
        wrongLimit(cases, "limit-value", "collarPercent", "'100'", "'99.00001'", "'0.00001'");
        wrongLimit(cases, "limit-value", "drawdownPercent", "'101'");
        wrongLimit(cases, "limit-value", "leverage", "'3.001'", "'1001'");
        wrongLimit(cases, "time-format", "maximumReferenceAge", "'5 parsecs'", "'-1s'", "true", "'1h30m'");
        wrongLimit(cases, "limit-value", "maximumReferenceAge", "'0s'", "0");
        wrongLimit(cases, "combination", "cancelReserve", "1");
        cases.add(422, "combination", "/messageSpan", "{" + limits(Map.of("messages", "10")) + ",'reason':'r'}");
        cases.add(422, "combination", "/executions", "{" + limits(Map.of("executionSpan", "'1m'")) + ",'reason':'r'}");
        cases.add(
                422,
                "limit-value",
                "/messages",
                "{" + limits(Map.of("messages", "100001", "messageSpan", "'1s'")) + ",'reason':'r'}",
                "{" + limits(Map.of("messages", "0", "messageSpan", "'1s'")) + ",'reason':'r'}");
        cases.add(
                422,
                "combination",
                "/cancelReserve",
                "{" + limits(Map.of("messages", "5", "messageSpan", "'1s'", "cancelReserve", "5")) + ",'reason':'r'}");
    }

    private static void wrongLimit(Cases cases, String slug, String name, String... values) {
        for (String value : values) {
            cases.add(422, slug, "/" + name, "{" + limits(Map.of(name, value)) + ",'reason':'r'}");
        }
    }

    private static void risk(Cases cases) {
        cases.to("PUT", "/api/risk/state")
                .add(422, "required", "/reason", "{'state':'HALTED'}", "{'state':'HALTED','reason':''}")
                .add(422, "type", "/state", "{'state':'halted','reason':'r'}", "{'state':2,'reason':'r'}")
                .add(422, "unknown-field", "/by", "{'state':'HALTED','reason':'r','by':'somebody else'}");
        cases.to("PUT", "/api/risk/state?account=100").add(404, "not-found", "-", "{'state':'HALTED','reason':'r'}");
        cases.to("PUT", "/api/risk/protections")
                .add(422, "required", "/protections", "{}")
                .add(422, "type", "/protections/0", "{'protections':['COOLDOWN']}")
                .add(422, "required", "/protections/0/lock", "{'protections':[{'kind':'COOLDOWN','scope':'PAIR'}]}")
                .add(
                        422,
                        "limit-value",
                        "/protections/0/lock",
                        "{'protections':[{'kind':'COOLDOWN','scope':'PAIR','lock':'0s'}]}",
                        "{'protections':[{'kind':'COOLDOWN','scope':'PAIR','lock':'367d'}]}")
                .add(
                        422,
                        "time-format",
                        "/protections/0/lock",
                        "{'protections':[{'kind':'COOLDOWN','scope':'PAIR','lock':'soon'}]}")
                .add(
                        422,
                        "combination",
                        "/protections/0/trades",
                        "{'protections':[{'kind':'COOLDOWN','scope':'PAIR','lock':'5m','trades':1}]}",
                        "{'protections':[{'kind':'STOP_LOSS_GUARD','scope':'ALL','lock':'5m','lookback':'1h'}]}")
                .add(
                        422,
                        "combination",
                        "/protections/1/thresholdPercent",
                        "{'protections':[{'kind':'COOLDOWN','scope':'PAIR','lock':'5m'},"
                                + "{'kind':'MAX_DRAWDOWN','scope':'ALL','lock':'5m','lookback':'1h'}]}")
                .add(
                        422,
                        "limit-value",
                        "/protections/0/thresholdPercent",
                        "{'protections':[{'kind':'MAX_DRAWDOWN','scope':'ALL','lock':'5m','lookback':'1h',"
                                + "'thresholdPercent':'-5'}]}")
                .add(
                        422,
                        "limit-value",
                        "/protections",
                        "{'protections':[" + "{'kind':'COOLDOWN','scope':'PAIR','lock':'5m'},".repeat(20)
                                + "{'kind':'COOLDOWN','scope':'PAIR','lock':'5m'}]}");
        cases.to("POST", "/api/risk/locks")
                .add(422, "required", "/reason", "{'minutes':5}")
                .add(422, "combination", "/until", "{'reason':'r'}")
                .add(422, "combination", "/minutes", "{'minutes':5,'until':'2099-01-01T00:00:00Z','reason':'r'}")
                .add(422, "limit-value", "/minutes", "{'minutes':0,'reason':'r'}", "{'minutes':527041,'reason':'r'}")
                .add(422, "type", "/minutes", "{'minutes':-5,'reason':'r'}", "{'minutes':'5','reason':'r'}")
                .add(422, "time-format", "/until", "{'until':'2030-01-01T00:00:00','reason':'r'}")
                .add(
                        422,
                        "limit-value",
                        "/until",
                        "{'until':'2020-01-01T00:00:00Z','reason':'r'}",
                        "{'until':'9999-01-01T00:00:00Z','reason':'r'}",
                        "{'until':'1969-01-01T00:00:00Z','reason':'r'}")
                .add(422, "symbol-unknown", "/symbol", "{'symbol':'XXX','minutes':5,'reason':'r'}")
                .add(422, "type", "/side", "{'side':'buy','minutes':5,'reason':'r'}");
        cases.to("PUT", "/api/risk/permissions")
                .add(422, "required", "/reason", "{'symbols':['BTCUSDT']}")
                .add(422, "symbol-unknown", "/symbols/1", "{'symbols':['BTCUSDT','XXX'],'reason':'r'}")
                .add(422, "text", "/strategy", "{'strategy':' ','reason':'r'}");
        cases.to("POST", "/api/risk/overrides")
                .add(422, "required", "/reason", "{'minutes':5,'confirmed':true}")
                .add(422, "required", "/confirmed", "{'minutes':5,'confirmed':false,'reason':'r'}")
                .add(
                        422,
                        "limit-value",
                        "/minutes",
                        "{'minutes':0,'confirmed':true,'reason':'r'}",
                        "{'minutes':16,'confirmed':true,'reason':'r'}");
        cases.to("DELETE", "/api/risk/overrides").add(422, "text", "?reason", "");
        cases.to("DELETE", "/api/risk/overrides?reason=over").add(404, "not-found", "-", "");
        cases.to("PUT", "/api/risk/dead-man-switch")
                .add(422, "required", "/countdownMillis", "{'cancelsStops':true}")
                .add(422, "limit-value", "/countdownMillis", "{'countdownMillis':86400001}");
        cases.to("DELETE", "/api/risk/locks/1").add(422, "text", "?reason", "");
        cases.to("DELETE", "/api/risk/locks/1?reason=").add(422, "text", "?reason", "");
        cases.to("DELETE", "/api/risk/locks/987654?reason=over").add(404, "not-found", "-", "");
        cases.to("DELETE", "/api/risk/locks/x?reason=over").add(404, "not-found", "-", "");
        cases.to("GET", "/api/risk/denials?limit=0").add(400, "query-invalid", "-", "");
        cases.to("GET", "/api/risk/denials?limit=1001").add(400, "query-invalid", "-", "");
        cases.to("GET", "/api/risk/denials?limit=1&limit=2").add(400, "query-invalid", "-", "");
        for (String path : List.of("orders", "fills", "trades", "positions", "account", "risk", "risk/denials")) {
            cases.to("GET", "/api/" + path + "?account=100").add(404, "not-found", "-", "");
            cases.to("GET", "/api/" + path + "?account=999").add(404, "not-found", "-", "");
            cases.to("GET", "/api/" + path + "?account=-1").add(400, "query-invalid", "-", "");
            cases.to("GET", "/api/" + path + "?account=one").add(400, "query-invalid", "-", "");
        }
    }

    private static void killSwitches(Cases cases) {
        cases.to("POST", "/api/kill-switch")
                .add(422, "required", "/reason", "{'scope':'GLOBAL'}", "{'scope':'GLOBAL','reason':''}")
                .add(422, "required", "/scope", "{'reason':'r'}")
                .add(422, "type", "/scope", "{'scope':'ALL','reason':'r'}")
                .add(422, "type", "/flatten", "{'scope':'GLOBAL','reason':'r','flatten':'yes'}")
                .add(422, "unknown-field", "/by", "{'scope':'GLOBAL','reason':'r','by':'x'}")
                .add(422, "combination", "/target", "{'scope':'GLOBAL','target':'BTCUSDT','reason':'r'}")
                .add(422, "required", "/target", "{'scope':'INSTRUMENT','reason':'r'}")
                .add(
                        422,
                        "kill-target",
                        "/target",
                        "{'scope':'INSTRUMENT','target':'BTCUSD','reason':'r'}",
                        "{'scope':'VENUE','target':'papier','reason':'r'}",
                        "{'scope':'STRATEGY','target':'ema-cros','reason':'r'}",
                        "{'scope':'ACCOUNT','target':'7','reason':'r'}",
                        "{'scope':'ACCOUNT','target':'01','reason':'r'}",
                        "{'scope':'ACCOUNT','target':'demo','reason':'r'}");
        cases.to("POST", "/api/kill-switch/rearm")
                .add(422, "required", "/reason", "{'scope':'GLOBAL'}", "{'scope':'GLOBAL','reason':'  '}")
                .add(422, "required", "/target", "{'scope':'ACCOUNT','reason':'r'}")
                .add(422, "text", "/target", "{'scope':'STRATEGY','target':'" + "s".repeat(65) + "','reason':'r'}");
    }

    @Test
    void without_a_session_nothing_can_be_stopped_or_armed(@TempDir Path directory) {
        try (TestDesk locked = TestDesk.withLogin(directory)) {
            Api stranger = new Api(locked);

            assertThat(stranger.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'r'}")
                            .status())
                    .isEqualTo(401);
            assertThat(stranger.post("/api/kill-switch/rearm", "{'scope':'GLOBAL','reason':'r'}")
                            .status())
                    .isEqualTo(401);
            assertThat(stranger.with("Cookie", "trading_session=stale")
                            .post("/api/kill-switch/rearm", "{'scope':'GLOBAL','reason':'r'}")
                            .status())
                    .isEqualTo(401);
        }
    }
}
