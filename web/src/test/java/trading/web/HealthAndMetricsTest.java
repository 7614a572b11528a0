package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class HealthAndMetricsTest {
    private static final byte[] NOTHING = new byte[0];

    private TestDesk desk;

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.withLogin(directory);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void health_names_each_service_and_the_process() {
        for (RawHttp http : List.of(desk.http(), desk.marketHttp())) {
            RawHttp.Answer answer = http.send("GET", "/health", Map.of(), NOTHING);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).hasValue("application/json");
            JsonNode health = answer.json();
            assertThat(health.path("status").asText()).isEqualTo("healthy");
            assertThat(Instant.parse(health.path("timestamp").asText()))
                    .isBetween(Instant.now().minusSeconds(5), Instant.now());
            assertThat(health.path("services").fieldNames())
                    .toIterable()
                    .containsExactly("database", "redis", "execution_gateway");
            assertThat(health.path("metrics").fieldNames())
                    .toIterable()
                    .containsExactly("uptime_seconds", "memory_usage_mb", "cpu_usage_percent");
        }
    }

    @Test
    void a_service_that_is_not_well_shows_and_live_does_not_care() {
        desk.databaseWell(false);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            RawHttp.Answer answer = desk.http().send("GET", "/api/health", Map.of(), NOTHING);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("services").path("database").asText()).isEqualTo("unhealthy");
        });
        assertThat(desk.http().send("GET", "/health/live", Map.of(), NOTHING).status())
                .isEqualTo(200);
        assertThat(desk.http().send("GET", "/health/ready", Map.of(), NOTHING).status())
                .isEqualTo(200);
    }

    @Test
    void metrics_have_their_names_on_both_ports_and_never_a_raw_path() {
        desk.http().send("GET", "/api/orders/1234567", Map.of(), NOTHING);
        desk.http().send("GET", "/no/such/path.xyz", Map.of(), NOTHING);
        desk.http().send("GET", "/health", Map.of("Host", "evil.com"), NOTHING);
        for (RawHttp http : List.of(desk.http(), desk.marketHttp())) {
            await().untilAsserted(() -> {
                String text = http.send("GET", "/metrics", Map.of(), NOTHING).text();
                assertThat(text)
                        .contains(
                                "trading_api_requests_total{endpoint=\"/api/orders/{orderId}\",method=\"GET\",status=\"401\"}",
                                "trading_api_requests_total{endpoint=\"unmatched\",method=\"GET\",status=\"404\"}",
                                "trading_api_requests_total{endpoint=\"/health\",method=\"GET\",status=\"421\"}",
                                "trading_api_request_duration_seconds_bucket{endpoint=\"/api/orders/{orderId}\",method=\"GET\",le=",
                                "trading_api_active_connections",
                                "trading_api_memory_usage_bytes",
                                "trading_gateway_commands_total",
                                "trading_gateway_sequence",
                                "trading_gateway_ring_remaining",
                                "trading_gateway_order_latency_seconds_bucket{le=\"+Inf\"}",
                                "trading_gateway_ring_wait_seconds_count",
                                "trading_journal_force_seconds_sum",
                                "trading_gateway_handler_lag{handler=\"stream\"}",
                                "trading_gateway_denials_total{code=\"BALANCE_INSUFFICIENT\"}",
                                "trading_risk_kill_switches_engaged{scope=\"GLOBAL\"} 0",
                                "trading_account_equity{account=\"1\"} 100000",
                                "trading_account_open_orders{account=\"1\"} 0",
                                "trading_account_state{account=\"1\"} 0",
                                "jvm_memory_used_bytes",
                                "process_uptime_seconds")
                        .doesNotContain("1234567", "such");
            });
        }
    }

    @Test
    void the_desks_routes_are_not_on_the_gateways_port() {
        RawHttp.Answer answer = desk.marketHttp()
                .send(
                        "POST",
                        "/api/orders",
                        Map.of("Content-Type", "application/json"),
                        "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(404);
    }
}
