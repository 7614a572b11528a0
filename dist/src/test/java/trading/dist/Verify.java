package trading.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;

/// How every fault ends, whatever it was: what was acknowledged is there once, a recovery has the state that the
/// journal makes from its first command, no money came or went, no process is left, and no secret stands in a file.
final class Verify {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(2);

    private Verify() {}

    /// Stops the product in order on the way.
    static void all(Product product, Ledger ledger) throws Exception {
        ledger.isKept(product);
        List<ProcessHandle> children = product.descendants();
        assertThat(product.terminate()).as(product.output()).isZero();
        noneIsLeft(product, children);
        stateIsThatOfTheJournal(product.data());
        noSecretStandsInAFile(product.data());
    }

    /// Neither of those, nor another that works in the data folder.
    static void noneIsLeft(Product product, List<ProcessHandle> children) {
        await().atMost(GONE_WITHIN).untilAsserted(() -> {
            assertThat(children).noneMatch(Product::runs);
            assertThat(workingIn(product.data())).isEmpty();
        });
    }

    /// What runs with its working directory in a folder, by process id, with its command.
    static Map<Long, String> workingIn(Path folder) throws IOException {
        Map<Long, String> found = new TreeMap<>();
        if (!Files.exists(folder)) {
            return found; // killed before it was made
        }
        String real = folder.toRealPath() + "/";
        String[] names = Path.of("/proc").toFile().list((proc, name) -> Character.isDigit(name.charAt(0)));
        for (String name : names == null ? new String[0] : names) {
            try {
                Path process = Path.of("/proc", name);
                String command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
                if (!command.isEmpty() && (Files.readSymbolicLink(process.resolve("cwd")) + "/").startsWith(real)) {
                    found.put(Long.parseLong(name), command.replace('\0', ' '));
                }
            } catch (IOException gone) {
                // It has ended meanwhile.
            }
        }
        return found;
    }

    /// Money is conserved in it too, which the replay looks at.
    static void stateIsThatOfTheJournal(Path data) throws Exception {
        Path copy = Files.createTempDirectory(data.getParent(), "copy-");
        copy(data.resolve("journal"), copy.resolve("journal"));
        copy(data.resolve("snapshots"), copy.resolve("snapshots"));
        Replay replay = Replay.fromZero(copy.resolve("journal"), Long.MAX_VALUE);
        try (ExecutionGateway gateway = ExecutionGateway.start(
                GatewayConfig.in(copy), () -> System.currentTimeMillis() * 1_000_000L, List.of())) {
            assertThat(gateway.recovery().lastSequence()).isEqualTo(replay.sequence());
            assertThat(gateway.stateHash().get()).isEqualTo(replay.stateHash());
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Those that were made for this installation stand in their own files, and Redis's in the settings that it is
    /// started with; in no log and nowhere else.
    static void noSecretStandsInAFile(Path data) throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        try (Stream<Path> files = Files.list(data.resolve("secrets"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String secret =
                        Files.readString(file, StandardCharsets.ISO_8859_1).strip();
                if (secret.length() >= 16) {
                    secrets.put(file.getFileName().toString(), secret);
                }
            }
        }
        assertThat(secrets).isNotEmpty();
        try (Stream<Path> files = Files.walk(data.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.startsWith(data.resolve("secrets"))
                        || file.startsWith(data.resolve("runtime"))
                        || file.equals(data.resolve("redis/redis.conf"))) {
                    continue;
                }
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                secrets.forEach((name, secret) -> assertThat(text.contains(secret))
                        .as("%s in %s", name, file)
                        .isFalse());
            }
        }
    }
}
