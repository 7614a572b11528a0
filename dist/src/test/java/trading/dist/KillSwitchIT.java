package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stopping trading when little else works, and what a restart makes of it.
class KillSwitchIT {
    @TempDir
    Path home;

    private record Said(int exitCode, String text) {}

    @Test
    void a_stop_holds_from_before_the_first_start_until_somebody_says_why_not() throws Exception {
        Map<String, String> ports = Product.freePorts();
        Path data = home.resolve("data");
        assertThat(trading("kill", "--reason", "not yet").exitCode()).isZero();

        try (Product product = Product.start(home, ports, "--headless", "--no-auth", "--no-strategies")) {
            assertThat(buys(product)).isFalse();
            assertThat(trading("rearm", "--reason", "too early").text()).contains("delete it first");
            Files.delete(data.resolve("KILL"));
            assertThat(trading("rearm", "--reason", "now").exitCode()).isZero();
            await().atMost(Duration.ofSeconds(20)).until(() -> buys(product));

            List<ProcessHandle> children = product.descendants().stream()
                    .filter(child -> child.info().command().orElse("").matches(".*(postgres|redis-server)"))
                    .toList();
            signal("STOP", children);
            Said killed;
            try {
                killed = trading("kill", "--flatten", "--reason", "the database hangs");
            } finally {
                signal("CONT", children);
            }
            assertThat(killed.exitCode()).as(killed.text()).isZero();
            assertThat(killed.text()).contains("1 position being closed").doesNotContain("STILL OPEN");
            product.kill();
        }

        try (Product product = Product.start(home, ports, "--headless", "--no-auth", "--no-strategies")) {
            assertThat(trading("kill", "--status").text()).contains("global", "the database hangs");
            assertThat(buys(product)).isFalse();
            assertThat(product.terminate()).isZero();
        }
    }

    private static boolean buys(Product product) throws Exception {
        return product.post("/api/trades", "{\"symbol\":\"BTCUSDT\",\"quantity\":0.01}")
                        .statusCode()
                == 201;
    }

    private Said trading(String command, String... options) throws IOException, InterruptedException {
        List<String> line = Product.command(
                home,
                Stream.concat(
                                Stream.of(
                                        command,
                                        "--data-dir",
                                        home.resolve("data").toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        assertThat(processes).isNotEmpty();
        for (ProcessHandle each : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(each.pid()))
                    .start()
                    .waitFor();
        }
    }
}
