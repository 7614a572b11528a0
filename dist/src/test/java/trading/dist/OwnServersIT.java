package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole product on a PostgreSQL and a Redis of the user's, both over TLS.
class OwnServersIT {
    @TempDir
    Path home;

    @Test
    void everything_works_on_servers_of_the_users_own_also_after_a_kill_and_leaves_alone_what_is_not_ours()
            throws Exception {
        assumeTrue(OwnServers.areInstalled(), "no PostgreSQL 15 and Redis 7 of Debian on this machine");
        Map<String, String> ports = Product.freePorts();
        try (OwnServers servers = OwnServers.start(
                Integer.parseInt(ports.get("POSTGRES_PORT")), Integer.parseInt(ports.get("REDIS_PORT")))) {
            ports.remove("POSTGRES_PORT");
            ports.remove("REDIS_PORT");
            ports.put("DATABASE_URL", servers.databaseUrl());
            ports.put("REDIS_URL", servers.redisUrl());
            assertThat(servers.redis("SET", "somebody:else", "kept")).contains("OK");
            long order;
            try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
                order = order(product);
                assertThat(service(product, "postgres").toString()).contains("external");
                assertThat(service(product, "redis").toString()).contains("external");
                assertThat(home.resolve("data/postgres")).doesNotExist();
                assertThat(home.resolve("data/runtime")).doesNotExist();
                awaitRows(servers, "SELECT id FROM orders WHERE id = " + order, "" + order);
                assertThat(servers.redis("KEYS", "*").lines())
                        .contains("somebody:else")
                        .allMatch(key -> key.isBlank() || key.equals("somebody:else") || key.startsWith("trading:"));
                Path backup = home.resolve("one.tar");
                assertThat(run("db", "backup", "--output", backup.toString())).isZero();
                assertThat(backup).exists();
                product.kill();
            }
            try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
                assertThat(product.getJson("/api/orders?status=all").toString()).contains("\"orderId\":" + order);
                long second = order(product);
                assertThat(second).isGreaterThan(order);
                awaitRows(servers, "SELECT id FROM orders WHERE id = " + second, "" + second);
                assertThat(product.terminate()).isZero();
            }
            assertThat(servers.redis("GET", "somebody:else")).contains("kept");
            assertThat(Files.readString(home.resolve("data/logs/trading.log")))
                    .doesNotContain(OwnServers.PASSWORD)
                    .doesNotContain("may be spoken to without encryption");
        }
    }

    private static long order(Product product) throws Exception {
        HttpResponse<String> answer = product.post(
                "/api/orders", "{\"symbol\":\"BTCUSDT\",\"type\":\"MARKET\",\"side\":\"BUY\",\"quantity\":\"0.01\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Product.JSON.readTree(answer.body()).path("orderId").asLong();
    }

    private static JsonNode service(Product product, String name) throws Exception {
        for (JsonNode service : product.getJson("/api/services")) {
            if (service.path("name").asText().equals(name)) {
                return service;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static void awaitRows(OwnServers servers, String query, String expected) throws Exception {
        List<String> rows = List.of();
        for (int i = 0; i < 200 && !rows.contains(expected); i++) {
            try (Connection connection = DriverManager.getConnection(servers.jdbcUrl())) {
                rows = DatabaseIT.column(connection, query);
            }
            Thread.sleep(50);
        }
        assertThat(rows).containsExactly(expected);
    }

    private int run(String... arguments) throws Exception {
        java.util.ArrayList<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", home.resolve("data").toString()));
        Process process = new ProcessBuilder(Product.command(home, all.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("output.txt").toFile()))
                .start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
