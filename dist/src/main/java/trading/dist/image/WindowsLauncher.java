package trading.dist.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compiles `trading.exe` by mingw-w64, which Debian has as `gcc-mingw-w64-x86-64` and `libz-mingw-w64-dev`.
final class WindowsLauncher {
    private static final String COMPILER = "x86_64-w64-mingw32-gcc";
    private static final String RESOURCES = "x86_64-w64-mingw32-windres";

    private WindowsLauncher() {}

    /// Also its zlib, `libz-mingw-w64-dev`.
    static boolean canBeMade() throws IOException, InterruptedException {
        return found(COMPILER) && found(RESOURCES) && hasZlib();
    }

    /// The compiler names the path of a library that it has, and of one that it has not only the name.
    private static boolean hasZlib() throws IOException, InterruptedException {
        return run(Path.of("."), COMPILER, "-print-file-name=libz.a").contains("/");
    }

    private static boolean found(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /// The same bytes for the same sources, version and compiler.
    static void make(Path sources, String version, Path work, Path target) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path resources = work.resolve("trading.res");
        String numbers = version.replaceAll("[^0-9.].*", "").replace('.', ',');
        run(
                sources,
                RESOURCES,
                "--target=pe-x86-64",
                "-DVERSION_NUMBERS=" + numbers + ",0",
                "-DVERSION_TEXT=\\\"" + version + "\\\"",
                "trading.rc",
                "-O",
                "coff",
                "-o",
                resources.toAbsolutePath().toString());
        List<String> command = new ArrayList<>(List.of(
                COMPILER,
                "-std=c11",
                "-O2",
                "-s",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-Wno-cast-function-type",
                "-municode",
                "-mconsole",
                "-static",
                "-Wl,--nxcompat,--dynamicbase,--high-entropy-va,--no-insert-timestamp",
                "-Ijni",
                "-I" + Path.of(System.getProperty("java.home"), "include")));
        command.addAll(FileTree.files(sources).stream()
                .filter(name -> name.endsWith(".c"))
                .toList());
        command.addAll(List.of(
                resources.toAbsolutePath().toString(),
                "-o",
                target.toAbsolutePath().toString(),
                "-ladvapi32",
                "-luser32",
                "-lshell32",
                "-lgdi32",
                "-lbcrypt",
                "-lz"));
        run(sources, command.toArray(String[]::new));
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        return BuildProgram.said(new ProcessBuilder(command).directory(folder.toFile()));
    }
}
