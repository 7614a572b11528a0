package trading.infra.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is in an unpacked program: for each file its size and SHA-256, for each link where it points. Kept
/// in the folder itself, one entry in a line.
final class Manifest {
    static final String FILE = "MANIFEST.sha256";

    /// Path, with `/` on every system, to `size TAB digest` or `link TAB target`.
    private final Map<String, String> entries = new TreeMap<>();

    void addFile(String path, long size, String digest) {
        entries.put(path, size + "\t" + digest);
    }

    void addLink(String path, String target) {
        entries.put(path, "link\t" + target);
    }

    void writeInto(Path folder) throws IOException {
        OwnerOnly.write(
                folder.resolve(FILE),
                entries.entrySet().stream()
                        .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        if (OwnerOnly.posix()) {
            Files.setPosixFilePermissions(folder.resolve(FILE), PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /// What is wrong with a folder, empty when every file in it is as it was unpacked. Reads all of it, on
    /// all processors.
    static Optional<String> damageOf(Path folder) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(folder.resolve(FILE));
        } catch (NoSuchFileException absent) {
            return Optional.of("no manifest");
        }
        Set<String> present = filesIn(folder);
        Set<String> listed = new HashSet<>();
        for (String line : lines) {
            listed.add(line.substring(0, Math.max(0, line.indexOf('\t'))));
        }
        for (String path : present) {
            if (!listed.contains(path)) {
                return Optional.of("not ours: " + path);
            }
        }
        return lines.parallelStream()
                .filter(line -> !asListed(folder, line))
                .map(line -> "changed: " + line.split("\t", 2)[0])
                .findAny();
    }

    private static boolean asListed(Path folder, String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 3) {
            return false;
        }
        Path file = folder.resolve(fields[0]);
        try {
            if (fields[1].equals("link")) {
                return Files.readSymbolicLink(file).toString().equals(fields[2]);
            }
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && String.valueOf(Files.size(file)).equals(fields[1])
                    && Sha256.of(file).equals(fields[2]);
        } catch (IOException missing) {
            return false;
        }
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.equals(FILE))
                    .collect(Collectors.toSet());
        }
    }
}
