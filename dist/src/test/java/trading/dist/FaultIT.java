package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Faults of children and of the launcher, as far as anybody can make them without being root. Each ends by [Verify].
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FaultIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private final Ledger ledger = new Ledger();

    private static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(condition);
    }

    private static void healthy(Product product) {
        until(() -> product.get("/health").statusCode() == 200);
    }

    @Test
    void children_that_die_are_started_again_and_one_that_always_does_is_failed_with_an_alert() throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/services.json"), """
            {"services": [{"name": "redis", "restart": {"maxRetries": 2, "backoffSeconds": 0.2}}]}
            """);
        try (Product product = Product.start(home, Product.freePorts(), "--headless", "--no-auth")) {
            ledger.order(product);

            long postmaster = product.service("postgres").path("pid").asLong();
            ProcessHandle backend = ProcessHandle.of(postmaster)
                    .orElseThrow()
                    .children()
                    .reduce((older, newer) -> newer)
                    .orElseThrow();
            Product.signal("KILL", backend.pid());
            ledger.order(product);
            Product.signal("KILL", postmaster);
            for (int i = 0; i < 20; i++) {
                ledger.order(product); // PostgreSQL is away or on its way back: orders go on
            }
            until(() -> product.service("postgres").path("status").asText().equals("running")
                    && product.service("postgres").path("pid").asLong() != postmaster);
            healthy(product);
            ledger.isKept(product);

            for (int death = 0; death <= 2; death++) {
                until(() -> product.service("redis").path("status").asText().equals("running"));
                Product.signal("KILL", product.service("redis").path("pid").asLong());
                ledger.order(product);
                long restarts = death + 1;
                until(() -> product.service("redis").path("restartCount").asLong() == restarts
                        || product.service("redis").path("status").asText().equals("failed"));
            }
            until(() -> product.service("redis").path("status").asText().equals("failed"));
            until(() -> product.get("/api/alerts").body().contains("SERVICE_FAILED"));
            ledger.order(product);

            assertThat(product.post("/api/services/redis/restart", "{}").statusCode())
                    .isEqualTo(202);
            until(() -> product.service("redis").path("status").asText().equals("running"));
            healthy(product);
            Verify.all(product, ledger);
        }
    }

    @Test
    void a_launcher_that_stood_still_goes_on_and_a_closed_console_ends_it_in_order() throws Exception {
        Path far = Files.createDirectories(home.resolve(
                "a folder with spaces, and a path that is longer than what the system allows for a socket"));
        List<String> closed = List.of("/bin/sh", "-c", "exec \"$@\" <&- >&- 2>&-", "sh");
        try (Product product = Product.launch(far, Product.freePorts(), closed, List.of())) {
            product.awaitHealthy();
            ledger.order(product);

            Product.signal("STOP", product.pid());
            Thread.sleep(3_000);
            Product.signal("CONT", product.pid());
            healthy(product);
            ledger.order(product);
            assertThat(product.service("postgres").path("restartCount").asInt()).isZero();

            ledger.isKept(product);
            List<ProcessHandle> children = product.descendants();
            Product.signal("HUP", product.pid());
            assertThat(product.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(product.process().exitValue()).isZero();
            Verify.noneIsLeft(product, children);
            Verify.stateIsThatOfTheJournal(product.data());
            Verify.noSecretStandsInAFile(product.data());
        }
    }

    @Test
    void a_heap_that_is_exhausted_ends_everything_and_the_next_start_has_what_was_acknowledged() throws Exception {
        Map<String, String> ports = Product.freePorts();
        try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
            ledger.order(product);
            product.kill();
        }
        try (Product product = Product.launch(home, ports, List.of(), List.of("-Xms24m", "-Xmx24m"))) {
            assertThat(product.process().waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(product.process().exitValue()).as(product.output()).isEqualTo(3);
            Verify.noneIsLeft(product, List.of());
        }
        try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
            ledger.order(product);
            Verify.all(product, ledger);
        }
    }

    @Test
    void two_signals_end_it_fast_and_lose_nothing() throws Exception {
        Map<String, String> ports = Product.freePorts();
        try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
            ledger.order(product);
            List<ProcessHandle> children = product.descendants();
            Product.signal("TERM", product.pid());
            Product.signal("TERM", product.pid());
            assertThat(product.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            // the first may have come to its end before the second was heard
            assertThat(product.process().exitValue()).as(product.output()).isIn(0, 143);
            Verify.noneIsLeft(product, children);
        }
        try (Product product = Product.start(home, ports, "--headless", "--no-auth")) {
            JsonNode recovery = product.status().path("recovery");
            assertThat(recovery.path("lastSequence").asLong()).isPositive();
            Verify.all(product, ledger);
        }
    }
}
