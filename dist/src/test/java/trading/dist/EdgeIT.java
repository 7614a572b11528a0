package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packed product as a stranger, and its owner, meet it.
class EdgeIT {
    @TempDir
    Path home;

    private record Ended(int code, String text) {}

    private Ended run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", home.resolve("data").toString()));
        Process process = new ProcessBuilder(Product.command(home, all.toArray(String[]::new)))
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(text).isTrue();
        return new Ended(process.exitValue(), text);
    }

    @Test
    void over_tls_the_owner_is_served_plain_text_is_not_and_every_act_is_in_the_audit_trail() throws Exception {
        Map<String, String> ports = Product.freePorts();
        ports.put("API_TLS", "on");
        try (Product product = Product.launch(home, ports, "--headless")) {
            await().atMost(Duration.ofSeconds(90)).until(() -> isStarted(product));
            JsonNode status = product.status();
            assertThat(status.path("url").asText()).startsWith("https://127.0.0.1:");
            String fingerprint = status.at("/tls/fingerprint").asText();
            assertThat(fingerprint).isEqualTo(fingerprint(product.data().resolve("tls/certificate.pem")));
            await().until(() -> product.output().contains(fingerprint));
            Ended strategies = run("strategy", "status");
            assertThat(strategies.code()).as(strategies.text()).isZero();
            assertThat(answersInPlainText(product)).isFalse();
            assertOnlyLoopback(ports);

            Ended kill = run("kill", "--reason", "smoke");
            assertThat(kill.code()).as(kill.text()).isZero();
            assertThat(run("audit", "verify").code()).isZero();
            assertThat(product.terminate()).as(product.output()).isZero();
        }
        Ended whole = run("audit", "verify");
        assertThat(whole.code()).as(whole.text()).isZero();
        Ended shown = run("audit", "show", "--json");
        assertThat(shown.text())
                .contains("\"event_type\":\"started\"", "\"event_type\":\"token_created\"")
                .contains("\"event_type\":\"kill_switch_engaged\"", "\"principal\":\"cli:", "smoke")
                .contains("\"event_type\":\"stopping\"");

        Path file = home.resolve("data/audit/audit-000001.jsonl");
        Files.writeString(file, Files.readString(file).replace("smoke", "bread"));
        assertThat(run("audit", "verify").code()).isEqualTo(65);
    }

    @Test
    void an_address_that_others_reach_is_refused_while_nobody_can_log_in_there() throws Exception {
        try (Product product = Product.launch(home, Product.freePorts(), "--headless", "--listen", "0.0.0.0")) {
            assertThat(product.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(product.process().exitValue()).as(product.output()).isEqualTo(78);
            assertThat(product.output()).contains("api.host=0.0.0.0", "SSH tunnel");
        }
    }

    @Test
    void the_lists_of_parts_are_beside_the_product() throws Exception {
        Path sbom = Path.of(System.getProperty("trading.app")).resolveSibling("sbom");
        Assumptions.assumeTrue(
                Files.exists(sbom.resolve("artifacts.cdx.json")), "a build with -o leaves this list out");
        JsonNode artifacts =
                Product.JSON.readTree(sbom.resolve("artifacts.cdx.json").toFile());
        assertThat(artifacts.path("bomFormat").asText()).isEqualTo("CycloneDX");
        List<String> listed = new ArrayList<>();
        artifacts
                .path("components")
                .forEach(each -> listed.add(
                        each.path("name").asText() + "-" + each.path("version").asText() + ".jar"));
        try (var jars = Files.list(Path.of(System.getProperty("trading.app")))) {
            List<String> packed = jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
            assertThat(listed).containsAll(packed);
        }
        assertThat(sbom.resolve("bundled.cdx.json")).exists();
    }

    private static boolean isStarted(Product product) throws Exception {
        assertThat(product.process().isAlive()).as(product.output()).isTrue();
        return product.status().path("started").asBoolean();
    }

    private static boolean answersInPlainText(Product product) throws InterruptedException {
        try {
            HttpResponse<String> answer = product.get("/health");
            return answer.statusCode() < 400;
        } catch (IOException none) {
            return false;
        }
    }

    private static String fingerprint(Path certificate) throws Exception {
        try (var in = Files.newInputStream(certificate)) {
            X509Certificate read =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(read.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        }
    }

    /// By the system's own table, in which 0A is a socket that listens.
    private static void assertOnlyLoopback(Map<String, String> ports) throws IOException {
        int found = 0;
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] words = line.strip().split("\\s+", -1);
                String[] local = words[1].split(":", -1);
                if (words[3].equals("0A") && ports.containsValue(Integer.toString(Integer.parseInt(local[1], 16)))) {
                    found++;
                    assertThat(local[0])
                            .as(line)
                            .isIn("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");
                }
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(4);
    }
}
