package trading.dist.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "jdk.jfr",
            "jdk.localedata",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    private JavaRuntime() {}

    /// Links one from the Java of the build, for the machine of the build: a linkable run time has no other.
    static void link(Path target) throws IOException, InterruptedException {
        OwnerOnly.delete(target);
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        Process process = new ProcessBuilder(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--include-locales=en,de,fr,es,zh,ja",
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jlink ended with " + process.exitValue() + ": " + said);
        }
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
