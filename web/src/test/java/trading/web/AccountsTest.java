package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.market.DemoMarket;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class AccountsTest {
    private static final String SECOND = "{'name':'second','makerFeePpm':-100,'takerFeePpm':500,"
            + "'margin':{'initialPpm':200000,'maintenancePpm':100000},"
            + "'fillModel':{'latencyMillis':5,'latencyJitterMillis':2,'slippagePpm':50,'participationPpm':500000,"
            + "'limitFill':'QUEUE','seed':-7}}";

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

    private int opened(String body) {
        RawHttp.Answer answer = api.post("/api/accounts", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asInt();
    }

    private static String spot(String name) {
        return "{'name':'" + name + "','makerFeePpm':0,'takerFeePpm':0}";
    }

    @Test
    void the_desks_own_account_is_listed_and_the_markets_are_not() {
        JsonNode accounts = api.json("/api/accounts");

        assertThat(accounts).hasSize(1);
        JsonNode own = accounts.get(0);
        assertThat(own.path("id").asInt()).isEqualTo(TestDesk.ACCOUNT);
        assertThat(own.path("own").asBoolean()).isTrue();
        assertThat(own.path("name").asText()).isEqualTo("demo");
        assertThat(own.path("makerFeePpm").asInt()).isEqualTo(1000);
        assertThat(own.path("margin").isNull()).isTrue();
        assertThat(own.path("fillModel").path("limitFill").asText()).isEqualTo("TOUCH");
        assertThat(own.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(own.path("equity").asText()).isEqualTo("100000");
    }

    @Test
    void an_account_is_opened_on_the_terms_that_were_asked_for() {
        RawHttp.Answer answer = api.post("/api/accounts", SECOND);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode account = answer.json();
        assertThat(account.path("id").asInt())
                .isGreaterThan(DemoMarket.FIRST_AGENT_ACCOUNT + DemoMarket.AGENT_ACCOUNTS);
        assertThat(account.path("makerFeePpm").asInt()).isEqualTo(-100);
        assertThat(account.path("margin").toString()).isEqualTo("{\"initialPpm\":200000,\"maintenancePpm\":100000}");
        assertThat(account.path("fillModel").toString())
                .isEqualTo("{\"latencyMillis\":5,\"latencyJitterMillis\":2,\"slippagePpm\":50,"
                        + "\"participationPpm\":500000,\"limitFill\":\"QUEUE\",\"seed\":-7}");
        assertThat(account.path("limits")).isEqualTo(api.json("/api/risk").path("limits"));
        assertThat(api.json("/api/accounts")).hasSize(2);
    }

    @Test
    void two_accounts_never_share_an_id_or_a_name() throws Exception {
        List<Future<RawHttp.Answer>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String name = "account-" + i / 2;
                sent.add(senders.submit(() -> api.post("/api/accounts", spot(name))));
            }
        }
        TreeSet<Integer> ids = new TreeSet<>();
        int taken = 0;
        for (Future<RawHttp.Answer> each : sent) {
            if (each.get().status() == 201) {
                ids.add(each.get().json().path("id").asInt());
            } else {
                assertThat(each.get().json().path("type").asText()).isEqualTo("/problems/account-name-taken");
                taken++;
            }
        }

        assertThat(ids).hasSize(10);
        assertThat(taken).isEqualTo(10);
    }

    @Test
    void terms_are_changed_and_what_is_left_out_stays() {
        int id = opened(SECOND);

        JsonNode changed = api.put("/api/accounts/" + id, "{'takerFeePpm':900}").json();

        assertThat(changed.path("takerFeePpm").asInt()).isEqualTo(900);
        assertThat(changed.path("makerFeePpm").asInt()).isEqualTo(-100);
        assertThat(changed.path("name").asText()).isEqualTo("second");
        assertThat(changed.path("margin").path("initialPpm").asInt()).isEqualTo(200_000);
        assertThat(changed.path("fillModel").path("latencyMillis").asInt()).isEqualTo(5);
    }

    @Test
    void a_deposit_counts_once() {
        int id = opened(spot("second"));
        String deposit = "{'asset':'USDT','amount':'250.5','reference':'first'}";

        RawHttp.Answer booked = api.post("/api/accounts/" + id + "/deposits", deposit);
        RawHttp.Answer again = api.post("/api/accounts/" + id + "/deposits", deposit);

        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.json().path("booked").asBoolean()).isTrue();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("booked").asBoolean(true)).isFalse();
        assertThat(api.json("/api/account?account=" + id).path("cash").asText()).isEqualTo("250.5");
        assertThat(api.json("/api/account?account=" + id).path("account").asText())
                .isEqualTo("second");
        assertThat(api.json("/api/account").path("cash").asText()).isEqualTo("100000");
    }

    @Test
    void what_one_account_does_is_absent_from_the_other() {
        int id = opened(spot("second"));
        api.post("/api/accounts/" + id + "/deposits", "{'asset':'USDT','amount':'100000','reference':'first'}");
        String of = "?account=" + id;

        RawHttp.Answer order = api.post(
                "/api/orders" + of,
                "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'}");
        RawHttp.Answer trade = api.post("/api/trades" + of, "{'symbol':'BTCUSDT','quantity':'0.1'}");

        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(trade.status()).as(trade.text()).isEqualTo(201);
        String orderPath = "/api/orders/" + order.json().path("orderId").asLong();
        String tradePath = "/api/trades/" + trade.json().path("id").asLong();
        assertThat(api.json("/api/orders" + of + "&status=open").path("orders")).hasSize(1);
        assertThat(api.json("/api/positions" + of).path("positions")).hasSize(1);
        assertThat(api.json("/api/orders?status=open").path("orders")).isEmpty();
        assertThat(api.json("/api/positions").path("positions")).isEmpty();
        assertThat(api.get(orderPath).status()).isEqualTo(404);
        assertThat(api.delete(orderPath).status()).isEqualTo(404);
        assertThat(api.patch(orderPath, "{'quantity':'0.2'}").status()).isEqualTo(404);
        assertThat(api.get(tradePath).status()).isEqualTo(404);
        assertThat(api.post(tradePath + "/close", "{}").status()).isEqualTo(404);
        assertThat(api.json("/api/orders" + of + "&status=open").path("orders")).hasSize(1);
        assertThat(api.post(tradePath + "/close" + of, "{}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("CLOSED");
        assertThat(api.delete(orderPath + of).json().path("status").asText()).isEqualTo("CANCELED");
    }

    @Test
    void fees_by_traded_value_are_set_shown_and_taken_away() {
        String tiers = ",'feeTiers':[{'fromNotional':'1000','makerFeePpm':-5,'takerFeePpm':400}]}";
        int id = opened(spot("second").replace("}", tiers));
        JsonNode shown = api.put("/api/accounts/" + id, "{'takerFeePpm':900}").json();

        assertThat(shown.path("takerFeePpm").asInt()).isEqualTo(900);
        assertThat(shown.path("feeTiers").toString())
                .isEqualTo("[{\"fromNotional\":\"1000\",\"makerFeePpm\":-5,\"takerFeePpm\":400}]");
        JsonNode flat = api.put("/api/accounts/" + id, "{'feeTiers':[]}").json();
        assertThat(flat.path("feeTiers")).isEmpty();
        assertThat(flat.path("takerFeePpm").asInt()).isEqualTo(900);
        assertThat(flat.path("feeRates").isNull()).isTrue();
    }
}
