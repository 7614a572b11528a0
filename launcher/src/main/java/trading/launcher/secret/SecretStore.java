package trading.launcher.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.infra.process.OwnerOnly;
import trading.launcher.secret.SecretStoreException.Problem;

/// The secrets of one data folder, encrypted on disk.
///
/// Reading takes no lock: the file is replaced as a whole. Changes of several programs take turns by a lock, so that
/// none is lost. Nothing is ever written over a file that could not be opened.
public final class SecretStore {
    /// The longest value, in bytes of UTF-8.
    public static final int MOST_VALUE_BYTES = 8_192;

    private static final int MOST_SECRETS = 100;
    private static final long MOST_FILE_BYTES = 2L << 20;
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Path file;
    private final Path keyFile;
    private final Path lockFile;
    /// Of a change of keys that is under way.
    private final Path nextKeyFile;
    private final Passphrases passphrases;
    private final Duration patience;

    SecretStore(Path dataDirectory, Duration patience) {
        this(dataDirectory, patience, Passphrases.OF_THIS_PROCESS);
    }

    SecretStore(Path dataDirectory, Duration patience, Passphrases passphrases) {
        this.passphrases = passphrases;
        nextKeyFile = dataDirectory.resolve("secrets").resolve("store.key.next");
        folder = dataDirectory.resolve("secrets");
        file = folder.resolve("store.sealed");
        keyFile = folder.resolve("store.key");
        lockFile = folder.resolve("store.lock");
        this.patience = patience;
    }

    /// Touches no file yet.
    public static SecretStore in(Path dataDirectory) {
        return new SecretStore(dataDirectory.toAbsolutePath().normalize(), LOCK_PATIENCE);
    }

    public Path file() {
        return file;
    }

    /// By name; empty when none was ever set.
    public SortedMap<String, Secret> read() throws SecretStoreException, IOException {
        byte[] bytes = bytes();
        return bytes == null ? Collections.emptySortedMap() : open(bytes);
    }

    /// A change of keys that was killed after its file was sealed anew left the new key beside the old one.
    private SortedMap<String, Secret> open(byte[] bytes) throws SecretStoreException, IOException {
        try {
            return SealedFile.open(bytes, SecretKeyFile.read(keyFile, passphrases), file);
        } catch (SecretStoreException wrong) {
            if (wrong.problem() != Problem.WRONG_KEY || Files.notExists(nextKeyFile)) {
                throw wrong;
            }
            return SealedFile.open(bytes, SecretKeyFile.read(nextKeyFile, passphrases), file);
        }
    }

    /// How its key is kept right now.
    public KeyGuard guard() throws IOException {
        return Files.exists(keyFile) ? KeyGuard.of(Files.readString(keyFile).strip()) : KeyGuard.FILE;
    }

    /// Seals everything with a new key, kept as `guard` says. `passphrase`: for a guard that needs one. A kill in
    /// between leaves the old or the new state.
    public void rekey(KeyGuard guard, char[] passphrase) throws SecretStoreException, IOException {
        folder();
        rekey(guard, passphrase, 3);
    }

    /// `steps`: after how many of the three the process is killed, for a test.
    void rekey(KeyGuard guard, char[] passphrase, int steps) throws SecretStoreException, IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock ours = lock(channel)) {
            SortedMap<String, Secret> secrets = ours.isValid() ? read() : Collections.emptySortedMap();
            finishRekey();
            byte[] key = SecretKeyFile.create(nextKeyFile, guard, passphrase);
            if (steps > 1) {
                OwnerOnly.write(file, SealedFile.seal(secrets, key));
            }
            if (steps > 2) {
                Files.move(nextKeyFile, keyFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                OwnerOnly.force(folder);
            }
        }
    }

    /// The caller holds the lock. What is sealed with the next key makes that the key; else it is thrown away.
    private void finishRekey() throws SecretStoreException, IOException {
        byte[] bytes = bytes();
        if (Files.notExists(nextKeyFile)) {
            return;
        }
        if (bytes != null && !SealedFile.isSealedWith(bytes, SecretKeyFile.read(keyFile, passphrases))) {
            Files.move(nextKeyFile, keyFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(nextKeyFile);
        }
    }

    /// Keeps a value in place of the one that there was; it is on disk when this returns.
    public void set(String name, String value, Instant now) throws SecretStoreException, IOException {
        folder();
        change(secrets -> {
            secrets.put(name, new Secret(value, now.truncatedTo(ChronoUnit.MILLIS)));
            return true;
        });
    }

    private void folder() throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Path above = parent.getParent();
            if (above != null) {
                Files.createDirectories(above);
            }
            OwnerOnly.directory(parent);
        }
        OwnerOnly.directory(folder);
    }

    /// Whether there was one.
    public boolean remove(String name) throws SecretStoreException, IOException {
        return Files.exists(file) && change(secrets -> secrets.remove(name) != null);
    }

    @FunctionalInterface
    private interface Change {
        /// Whether there is anything to write.
        boolean make(SortedMap<String, Secret> secrets);
    }

    private boolean change(Change change) throws SecretStoreException, IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock ours = lock(channel)) {
            TreeMap<String, Secret> secrets = new TreeMap<>(read());
            boolean changed = ours.isValid() && change.make(secrets);
            if (changed) {
                check(secrets);
                finishRekey();
                boolean first = !Files.exists(file) && !Files.exists(keyFile);
                byte[] key = first ? SecretKeyFile.create(keyFile) : SecretKeyFile.read(keyFile, passphrases);
                OwnerOnly.write(file, SealedFile.seal(secrets, key));
            }
            return changed;
        }
    }

    private void check(SortedMap<String, Secret> secrets) throws SecretStoreException {
        if (secrets.size() > MOST_SECRETS) {
            throw new SecretStoreException(
                    Problem.TOO_LARGE, "secrets=" + secrets.size() + " most=" + MOST_SECRETS + ": remove some first");
        }
    }

    private FileLock lock(FileChannel channel) throws SecretStoreException, IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            FileLock taken = attempt(channel);
            if (taken != null) {
                return taken;
            }
            if (System.nanoTime() - end >= 0) {
                throw new SecretStoreException(
                        Problem.BUSY, "file=" + file + ": another program is changing it: try again in a moment");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SecretStoreException(Problem.BUSY, "file=" + file + ": interrupted while waiting for it");
            }
        }
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException byThisProgram) {
            return null;
        }
    }

    private byte @Nullable [] bytes() throws SecretStoreException, IOException {
        try {
            if (Files.size(file) > MOST_FILE_BYTES) {
                throw new SecretStoreException(
                        Problem.DAMAGED,
                        "file=" + file + ": is too large for a secret store: restore it from a backup, or delete it and"
                                + " set the secrets again");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return null;
        }
    }
}
