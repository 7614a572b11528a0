package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's first minute, in a real browser. Skipped where there is no Chromium.
class DeskIT {
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/login\\?token=\\S+");

    @TempDir
    Path home;

    @Test
    void the_one_time_link_opens_a_desk_that_lives_and_takes_an_order() throws Exception {
        run("desk.mjs", 180);
    }

    @Test
    void every_page_is_whole_in_both_themes_and_what_matters_is_done_without_a_mouse() throws Exception {
        run("pages.mjs", 900);
    }

    /// Runs a script of the dashboard against a product of its own, until it has seen everything or `seconds` are over.
    private void run(String script, int seconds) throws Exception {
        Optional<Path> chromium =
                onPath("chromium").or(() -> onPath("chromium-browser")).or(() -> onPath("google-chrome"));
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium on the path");
        Path dashboard =
                Path.of(System.getProperty("trading.root"), "web", "dashboard").normalize();
        Map<String, String> ports = Product.freePorts();
        try (Product product = Product.start(home, ports, "--headless")) {
            String link = linkOf(product);
            Path shots =
                    Files.createDirectories(Path.of("target", "screenshots").toAbsolutePath());
            ProcessBuilder browser = new ProcessBuilder(
                    "node", dashboard.resolve("e2e/" + script).toString());
            browser.environment().put("BASE_URL", product.uri("").toString());
            browser.environment().put("LOGIN_URL", link);
            browser.environment().put("CHROMIUM", chromium.get().toString());
            browser.environment().put("SHOTS", shots.toString());
            Path said = home.resolve("browser.txt");
            Process process = browser.directory(dashboard.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            assertThat(ended).as(Files.readString(said)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        }
    }

    /// It is printed a moment after the product is healthy.
    private static String linkOf(Product product) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(product.output()).containsPattern(LINK));
        Matcher link = LINK.matcher(product.output());
        assertThat(link.find()).as(product.output()).isTrue();
        return link.group();
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
