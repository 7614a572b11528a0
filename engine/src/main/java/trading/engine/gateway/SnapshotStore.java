package trading.engine.gateway;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.journal.Storage;
import trading.engine.journal.StorageFile;

/// The files `snapshots/<sequence>.snapshot`: the core's bytes after that sequence, and a SHA-256 over all
/// of it. They only save time: the journal holds everything.
final class SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    private static final String SUFFIX = ".snapshot";
    private static final String UNFINISHED = ".unfinished";
    private static final long MAGIC = 0x504E_534C_4452_5431L;
    private static final int VERSION = 1;
    private static final int DIGEST_AT = 24;
    private static final int BODY_AT = 56;
    private static final int KEPT = 3;

    private final Storage storage;

    SnapshotStore(Storage storage) {
        this.storage = storage;
    }

    /// Newest first.
    List<Long> sequences() throws IOException {
        return storage.names().reversed().stream()
                .filter(name -> name.matches("\\d{19,20}" + SUFFIX))
                .map(name -> Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                .toList();
    }

    /// The core's bytes, or empty (and logged) when the file is not what was written.
    Optional<byte[]> read(long sequence) throws IOException {
        ByteBuffer in = load(name(sequence));
        String wrong = wrong(in, sequence);
        if (wrong != null) {
            LOG.warn("gateway: snapshot skipped: file={} {}", name(sequence), wrong);
            return Optional.empty();
        }
        byte[] body = new byte[in.capacity() - BODY_AT];
        in.get(BODY_AT, body);
        return Optional.of(body);
    }

    void write(long sequence, byte[] body) throws IOException {
        String unfinished = name(sequence) + UNFINISHED;
        if (storage.names().contains(unfinished)) {
            storage.delete(unfinished);
        }
        try (StorageFile file = storage.create(unfinished)) {
            file.writeFully(0, encode(sequence, body));
            file.force();
        }
        storage.rename(unfinished, name(sequence));
        for (long old : sequences().stream().skip(KEPT).toList()) {
            storage.delete(name(old));
        }
    }

    private ByteBuffer load(String name) throws IOException {
        try (StorageFile file = storage.open(name)) {
            ByteBuffer in = ByteBuffer.allocate(Math.toIntExact(file.size())).order(LITTLE_ENDIAN);
            file.readFully(0, in);
            return in.flip();
        }
    }

    /// The whole file of a snapshot.
    static byte[] file(long sequence, byte[] body) {
        return encode(sequence, body).array();
    }

    private static ByteBuffer encode(long sequence, byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(BODY_AT + body.length).order(LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(VERSION).putInt(body.length).putLong(sequence);
        out.put(BODY_AT, body);
        return out.put(DIGEST_AT, digest(out)).clear();
    }

    private static @Nullable String wrong(ByteBuffer in, long sequence) {
        if (in.capacity() < BODY_AT || in.getLong(0) != MAGIC) {
            return "is no snapshot";
        }
        byte[] digest = new byte[BODY_AT - DIGEST_AT];
        in.get(DIGEST_AT, digest);
        if (!MessageDigest.isEqual(digest, digest(in))) {
            return "is damaged";
        }
        if (in.getInt(8) != VERSION || in.getLong(16) != sequence) {
            return "version=" + in.getInt(8) + " sequence=" + in.getLong(16);
        }
        return null;
    }

    private static byte[] digest(ByteBuffer file) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(file.slice(0, DIGEST_AT));
            sha.update(file.slice(BODY_AT, file.capacity() - BODY_AT));
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String name(long sequence) {
        return String.format("%020d", sequence) + SUFFIX;
    }
}
