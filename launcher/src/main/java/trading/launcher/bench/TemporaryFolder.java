package trading.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder that is gone when it is closed, with everything in it.
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private int count;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /// In `parent`, or where the system keeps such folders.
    public static TemporaryFolder in(@Nullable Path parent) throws IOException {
        String prefix = "trading-bench-";
        return new TemporaryFolder(
                parent == null ? Files.createTempDirectory(prefix) : Files.createTempDirectory(parent, prefix));
    }

    public Path path() {
        return path;
    }

    /// A new and empty folder in this one.
    public Path fresh() throws IOException {
        count++;
        return Files.createDirectory(path.resolve(Integer.toString(count)));
    }

    /// Does nothing when it is gone already.
    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("bench: folder=" + path + " is left behind; delete it by hand", e);
        }
    }
}
