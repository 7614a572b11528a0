package trading.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The cache of loaded and linked classes (JEP 514) beside the application, which makes a start much quicker.
///
/// The build makes it by running the product once. It belongs to exactly these jar files: a Java that finds others
/// than it was made from still runs the classes of the cache (JDK-8377932), so it is removed before it is made, and
/// whatever cannot make it leaves none.
final class StartUpCache {
    private static final int FIRST_JAVA = 25;
    private static final Duration LONGEST_WRITING = Duration.ofMinutes(3);

    private StartUpCache() {}

    /// The options of a Java that uses the cache, or none where there is none.
    static List<String> uses() {
        return !Product.isOfImage() && Runtime.version().feature() >= FIRST_JAVA && Files.exists(file())
                ? List.of("-XX:AOTCache=" + file(), "-Xlog:aot=off")
                : List.of();
    }

    private static Path file() {
        return Path.of(System.getProperty("trading.app"), "trading.aot");
    }

    /// Makes it. With `off` as argument it only removes the old one. A product that does not start here, for instance
    /// in a build without loopback, is not a failed build: starts are slower then.
    public static void main(String[] arguments) throws Exception {
        Files.deleteIfExists(file());
        if (List.of(arguments).contains("off") || Runtime.version().feature() < FIRST_JAVA) {
            return;
        }
        Path home = Files.createTempDirectory("trading-start-up");
        try {
            train(home);
        } catch (IllegalStateException | IOException e) {
            Files.deleteIfExists(file());
            System.err.println("No cache for quick starts was made: " + e.getMessage());
        } finally {
            remove(home);
        }
    }

    private static void train(Path home) throws Exception {
        Path made = file().resolveSibling("trading.aot.new");
        Map<String, String> ports = Product.freePorts();
        List<String> options = List.of("-XX:AOTCacheOutput=" + made, "-Xlog:aot*=off");
        try (Product product = Product.launch(home, ports, options, "--headless", "--no-auth")) {
            product.awaitHealthy();
            product.get("/");
            product.get("/api/orders");
            product.get("/metrics");
            product.post("/api/trades", "{\"symbol\":\"BTCUSDT\",\"quantity\":0.01}");
            // The Java of the product ends only when the cache is written.
            product.terminate(LONGEST_WRITING);
        }
        if (!Files.exists(made)) {
            throw new IllegalStateException("the Java of this build wrote none");
        }
        Files.move(made, file());
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
