package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From nothing: a first start on a replayed file, strategies that trade, a person's trade through every
/// service.
class TradeFlowIT {
    @TempDir
    Path home;

    @Test
    void a_trade_goes_from_the_api_through_the_gateway_into_postgresql_and_redis() throws Exception {
        Path file = BarFile.write(home.resolve("bars.csv"), 600);
        try (Product product = Product.start(
                home,
                Product.freePorts(),
                "--headless",
                "--no-auth",
                "--replay",
                file.toString(),
                "--symbol",
                "BTCUSDT",
                "--speed",
                "max")) {

            JsonNode health = product.getJson("/health");
            assertThat(health.path("status").asText()).isEqualTo("healthy");
            for (JsonNode service : product.getJson("/api/services")) {
                assertThat(service.path("status").asText())
                        .as(service.path("name").asText())
                        .isEqualTo("running");
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(barsInDatabase(product, "1m")).isEqualTo(600));
            assertThat(firstBar(product)).isEqualTo(BarFile.FIRST_BAR);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    product.getJson("/api/trades?status=all").path("trades"))
                            .as("the strategies have traded")
                            .isNotEmpty());

            HttpResponse<String> answer = product.post("/api/trades", "{\"symbol\":\"BTCUSDT\",\"quantity\":0.1}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            long id = Product.JSON.readTree(answer.body()).path("id").asLong();
            await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
                assertThat(tradeInDatabase(product, id)).isEqualTo("BTCUSDT BUY OPEN 0.1");
                assertThat(redis(product, "GET trade:" + id)).contains("\"symbol\":\"BTCUSDT\"");
            });
        }
    }

    @Test
    void the_sample_week_of_bitcoin_is_stored_with_its_own_values() throws Exception {
        Path sample = SampleData.file("binance-klines/BTCUSDT-1m-2022-01-01_2022-01-07.csv");
        Assumptions.assumeTrue(Files.exists(sample), "no sample data");
        try (Product product = Product.start(
                        home,
                        Product.freePorts(),
                        "--headless",
                        "--no-auth",
                        "--replay",
                        sample.toString(),
                        "--symbol",
                        "BTCUSDT",
                        "--speed",
                        "max");
                Stream<String> lines = Files.lines(sample, StandardCharsets.UTF_8)) {
            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(
                            () -> assertThat(barsInDatabase(product, "1m")).isEqualTo(10_080));

            String[] last =
                    lines.reduce((first, second) -> second).orElseThrow().split(",");
            try (Connection connection = product.database();
                    PreparedStatement query = connection.prepareStatement(
                            "SELECT open, high, low, close, volume FROM bars WHERE symbol = 'BTCUSDT'"
                                    + " AND frame = '1m' ORDER BY open_time DESC LIMIT 1");
                    ResultSet row = query.executeQuery()) {
                row.next();
                for (int column = 1; column <= 5; column++) {
                    assertThat(row.getBigDecimal(column)).isEqualByComparingTo(last[column]);
                }
            }
            assertThat(product.getJson("/api/trades?status=closed&limit=500").path("trades"))
                    .as("the strategies have traded")
                    .isNotEmpty();
        }
    }

    private static int barsInDatabase(Product product, String frame) throws Exception {
        try (Connection connection = product.database();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM bars WHERE symbol = 'BTCUSDT' AND frame = ?")) {
            query.setString(1, frame);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static String firstBar(Product product) throws Exception {
        try (Connection connection = product.database();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT open, high, low, close, volume FROM bars WHERE symbol = 'BTCUSDT'"
                                + " AND frame = '1m' ORDER BY open_time LIMIT 1");
                ResultSet row = query.executeQuery()) {
            row.next();
            StringBuilder text = new StringBuilder();
            for (int column = 1; column <= 5; column++) {
                text.append(column == 1 ? "" : " ")
                        .append(row.getBigDecimal(column).stripTrailingZeros().toPlainString());
            }
            return text.toString();
        }
    }

    private static String tradeInDatabase(Product product, long id) throws Exception {
        try (Connection connection = product.database();
                PreparedStatement query = connection.prepareStatement("SELECT * FROM trades WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).as("the trade is a row").isTrue();
                return row.getString("symbol") + " " + row.getString("side") + " " + row.getString("status") + " "
                        + row.getBigDecimal("quantity").stripTrailingZeros().toPlainString();
            }
        }
    }

    private static String redis(Product product, String command) throws Exception {
        try (RedisLine redis = RedisLine.connect(product.redisPort(), product.redisPassword())) {
            return redis.ask(command);
        }
    }
}
