package trading.launcher.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import trading.infra.process.OwnerOnly;
import trading.launcher.secret.SecretStoreException.Problem;

/// The key of the store in a file of its own: 32 random bytes as text, guarded as [KeyGuard] says, that nobody but its
/// owner may read.
final class SecretKeyFile {
    static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OF_THE_OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SecretKeyFile() {}

    static byte[] read(Path file, Passphrases passphrases) throws SecretStoreException, IOException {
        String text;
        try {
            boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (modes && !OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new SecretStoreException(
                        Problem.EXPOSED, "key=" + file + ": others may read it: chmod 600 " + file);
            }
            text = Files.readString(file).strip();
        } catch (NoSuchFileException absent) {
            throw new SecretStoreException(
                    Problem.WRONG_KEY,
                    "key=" + file + ": is missing: put it back from where it was kept, or delete the sealed file beside"
                            + " it and set the secrets again");
        }
        try {
            byte[] key = KeyGuard.of(text).open(text, passphrases);
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException noKey) {
            // Told below, without what is in it.
        }
        throw new SecretStoreException(
                Problem.WRONG_KEY, "key=" + file + ": is no key of a secret store: put it back from where it was kept");
    }

    static byte[] create(Path file) throws SecretStoreException, IOException {
        return create(file, KeyGuard.FILE, new char[0]);
    }

    static byte[] create(Path file, KeyGuard guard, char[] passphrase) throws SecretStoreException, IOException {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        OwnerOnly.write(file, guard.close(key, passphrase) + "\n");
        return key;
    }
}
