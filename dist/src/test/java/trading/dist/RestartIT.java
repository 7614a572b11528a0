package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One service after the other is restarted, by hand and because it hangs, while orders that were acknowledged stay.
class RestartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private record Run(int code, String said) {}

    private Run restart(Product product, String name) throws Exception {
        Process command = new ProcessBuilder(Product.command(
                        home, "restart", name, "--data-dir", product.data().toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor(180, TimeUnit.SECONDS)).isTrue();
        return new Run(command.exitValue(), said);
    }

    private static JsonNode service(Product product, String name) throws Exception {
        for (JsonNode service : product.getJson("/api/services")) {
            if (service.path("name").asText().equals(name)) {
                return service;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static long order(Product product, String clientOrderId) throws Exception {
        HttpResponse<String> answer = product.post(
                "/api/orders",
                "{\"symbol\":\"DOGEUSDT\",\"type\":\"LIMIT\",\"side\":\"BUY\",\"quantity\":\"200\",\"limitPrice\":\"0.05\","
                        + "\"clientOrderId\":\"" + clientOrderId + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Product.JSON.readTree(answer.body()).path("orderId").asLong();
    }

    private static void healthy(Product product) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> product.get("/health").statusCode() == 200);
    }

    @Test
    void every_service_can_be_restarted_and_a_hung_one_is() throws Exception {
        Map<String, String> settings = Product.freePorts();
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve("services.json"), """
                {"services": [
                  {"name": "redis", "healthCheck": {"interval": 0.5, "timeout": 1, "retries": 2}},
                  {"name": "mine", "command": "sleep", "args": ["6000"], "dependsOn": ["redis"]}
                ]}
                """);
        List<Long> orders = new ArrayList<>();
        try (Product product = Product.start(home, settings, "--headless", "--no-auth")) {
            long pid = product.pid();
            orders.add(order(product, "before"));
            await().atMost(PATIENCE)
                    .until(() ->
                            service(product, "mine").path("status").asText().equals("running"));

            for (String name : List.of("redis", "postgres", "api", "orchestrator", "gateway")) {
                long mine = service(product, "mine").path("pid").asLong();
                long postgres = service(product, "postgres").path("pid").asLong();
                Run run = restart(product, name);
                assertThat(run.code()).as(run.said()).isZero();
                assertThat(run.said()).contains(name + " was restarted.");
                healthy(product);
                orders.add(order(product, "after-" + name));
                assertThat(product.pid()).isEqualTo(pid);
                assertThat(service(product, "mine").path("pid").asLong() == mine)
                        .as("a service that waits for redis goes with it, and with nothing else")
                        .isEqualTo(!name.equals("redis"));
                assertThat(service(product, "postgres").path("pid").asLong() == postgres)
                        .isEqualTo(!name.equals("postgres"));
            }
            Run unknown = restart(product, "rediss");
            assertThat(unknown.code()).isEqualTo(64);
            assertThat(unknown.said()).contains("no service is called rediss");

            long hung = service(product, "redis").path("pid").asLong();
            new ProcessBuilder("kill", "-STOP", Long.toString(hung)).start().waitFor();
            await().atMost(PATIENCE).until(() -> {
                JsonNode redis = service(product, "redis");
                return redis.path("status").asText().equals("running")
                        && redis.path("pid").asLong() != hung;
            });
            assertThat(ProcessHandle.of(hung).filter(Product::runs)).isEmpty();
            assertThat(service(product, "redis").path("lastError").asText()).contains("does not answer");
            healthy(product);
            orders.add(order(product, "after-the-hang"));

            for (long id : orders) {
                assertThat(product.getJson("/api/orders/" + id).path("status").asText())
                        .isEqualTo("NEW");
            }
            assertThat(product.terminate()).as(product.output()).isZero();
        }
    }
}
