package trading.launcher.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import trading.engine.analyst.language.ApiKey;

/// A key in a file of its own. Where files have modes, nobody but its owner may read it.
final class KeyFile {
    private static final Set<PosixFilePermission> OF_THE_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final long MOST_BYTES = 4_096;

    private KeyFile() {}

    /// Empty when something is wrong, which is told to `problems` without the key.
    static Optional<ApiKey> read(Path file, Consumer<String> problems) {
        try {
            if (!Files.isRegularFile(file)) {
                problems.accept("there is no such file");
                return Optional.empty();
            }
            boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (modes && !OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                problems.accept("others may read it");
                return Optional.empty();
            }
            if (Files.size(file) > MOST_BYTES) {
                problems.accept("it is larger than a key");
                return Optional.empty();
            }
            return Optional.of(new ApiKey(Files.readString(file).strip()));
        } catch (IOException e) {
            problems.accept("it cannot be read: " + e.getClass().getSimpleName());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            problems.accept("what is in it is no key");
            return Optional.empty();
        }
    }
}
