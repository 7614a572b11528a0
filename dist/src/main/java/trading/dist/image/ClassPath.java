package trading.dist.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The names of the product's jar files in the order of its class path, a line each, in a file beside them. An archive
/// of classes is good for one order only, and that of `*` is whatever the file system says.
public final class ClassPath {
    private static final String NAME = "class.path";

    private ClassPath() {}

    static void write(Path app) throws IOException {
        Files.writeString(
                app.resolve(NAME),
                FileTree.files(app).stream()
                        .filter(name -> name.endsWith(".jar"))
                        .map(name -> name + "\n")
                        .collect(Collectors.joining()));
    }

    static List<String> read(Path app) throws IOException {
        return Files.readAllLines(app.resolve(NAME));
    }

    /// As `CLASSPATH` wants it.
    public static String of(Path app) throws IOException {
        return read(app).stream()
                .map(name -> app.resolve(name).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
