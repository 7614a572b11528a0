package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting where something is in the way, and stopping.
class StopIT {
    @TempDir
    Path home;

    @Test
    void a_terminated_product_ends_in_order_and_starts_without_recovery() throws Exception {
        Map<String, String> ports = Product.freePorts();
        List<ProcessHandle> children;
        JsonNode hashBefore;
        try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
            HttpResponse<String> answer = product.post("/api/trades", "{\"symbol\":\"BTCUSDT\",\"quantity\":0.01}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            children = product.descendants();
            assertThat(children).isNotEmpty();
            assertThat(product.terminate()).as(product.output()).isZero();
        }
        assertThat(children).noneMatch(Product::runs);

        try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
            assertThat(product.getJson("/api/trades?status=all").path("trades")).isNotEmpty();
            hashBefore = product.status();
            assertThat(hashBefore.path("recovery").path("replayedCommands").asLong())
                    .as("a clean stop leaves a snapshot of the very end")
                    .isZero();
            String log = Files.readString(product.data().resolve("logs/postgres.log"));
            assertThat(log).doesNotContain("was not properly shut down").doesNotContain("automatic recovery");

            Process second = new ProcessBuilder(Product.command(
                            home,
                            "start",
                            "--headless",
                            "--data-dir",
                            product.data().toString()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).as(said).isEqualTo(75);
            assertThat(said).contains("pid " + product.pid());

            Process stop = new ProcessBuilder(Product.command(
                            home, "stop", "--data-dir", product.data().toString()))
                    .redirectErrorStream(true)
                    .start();
            assertThat(stop.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(stop.exitValue()).isZero();
            assertThat(product.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(product.process().exitValue()).isZero();
        }
    }

    @Test
    void headless_a_taken_port_is_an_error_that_names_the_holder_and_the_ways_out() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> ports = new TreeMap<>(Product.freePorts());
            ports.put("POSTGRES_PORT", Integer.toString(taken.getLocalPort()));

            try (Product product = Product.launch(home, ports, "--headless", "--no-auth")) {
                assertThat(product.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(product.process().exitValue()).as(product.output()).isEqualTo(75);
                assertThat(product.output())
                        .contains("PostgreSQL failed to start")
                        .contains("port " + taken.getLocalPort() + " is already in use by java (pid "
                                + ProcessHandle.current().pid() + ")")
                        .contains("Possible solutions:")
                        .contains("POSTGRES_PORT=")
                        .contains("--postgres-port auto");
                assertThat(product.descendants()).isEmpty();
            }
        }
    }

    @Test
    void a_desktop_start_takes_the_next_free_port_and_says_so() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> ports = new TreeMap<>(Product.freePorts());
            ports.put("POSTGRES_PORT", Integer.toString(taken.getLocalPort()));

            try (Product product = Product.start(home, ports, "--no-auth")) {
                Matcher said = Pattern.compile(
                                "port " + taken.getLocalPort() + " is in use.*?; using (\\d+)", Pattern.DOTALL)
                        .matcher(product.output());
                assertThat(said.find()).as(product.output()).isTrue();
                assertThat(said.group(1)).isNotEqualTo(ports.get("POSTGRES_PORT"));
            }
        }
    }
}
