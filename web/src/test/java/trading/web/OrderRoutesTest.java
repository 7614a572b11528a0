package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class OrderRoutesTest {
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

    private RawHttp.Answer delete(String path) {
        return desk.http().send("DELETE", path, Map.of(), NOTHING);
    }

    private RawHttp.Answer post(String path, String body) {
        return desk.http()
                .send(
                        "POST",
                        path,
                        Map.of("Content-Type", "application/json"),
                        body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private RawHttp.Answer resting(String clientOrderId, String quantity) {
        return post(
                "/api/orders",
                "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'" + quantity + "','limitPrice':'59000.5',"
                        + "'clientOrderId':'" + clientOrderId + "'}");
    }

    @Test
    void a_limit_order_rests_with_the_numbers_it_was_sent_with() {
        RawHttp.Answer answer = resting("mine-1", "0.25");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode order = answer.json();
        assertThat(order.path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(order.path("side").asText()).isEqualTo("BUY");
        assertThat(order.path("timeInForce").asText()).isEqualTo("GTC");
        assertThat(order.path("quantity").asText()).isEqualTo("0.25");
        assertThat(order.path("limitPrice").asText()).isEqualTo("59000.5");
        assertThat(order.path("filledQuantity").asText()).isEqualTo("0");
        assertThat(order.path("leavesQuantity").asText()).isEqualTo("0.25");
        assertThat(order.path("averagePrice").isNull()).isTrue();
        assertThat(order.path("status").asText()).isEqualTo("NEW");
        assertThat(order.path("clientOrderId").asText()).isEqualTo("mine-1");
        assertThat(order.path("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(answer.header("Location"))
                .hasValue("/api/orders/" + order.path("orderId").asLong());
        assertThat(get("/api/orders/" + order.path("orderId").asLong()).json()).isEqualTo(order);
    }

    @Test
    void a_market_order_is_answered_after_its_fills() {
        JsonNode order = post("/api/orders", "{'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':0.5}")
                .json();

        assertThat(order.path("status").asText()).isEqualTo("FILLED");
        assertThat(order.path("filledQuantity").asText()).isEqualTo("0.5");
        assertThat(order.path("averagePrice").asText()).isEqualTo("60001");
        assertThat(order.path("fees").asText()).isEqualTo("30.0005");
        assertThat(order.path("limitPrice").isNull()).isTrue();
        await().untilAsserted(() ->
                assertThat(get("/api/fills").json().path("fills").size()).isEqualTo(1));
        JsonNode fill = get("/api/fills").json().path("fills").get(0);
        assertThat(fill.path("lastPrice").asText()).isEqualTo("60001");
        assertThat(fill.path("lastQuantity").asText()).isEqualTo("0.5");
        assertThat(fill.path("liquidity").asText()).isEqualTo("TAKER");
    }

    @Test
    void the_same_request_again_is_the_same_order_and_another_one_is_a_conflict() {
        JsonNode first = resting("mine-1", "0.1").json();
        RawHttp.Answer again = resting("mine-1", "0.1");
        RawHttp.Answer other = resting("mine-1", "0.2");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("type").asText()).isEqualTo("/problems/client-order-id-conflict");
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).hasSize(1);
    }

    /// As after a restart: the database gets an order a moment later than its client asks for the lost answer.
    @Test
    void an_order_that_is_closed_and_not_stored_yet_is_waited_for() {
        String order = "{'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'0.1','clientOrderId':'mine-1'}";
        JsonNode first = post("/api/orders", order).json();
        desk.history().late(5);

        RawHttp.Answer again = post("/api/orders", order);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first);
    }

    @Test
    void of_a_hundred_that_send_one_client_order_id_exactly_one_makes_the_order() throws Exception {
        List<Future<Integer>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                sent.add(senders.submit(() -> resting("mine-1", "0.1").status()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> each : sent) {
            statuses.add(each.get());
        }

        assertThat(statuses).containsOnly(200, 201);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).hasSize(1);
    }

    @Test
    void cancel_is_idempotent_and_knows_what_is_gone() {
        long id = resting("mine-1", "0.1").json().path("orderId").asLong();
        long filled = post("/api/orders", "{'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'0.1'}")
                .json()
                .path("orderId")
                .asLong();

        assertThat(delete("/api/orders/" + id).json().path("status").asText()).isEqualTo("CANCELED");
        assertThat(delete("/api/orders/" + id).status()).isEqualTo(200);
        assertThat(delete("/api/orders/" + filled).status()).isEqualTo(409);
        assertThat(delete("/api/orders/987654").status()).isEqualTo(404);
    }

    @Test
    void all_open_orders_are_canceled_at_once() {
        resting("mine-1", "0.1");
        resting("mine-2", "0.1");

        assertThat(delete("/api/orders?symbol=ETHUSDT").json().path("canceled").asInt())
                .isZero();
        assertThat(delete("/api/orders").json().path("canceled").asInt()).isEqualTo(2);
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).isEmpty();
    }

    @Test
    void lists_are_newest_first_in_pages() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, resting("mine-" + i, "0.1").json().path("orderId").asLong());
        }
        delete("/api/orders/" + ids.get(0));
        await().untilAsserted(() -> assertThat(ids("/api/orders?status=closed")).containsExactly(ids.get(0)));

        assertThat(ids("/api/orders")).isEqualTo(ids);
        assertThat(ids("/api/orders?status=open")).isEqualTo(ids.subList(1, 5));
        JsonNode page = get("/api/orders?limit=2").json();
        assertThat(page.path("sequence").asLong()).isPositive();
        assertThat(page.path("next").asLong()).isEqualTo(ids.get(1));
        assertThat(ids("/api/orders?limit=2&before=" + page.path("next").asText()))
                .isEqualTo(ids.subList(2, 4));
        assertThat(ids("/api/orders?symbol=ETHUSDT")).isEmpty();
    }

    @Test
    void an_order_is_found_by_the_id_that_it_was_sent_with() {
        long first = resting("mine-1", "0.1").json().path("orderId").asLong();
        long second = resting("mine-2", "0.1").json().path("orderId").asLong();
        delete("/api/orders/" + second);

        assertThat(ids("/api/orders?clientOrderId=mine-1")).containsExactly(first);
        await().untilAsserted(() ->
                assertThat(ids("/api/orders?clientOrderId=mine-2")).containsExactly(second));
        assertThat(ids("/api/orders?clientOrderId=mine-2&status=open")).isEmpty();
        assertThat(ids("/api/orders?clientOrderId=mine-1&status=open")).containsExactly(first);
        assertThat(ids("/api/orders?clientOrderId=mine-1&symbol=ETHUSDT")).isEmpty();
        assertThat(ids("/api/orders?clientOrderId=mine-3")).isEmpty();
    }

    private List<Long> ids(String path) {
        List<Long> ids = new ArrayList<>();
        get(path)
                .json()
                .path("orders")
                .forEach(order -> ids.add(order.path("orderId").asLong()));
        return ids;
    }

    @Test
    void without_the_database_history_is_refused_and_the_rest_goes_on() {
        long id = resting("mine-1", "0.1").json().path("orderId").asLong();
        desk.history().down(true);

        RawHttp.Answer history = get("/api/orders?status=all");
        assertThat(history.status()).isEqualTo(503);
        assertThat(history.json().path("type").asText()).isEqualTo("/problems/storage");
        assertThat(history.header("Retry-After")).isPresent();
        assertThat(get("/api/orders?status=open").status()).isEqualTo(200);
        assertThat(get("/api/orders/" + id).status()).isEqualTo(200);
        assertThat(get("/api/account").status()).isEqualTo(200);
        assertThat(resting("mine-2", "0.1").status()).isEqualTo(201);
    }

    @Test
    void a_closed_gateway_is_halted_not_broken() {
        desk.gateway().close();

        RawHttp.Answer answer = resting("mine-1", "0.1");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/halted");
        assertThat(answer.json().path("detail").asText()).contains("Nothing was stored");
        assertThat(get("/health/ready").status()).isEqualTo(503);
        assertThat(get("/health/live").status()).isEqualTo(200);
        assertThat(get("/api/orders?status=open").status()).isEqualTo(200);
    }
}
