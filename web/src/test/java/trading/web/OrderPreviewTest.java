package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// What the gate would say, asked over HTTP.
class OrderPreviewTest {
    private static final String BRACKET = "{'contingency':'BRACKET','orders':["
            + "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'},"
            + "{'symbol':'BTCUSDT','side':'SELL','type':'LIMIT','quantity':'0.1','limitPrice':'61000'},"
            + "{'symbol':'BTCUSDT','side':'SELL','type':'STOP','quantity':'0.1','stopPrice':'58000'}]}";

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

    private JsonNode preview(String order) {
        RawHttp.Answer answer = api.post("/api/orders/preview", order);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void a_limit_order_that_would_pass_tells_what_it_would_lock() {
        JsonNode preview =
                preview("{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000.5'}");

        assertThat(preview.path("passes").asBoolean()).isTrue();
        assertThat(preview.path("refusal").isNull()).isTrue();
        assertThat(preview.path("worstPrice").asText()).isEqualTo("59000.5");
        assertThat(preview.path("worstCost").asText()).isEqualTo("5900.05");
        assertThat(preview.path("worstFee").asText()).isEqualTo("5.90005");
        assertThat(preview.path("feePercent").asText()).isEqualTo("0.1");
        assertThat(preview.path("reserved").asText()).isEqualTo("5905.95005");
        assertThat(preview.path("reservedAsset").asText()).isEqualTo("USDT");
    }

    @Test
    void a_refusal_is_told_as_the_order_itself_would_be_told_it() {
        String order = "{'symbol':'BTCUSDT','side':'SELL','type':'MARKET','quantity':'0.5'}";
        JsonNode refusal = preview(order).path("refusal");
        JsonNode real = api.post("/api/orders", order).json().path("errors").get(0);

        assertThat(refusal.path("code").asText()).isEqualTo("BALANCE_INSUFFICIENT");
        assertThat(refusal).isEqualTo(real);
    }

    @Test
    void asking_a_hundred_times_sends_nothing() {
        long sequence = desk.view().sequence();
        for (int i = 0; i < 100; i++) {
            preview("{'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'0.1'}");
        }

        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).isEmpty();
        assertThat(desk.view().denials(TestDesk.ACCOUNT, 10)).isEmpty();
        assertThat(desk.view().positions(TestDesk.ACCOUNT)).isEmpty();
        assertThat(desk.view().sequence()).isEqualTo(sequence);
    }

    @Test
    void of_a_bracket_the_place_of_the_order_that_would_be_refused_is_told() {
        JsonNode good = api.post("/api/order-lists/preview", BRACKET).json();
        JsonNode bad = api.post("/api/order-lists/preview", BRACKET.replace("58000", "59500"))
                .json();

        assertThat(good.path("passes").asBoolean()).as(good.toString()).isTrue();
        assertThat(good.path("reserved").asText()).isEqualTo("5905.9");
        assertThat(bad.path("refusal").path("pointer").asText()).isEqualTo("/orders/2/stopPrice");
        assertThat(bad.path("refusal").path("code").asText()).isEqualTo("STOP_PRICE_WRONG_SIDE");
    }

    @Test
    void what_does_not_fit_the_instrument_is_a_problem_as_with_the_order() {
        RawHttp.Answer answer = api.post(
                "/api/orders/preview", "{'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'0.000001'}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/quantity");
    }
}
