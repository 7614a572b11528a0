package trading.infra.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Generated passwords and keys, one in a file, readable by their owner only.
public final class Secrets {
    private static final Logger log = LoggerFactory.getLogger(Secrets.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    public boolean exists(String name) {
        return Files.exists(file(name));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /// The secret of this name: letters, digits, `-` and `_`. Made of so many random bytes when there is
    /// none.
    public String readOrCreate(String name, int bytes) {
        try {
            return read(name);
        } catch (NoSuchFileException absent) {
            return create(name, bytes);
        } catch (IOException failed) {
            throw DataDirectoryException.notPermitted(file(name), failed);
        }
    }

    private String read(String name) throws IOException {
        Path file = file(name);
        String secret = Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new NoSuchFileException(file.toString(), null, "the file is empty");
        }
        if (OwnerOnly.posix() && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            log.warn(
                    "secret was readable by others, made private again; change it if others use this machine: file={}",
                    file);
            Files.setPosixFilePermissions(file, OWNER);
        }
        return secret;
    }

    private String create(String name, int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            OwnerOnly.write(file(name), secret + "\n");
            return secret;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
