package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users and tokens in the packed product: made on the command line, used over HTTP.
class AccessIT {
    private static final String PASSWORD = "four words of canary 5d1f0c77";

    @TempDir
    Path home;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_user_of_the_command_line_logs_in_while_the_database_stands_still_and_is_shut_out_at_once() throws Exception {
        run(PASSWORD, "init", "--name", "anna", "--password-stdin");
        try (Product product = Product.start(home, Product.freePorts(), "--headless")) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(product.output()).contains("Log in at http://127.0.0.1:");
                assertThat(product.getJson("/api/auth").path("passwords").asBoolean())
                        .isTrue();
            });
            assertThat(product.output()).doesNotContain("/login?token=");
            assertThat(login(product, "not this one at all").statusCode()).isEqualTo(401);
            List<ProcessHandle> database = product.descendants().stream()
                    .filter(child -> child.info().command().orElse("").contains("postgres"))
                    .toList();
            assertThat(database).isNotEmpty();
            String cookie;
            signal("STOP", database);
            try {
                HttpResponse<String> in = login(product, PASSWORD);
                assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
                cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
                assertThat(status(product, "/api/risk", "Cookie", cookie)).isEqualTo(200);
            } finally {
                signal("CONT", database);
            }
            String token = run("", "token", "create", "bot", "--scope", "trade")
                    .lines()
                    .filter(line -> line.startsWith("trd_"))
                    .findFirst()
                    .orElseThrow();
            assertThat(status(product, "/api/account", "Authorization", "Bearer " + token))
                    .isEqualTo(200);
            assertThat(status(product, "/api/users", "Cookie", cookie)).isEqualTo(200);

            run(PASSWORD + " and more", "user", "add", "bob", "--role", "admin", "--password-stdin");
            run("", "user", "disable", "anna");

            assertThat(status(product, "/api/account", "Cookie", cookie)).isEqualTo(401);
            assertThat(status(product, "/api/account", "Authorization", "Bearer " + token))
                    .isEqualTo(401);
            assertThat(product.terminate()).isZero();
            assertThat(product.output()).doesNotContain(PASSWORD).doesNotContain(token);
            foundNowhere(PASSWORD, token);
        }
    }

    private void foundNowhere(String... secrets) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    assertThat(text.contains(secret)).as(file.toString()).isFalse();
                }
            }
        }
    }

    private HttpResponse<String> login(Product product, String password) throws Exception {
        return http.send(
                HttpRequest.newBuilder(product.uri("/api/auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"anna\",\"password\":\"" + password + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int status(Product product, String path, String header, String value) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(product.uri(path))
                                .header(header, value)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /// What a command prints that must succeed.
    private String run(String piped, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data-dir");
        all.add(home.resolve("data").toString());
        Process process = new ProcessBuilder(Product.command(home, all.toArray(String[]::new)))
                .redirectErrorStream(true)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(piped.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
