package trading.dist.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import trading.infra.process.OwnerOnly;

/// The Java that goes with the product.
final class JavaRuntime {
    /// What the product and its libraries use: found by running it, since what the libraries name is much more.
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.localedata",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    private static final String PROVIDER = "security.provider.";
    private static final String PROVIDER_SHOWN = "Provider name:";

    private JavaRuntime() {}

    /// Links one from the Java of the build, for the machine of the build: a linkable run time has no other.
    static void link(Path target) throws IOException, InterruptedException {
        OwnerOnly.delete(target);
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        BuildProgram.said(
                jlink.toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--include-locales=en,de,fr,es,zh,ja",
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                target.toString());
        dropAbsentProviders(target);
    }

    /// The list of security providers is that of the whole Java. For each that is not in this one, the first
    /// use of cryptography looks through all jar files of the application, and loads the hundreds of classes of
    /// a provider that it finds there and does not want.
    private static void dropAbsentProviders(Path runtime) throws IOException, InterruptedException {
        Set<String> present = BuildProgram.said(
                        runtime.resolve("bin/java").toString(), "-XshowSettings:security:providers", "-version")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(PROVIDER_SHOWN))
                .map(line -> line.substring(PROVIDER_SHOWN.length()).strip())
                .collect(Collectors.toSet());
        Path file = runtime.resolve("conf/security/java.security");
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith(PROVIDER)) {
                lines.add(line);
            } else if (present.contains(line.substring(line.indexOf('=') + 1).strip())) {
                number++;
                lines.add(PROVIDER + number + line.substring(line.indexOf('=')));
            }
        }
        if (number == 0) {
            throw new IOException("no security provider of " + file + " is in this Java");
        }
        Files.write(file, lines);
    }

    /// One that is given: a folder with `bin/java` of the machine that the image is for. It stays as it is.
    static void take(Path given, Path target) throws IOException {
        if (!Files.isDirectory(given.resolve("bin"))) {
            throw new IOException(given + " is no Java run time: it has no folder bin");
        }
        OwnerOnly.delete(target);
        FileTree.copy(given, target);
    }
}
