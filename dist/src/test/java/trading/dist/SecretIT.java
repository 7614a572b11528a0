package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept as a secret is used, and is found nowhere.
class SecretIT {
    private static final String CANARY = "canary-7d1f0c55";

    @TempDir
    Path home;

    @Test
    void a_kept_secret_is_used_and_stands_in_no_file_process_log_or_answer() throws Exception {
        set("OPENAI_API_KEY", "sk-" + CANARY);
        // Nobody listens there: each alert fails, and its failure is logged.
        set("ALERTS_WEBHOOK", "https://alerts.example/" + CANARY);
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/config.toml"), """
                [analyst]
                provider = "openai"
                base_url = "http://127.0.0.1:9/v1"
                model = "nobody"
                price_input = 0
                price_output = 0
                """);
        Map<String, String> settings = Product.freePorts();
        // Whatever the environment of the launcher holds must not reach its children either.
        settings.put("ANTHROPIC_API_KEY", "sk-ant-" + CANARY);
        settings.put("LOG_LEVEL", "DEBUG");
        try (Product product = Product.start(home, settings, "--headless", "--no-auth")) {
            JsonNode analyst = product.getJson("/api/analyst");
            assertThat(analyst.path("model").asText()).isEqualTo("nobody");
            assertThat(product.post("/api/strategies/analyst-follower/start", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(product.post("/api/kill-switch", "{\"scope\":\"GLOBAL\",\"reason\":\"an alert\"}")
                            .statusCode())
                    .isEqualTo(200);
            Thread.sleep(3_000);
            for (String path :
                    List.of("/api/analyst", "/api/alerts", "/api/services", "/api/strategies", "/metrics", "/health")) {
                assertThat(product.get(path).body()).as(path).doesNotContain(CANARY);
            }
            List<ProcessHandle> children = product.descendants();
            assertThat(children).isNotEmpty();
            for (ProcessHandle child : children) {
                for (String what : List.of("environ", "cmdline")) {
                    assertThat(text(Path.of("/proc", Long.toString(child.pid()), what)))
                            .as("%s of %s", what, child.info().command())
                            .doesNotContain(CANARY);
                }
            }
            assertThat(text(Path.of("/proc", Long.toString(product.pid()), "cmdline")))
                    .doesNotContain(CANARY);
            assertThat(product.terminate()).isZero();
            assertThat(product.output()).doesNotContain(CANARY);
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(text(file).contains(CANARY)).as(file.toString()).isFalse();
            }
        }
    }

    private void set(String name, String value) throws Exception {
        Process set = new ProcessBuilder(Product.command(
                        home,
                        "secret",
                        "set",
                        name,
                        "--data-dir",
                        home.resolve("data").toString()))
                .redirectErrorStream(true)
                .start();
        try (OutputStream out = set.getOutputStream()) {
            out.write(value.getBytes(StandardCharsets.UTF_8));
        }
        String said = text(set.getInputStream().readAllBytes());
        assertThat(set.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(set.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain(CANARY);
    }

    /// Empty when it cannot be read, as of a process that has ended.
    private static String text(Path file) {
        try {
            return text(Files.readAllBytes(file));
        } catch (IOException gone) {
            return "";
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
