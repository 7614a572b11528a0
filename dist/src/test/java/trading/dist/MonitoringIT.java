package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files for Prometheus and Grafana, held against a running product.
class MonitoringIT {
    private static final List<Path> PROMETHEUS =
            List.of(Path.of("/usr/bin/prometheus"), Path.of("/usr/local/bin/prometheus"));

    @TempDir
    private static Path home;

    private static Map<String, String> ports;
    private static Product product;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        ports = Product.freePorts();
        // a replay, since strategies decide in it at once
        Path bars = BarFile.write(home.resolve("bars.csv"), 600);
        product = Product.start(
                home,
                ports,
                "--headless",
                "--no-auth",
                "--replay",
                bars.toString(),
                "--symbol",
                "BTCUSDT",
                "--speed",
                "max");
    }

    @AfterAll
    static void stop() throws Exception {
        product.close();
    }

    private static Path config() {
        return Path.of(System.getProperty("trading.root"), "config");
    }

    @Test
    void every_figure_of_the_dashboards_and_rules_is_one_that_the_product_tells() throws Exception {
        Set<String> wanted = new TreeSet<>();
        for (String expression : Expressions.all(config())) {
            wanted.addAll(Expressions.names(expression));
        }
        assertThat(wanted).hasSizeGreaterThan(70).contains("trading_gateway_order_latency_seconds_bucket");
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(
                                Expressions.told(product.get("/metrics").body()))
                        .containsAll(wanted));
    }

    @Test
    void prometheus_reaches_both_ports_loads_the_rules_and_has_data_for_every_panel() throws Exception {
        Path program =
                PROMETHEUS.stream().filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(program != null, "no Prometheus on this machine: apt-get install prometheus");
        int port = freePort();
        Path settings = settings();
        Process prometheus = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + settings,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--storage.tsdb.path=" + home.resolve("tsdb"))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("prometheus.txt").toFile())
                .start();
        try {
            URI there = URI.create("http://127.0.0.1:" + port);
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(up(there))
                            .as(Files.readString(home.resolve("prometheus.txt")))
                            .containsExactlyEntriesOf(
                                    new TreeMap<>(Map.of("trading-api", "up", "trading-gateway", "up"))));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> requireRules(there));
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() ->
                            assertThat(without(there)).as("panels without data").isEmpty());
            assertThat(query(there, "count by (__name__, service) (trading_service_up) > 1"))
                    .as("nothing is kept from both ports")
                    .isEmpty();
        } finally {
            prometheus.destroy();
            prometheus.waitFor();
        }
    }

    /// As they are shipped, but for the ports, and for the pause between looks.
    private static Path settings() throws IOException {
        Path copy = Files.createDirectories(home.resolve("monitoring/prometheus"));
        Files.copy(config().resolve("prometheus/rules.yml"), copy.resolve("rules.yml"));
        String text = Files.readString(config().resolve("prometheus.yml"));
        assertThat(text).contains("127.0.0.1:8000", "127.0.0.1:3000", "scrape_interval: 5s");
        return Files.writeString(
                home.resolve("monitoring/prometheus.yml"),
                text.replace("127.0.0.1:8000", "127.0.0.1:" + ports.get("API_PORT"))
                        .replace("127.0.0.1:3000", "127.0.0.1:" + ports.get("GATEWAY_PORT"))
                        .replace("_interval: 5s", "_interval: 1s"));
    }

    private static int freePort() throws IOException {
        return Integer.parseInt(Product.freePorts().get("API_PORT"));
    }

    private JsonNode ask(URI there, String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(there.resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        JsonNode json = Product.JSON.readTree(answer.body());
        assertThat(json.path("status").asText()).as(path + " " + answer.body()).isEqualTo("success");
        return json.path("data");
    }

    private JsonNode query(URI there, String expression) throws Exception {
        return ask(there, "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    private Map<String, String> up(URI there) throws Exception {
        Map<String, String> targets = new TreeMap<>();
        for (JsonNode target : ask(there, "/api/v1/targets").path("activeTargets")) {
            targets.put(
                    target.path("labels").path("job").asText(),
                    target.path("health").asText());
        }
        return targets;
    }

    private void requireRules(URI there) throws Exception {
        Set<String> well = new TreeSet<>();
        for (JsonNode group : ask(there, "/api/v1/rules").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                assertThat(rule.path("lastError").asText("")).isEmpty();
                if (rule.path("health").asText().equals("ok")) {
                    well.add(rule.path("name").asText());
                }
            }
        }
        assertThat(well)
                .hasSizeGreaterThan(30)
                .isEqualTo(new TreeSet<>(Expressions.ofRules(config().resolve("prometheus/rules.yml"))
                        .keySet()));
    }

    /// The panels of the three dashboards whose query has no data.
    private List<String> without(URI there) throws Exception {
        Map<String, String> panels = Expressions.ofDashboards(config().resolve("grafana/dashboards"));
        try (Stream<Path> files = Files.list(config().resolve("grafana/dashboards"))) {
            assertThat(files).hasSize(3);
        }
        assertThat(panels.size()).isGreaterThan(90);
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, String> panel : panels.entrySet()) {
            if (query(there, panel.getValue().replace("$__rate_interval", "10s"))
                    .isEmpty()) {
                without.add(panel.getKey() + ": " + panel.getValue());
            }
        }
        return without;
    }
}
