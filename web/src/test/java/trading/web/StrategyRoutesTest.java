package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class StrategyRoutesTest {
    @TempDir
    Path directory;

    private TestDesk desk;
    private Api api;

    @BeforeEach
    void open() {
        desk = TestDesk.open(directory);
        api = new Api(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private JsonNode strategy(String name, int seat) {
        return api.get("/api/strategies/" + name).json().get(seat);
    }

    @Test
    void each_strategy_is_shown_on_each_of_its_instruments_with_what_may_be_set() {
        JsonNode first = api.get("/api/strategies").json().get(0);
        assertThat(first.path("name").asText()).isEqualTo("ema-cross");
        assertThat(first.path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(first.path("status").asText()).isEqualTo("RUNNING");
        assertThat(first.path("subscriptions").get(0).path("warmUpBars").asInt())
                .isEqualTo(700);
        assertThat(first.path("sizing").toString()).isEqualTo("{\"kind\":\"RISK\",\"percent\":\"0.25\"}");
        JsonNode fast = first.path("parameters").get(0);
        assertThat(fast.path("name").asText()).isEqualTo("fast");
        assertThat(fast.path("value").asText()).isEqualTo("20");
        assertThat(fast.path("from").asText()).isEqualTo("2");
        assertThat(fast.path("whole").asBoolean()).isTrue();
        assertThat(fast.path("live").asBoolean()).isTrue();
    }

    @Test
    void a_strategy_is_stopped_and_started() {
        JsonNode stopped = api.post("/api/strategies/ema-cross/stop", "").json();
        assertThat(stopped).hasSize(2);
        assertThat(stopped.get(1).path("status").asText()).isEqualTo("STOPPED");
        assertThat(strategy("grid", 0).path("status").asText()).isEqualTo("RUNNING");
        JsonNode started =
                api.post("/api/strategies/ema-cross/start?symbol=ETHUSDT", "").json();
        assertThat(started).hasSize(1);
        assertThat(strategy("ema-cross", 0).path("status").asText()).isEqualTo("STOPPED");
        assertThat(strategy("ema-cross", 1).path("status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void parameters_sizing_and_veto_are_changed_while_it_runs() {
        JsonNode changed = api.patch(
                        "/api/strategies/ema-cross",
                        "{'parameters':[{'name':'fast','value':9},{'name':'stopRanges','value':'2.5'}],"
                                + "'sizing':{'kind':'KELLY','fractionPercent':'50','capPercent':2,'leastTrades':20,"
                                + "'startPercent':0.5},'vetoPercent':70}")
                .json();
        assertThat(changed).hasSize(2);
        JsonNode seat = strategy("ema-cross", 1);
        assertThat(seat.path("parameters").get(0).path("value").asText()).isEqualTo("9");
        assertThat(seat.path("parameters").get(3).path("value").asText()).isEqualTo("2.5");
        assertThat(seat.path("sizing").path("kind").asText()).isEqualTo("KELLY");
        assertThat(seat.path("sizing").path("fractionPercent").asText()).isEqualTo("50");
        assertThat(seat.path("vetoPercent").asInt()).isEqualTo(70);
        api.patch("/api/strategies/ema-cross", "{'vetoPercent':0}");
        assertThat(strategy("ema-cross", 1).path("vetoPercent").isNull()).isTrue();
        assertThat(strategy("ema-cross", 1)
                        .path("parameters")
                        .get(0)
                        .path("value")
                        .asText())
                .isEqualTo("9");
    }

    @Test
    void what_is_out_of_range_or_not_known_is_refused_and_nothing_changes() {
        RawHttp.Answer refused = api.patch(
                "/api/strategies/ema-cross", "{'parameters':[{'name':'fast','value':1},{'name':'speed','value':1}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText())
                .contains("fast=1 from=2 to=500 whole number")
                .contains("unknown parameter=speed");
        assertThat(strategy("ema-cross", 0)
                        .path("parameters")
                        .get(0)
                        .path("value")
                        .asText())
                .isEqualTo("20");
        assertThat(api.patch("/api/strategies/ema-cross", "{'sizing':{'kind':'RISK'}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.patch("/api/strategies/ema-cross", "{'vetoPercent':101}").status())
                .isEqualTo(422);
        assertThat(api.patch("/api/strategies/ema-cross", "{'speed':1}").status())
                .isEqualTo(422);
    }

    @Test
    void what_may_not_be_changed_while_it_runs_is_changed_once_it_is_stopped() {
        String wider = "{'parameters':[{'name':'levels','value':7}]}";
        RawHttp.Answer refused = api.patch("/api/strategies/grid", wider);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText()).contains("stop it first");
        api.post("/api/strategies/grid/stop", "");
        assertThat(api.patch("/api/strategies/grid", wider).status()).isEqualTo(200);
        api.post("/api/strategies/grid/start", "");
        assertThat(strategy("grid", 0).path("parameters").get(0).path("value").asText())
                .isEqualTo("7");
    }

    @Test
    void a_strategy_that_there_is_not_is_not_found() {
        assertThat(api.get("/api/strategies/none").status()).isEqualTo(404);
        assertThat(api.get("/api/strategies/none/decisions").status()).isEqualTo(404);
        assertThat(api.post("/api/strategies/none/stop", "").status()).isEqualTo(404);
        assertThat(api.post("/api/strategies/ema-cross/start?symbol=SOLUSDT", "")
                        .status())
                .isEqualTo(404);
        assertThat(api.patch("/api/strategies/none", "{}").status()).isEqualTo(404);
    }

    @Test
    void decisions_are_shown_with_their_reasons_in_plain_words() {
        long open = TimeFrame.M1.openTimeNanos(System.currentTimeMillis() * 1_000_000) - TimeFrame.M1.nanos();
        for (int minute = 0; minute < 2; minute++) {
            desk.bar(new Bar(
                    TestDesk.ETH.id(),
                    TimeFrame.M1,
                    open + minute * TimeFrame.M1.nanos(),
                    300_000,
                    300_000,
                    300_000,
                    300_000,
                    1,
                    1));
        }
        JsonNode decisions = api.get("/api/strategies/grid/decisions").json();
        assertThat(decisions).hasSize(5);
        assertThat(decisions.get(0).path("words").asText())
                .contains("grid wanted to buy ETHUSDT, because level ")
                .contains("Quantity: 2 % of the equity 100000 USDT is 2000 USDT");
        assertThat(decisions.get(0).path("parameters").path("levels").asText()).isEqualTo("5");
    }
}
