package trading.engine.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files whose names end with a number that grows with each change, so that a new file never has to take the name of
/// one that somebody still reads, which Windows would not allow.
final class FileVersions {
    private static final Logger LOG = LoggerFactory.getLogger(FileVersions.class);

    private FileVersions() {}

    record Version(Path path, int number) {}

    /// Of each name in a folder, which need not be there. `pattern`: its groups are the name and the number.
    static SortedMap<String, List<Version>> in(Path folder, Pattern pattern) throws IOException {
        SortedMap<String, List<Version>> versions = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return versions;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = pattern.matcher(file.getFileName().toString());
                if (name.matches()) {
                    versions.computeIfAbsent(name.group(1), unused -> new ArrayList<>())
                            .add(new Version(file, Integer.parseInt(name.group(2))));
                }
            }
        }
        return versions;
    }

    static @Nullable Version newest(List<Version> versions) {
        Version newest = null;
        for (Version version : versions) {
            if (newest == null || version.number > newest.number) {
                newest = version;
            }
        }
        return newest;
    }

    /// One that is still read may stay until the next change: the newer one is found before it.
    static void removeOthers(List<Version> versions, Path kept) throws IOException {
        for (Version version : versions) {
            if (!version.path.equals(kept)) {
                try {
                    Files.deleteIfExists(version.path);
                } catch (FileSystemException inUse) {
                    LOG.debug("history: file={} is still read, the next change deletes it", version.path, inUse);
                }
            }
        }
    }

    /// Until it is closed no other program changes anything: a command line beside a running product.
    static FileChannel lock(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = lock.lock();
            LOG.trace("history: lock={}", held);
            return lock;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }
}
