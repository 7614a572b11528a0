package trading.infra.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the trail of a data directory is.
record AuditFolder(Path folder, Path keyFile) {
    static final String KEY = "audit.key";

    private static final String FOLDER = "audit";
    private static final String DAMAGED = "damaged-";

    static AuditFolder in(Path dataDirectory) {
        Path root = dataDirectory.toAbsolutePath().normalize();
        return new AuditFolder(root.resolve(FOLDER), root.resolve("secrets").resolve(KEY));
    }

    Path file(int number) {
        return folder.resolve(String.format("audit-%06d.jsonl", number));
    }

    /// Empty when there never was a trail.
    Optional<byte[]> key() throws IOException {
        try {
            return Optional.of(bytes(Files.readString(keyFile)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    static byte[] bytes(String key) {
        return key.strip().getBytes(StandardCharsets.UTF_8);
    }

    boolean holdsFiles() throws IOException {
        return Files.exists(file(1)) || Files.exists(AuditHead.in(folder));
    }

    /// Trails that were not what was written when a later one was begun.
    List<Path> damaged() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> path.getFileName().toString().startsWith(DAMAGED))
                    .sorted()
                    .toList();
        }
    }

    Path aside(String time) {
        return folder.resolve(DAMAGED + time);
    }
}
