package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a client was told, kept outside of the product: orders that rest far from the market.
final class Ledger {
    private final Map<String, Long> acknowledged = new LinkedHashMap<>();
    private int sent;

    /// Sends an order that has to be taken.
    void order(Product product) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(product);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /// Sends an order, and keeps what it was told; the answer.
    HttpResponse<String> send(Product product) throws IOException, InterruptedException {
        String id = "ledger-" + ++sent;
        HttpResponse<String> answer = product.post(
                "/api/orders",
                "{\"symbol\":\"DOGEUSDT\",\"type\":\"LIMIT\",\"side\":\"BUY\",\"quantity\":\"" + (200 + sent)
                        + "\",\"limitPrice\":\"0.05\",\"clientOrderId\":\"" + id + "\"}");
        if (answer.statusCode() == 201) {
            acknowledged.put(
                    id, Product.JSON.readTree(answer.body()).path("orderId").asLong());
        }
        return answer;
    }

    int size() {
        return acknowledged.size();
    }

    /// Each that was acknowledged is in the database, once, under its number, and the API knows it.
    void isKept(Product product) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            try (Connection connection = product.database();
                    PreparedStatement query =
                            connection.prepareStatement("SELECT id FROM orders WHERE client_order_id = ?")) {
                for (Map.Entry<String, Long> told : acknowledged.entrySet()) {
                    query.setString(1, told.getKey());
                    try (ResultSet rows = query.executeQuery()) {
                        assertThat(rows.next()).as("%s is there", told).isTrue();
                        assertThat(rows.getLong(1)).isEqualTo(told.getValue());
                        assertThat(rows.next()).as("%s is there once", told).isFalse();
                    }
                }
            }
            for (long id : acknowledged.values()) {
                assertThat(product.getJson("/api/orders/" + id).path("status").asText())
                        .isEqualTo("NEW");
            }
        });
    }
}
