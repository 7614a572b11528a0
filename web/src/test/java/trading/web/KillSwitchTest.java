package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class KillSwitchTest {
    private static final String BUY =
            "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'}";

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

    @Test
    void it_cancels_what_is_open_and_lets_nothing_through_until_it_is_armed_again() {
        api.order(BUY);
        api.order(BUY);

        RawHttp.Answer engaged = api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");

        assertThat(engaged.status()).as(engaged.text()).isEqualTo(200);
        assertThat(engaged.json().path("canceled").asInt()).isEqualTo(2);
        JsonNode shown = api.json("/api/kill-switch");
        assertThat(shown.path("engaged").asBoolean()).isTrue();
        JsonNode one = shown.path("killSwitches").get(0);
        assertThat(one.path("scope").asText()).isEqualTo("GLOBAL");
        assertThat(one.path("target").isNull()).isTrue();
        assertThat(one.path("reason").asText()).isEqualTo("smoke");
        assertThat(one.path("by").asText()).isEqualTo("owner");
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).isEmpty();
        RawHttp.Answer refused = api.post("/api/orders", BUY);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/kill-switch");

        RawHttp.Answer rearmed = api.post("/api/kill-switch/rearm", "{'scope':'GLOBAL','reason':'put out'}");

        assertThat(rearmed.status()).isEqualTo(200);
        assertThat(rearmed.json().path("rearmed").asBoolean()).isTrue();
        assertThat(rearmed.json().path("killSwitches")).isEmpty();
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(201);
    }

    @Test
    void as_long_as_the_kill_file_is_there_nothing_is_armed_again() throws Exception {
        Files.writeString(desk.killFile(), "");
        api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}");

        RawHttp.Answer refused = api.post("/api/kill-switch/rearm", "{'scope':'GLOBAL','reason':'put out'}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.header("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/kill-file");
        assertThat(refused.json().path("detail").asText())
                .contains(desk.killFile().toString(), "delete it, then re-arm");
        assertThat(api.json("/api/kill-switch").path("engaged").asBoolean()).isTrue();

        Files.delete(desk.killFile());
        assertThat(api.post("/api/kill-switch/rearm", "{'scope':'GLOBAL','reason':'put out'}")
                        .json()
                        .path("rearmed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void both_ways_may_be_asked_twice() {
        String engage = "{'scope':'INSTRUMENT','target':'BTCUSDT','reason':'halted there'}";
        String rearm = "{'scope':'INSTRUMENT','target':'BTCUSDT','reason':'trading there'}";

        assertThat(api.post("/api/kill-switch", engage).status()).isEqualTo(200);
        RawHttp.Answer again = api.post("/api/kill-switch", engage);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("killSwitches")).hasSize(1);
        assertThat(again.json().path("canceled").asInt()).isZero();
        assertThat(api.post("/api/kill-switch/rearm", rearm)
                        .json()
                        .path("rearmed")
                        .asBoolean())
                .isTrue();
        RawHttp.Answer twice = api.post("/api/kill-switch/rearm", rearm);
        assertThat(twice.status()).isEqualTo(200);
        assertThat(twice.json().path("rearmed").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"VENUE,paper", "INSTRUMENT,BTCUSDT", "ACCOUNT,1"})
    void it_covers_what_it_is_aimed_at(String scope, String target) {
        api.order(BUY);

        RawHttp.Answer engaged =
                api.post("/api/kill-switch", "{'scope':'" + scope + "','target':'" + target + "','reason':'r'}");

        assertThat(engaged.status()).as(engaged.text()).isEqualTo(200);
        assertThat(engaged.json().path("canceled").asInt()).isEqualTo(1);
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(409);
        assertThat(api.json("/api/risk")
                        .path("killSwitches")
                        .get(0)
                        .path("target")
                        .asText())
                .isEqualTo(target);
    }

    @Test
    void a_strategys_switch_leaves_people_alone() {
        desk.decide(desk.strategyOrder("ema-cross", 5_800_000));
        api.order(BUY);

        RawHttp.Answer engaged =
                api.post("/api/kill-switch", "{'scope':'STRATEGY','target':'ema-cross','reason':'wild'}");

        assertThat(engaged.json().path("canceled").asInt()).isEqualTo(1);
        assertThat(api.post("/api/orders", BUY).status()).isEqualTo(201);
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).hasSize(2);
    }

    @Test
    void it_leaves_orders_where_it_is_told_to_and_flattens_where_it_is_told_to() {
        api.post("/api/trades", "{'symbol':'BTCUSDT','quantity':'0.5'}");
        api.order(BUY);

        RawHttp.Answer kept = api.post("/api/kill-switch", "{'scope':'GLOBAL','cancelOrders':false,'reason':'r'}");
        assertThat(kept.json().path("canceled").asInt()).isZero();
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).hasSize(1);
        assertThat(api.json("/api/positions").path("positions")).hasSize(1);
        RawHttp.Answer flat = api.post("/api/kill-switch", "{'scope':'GLOBAL','flatten':true,'reason':'r'}");

        assertThat(flat.status()).as(flat.text()).isEqualTo(200);
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).isEmpty();
        assertThat(api.json("/api/positions").path("positions")).isEmpty();
    }
}
