package trading.engine.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// The files `<sequence>.state` of a folder. Several processes may write at a time.
final class StateFolder implements SessionStates {
    private static final int KEPT = 5;
    private static final String SUFFIX = ".state";

    private final Path folder;

    StateFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Long> sequences() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}\\" + SUFFIX))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public byte[] read(long sequence) throws IOException {
        return Files.readAllBytes(file(sequence));
    }

    @Override
    public void write(long sequence, byte[] state) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "unfinished", ".part");
        try {
            Files.write(part, state);
            Files.move(part, file(sequence), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        List<Long> all = sequences();
        for (long old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            Files.deleteIfExists(file(old));
        }
    }

    private Path file(long sequence) {
        return folder.resolve(sequence + SUFFIX);
    }
}
