package trading.infra.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The decisions that the database may not have yet, in a file that is emptied once it has them.
///
/// ```text
/// length (4) · CRC32C of the payload (4) · payload: one decision as [DecisionFrame] writes it
/// ```
/// What a crash left unfinished at the end is cut off: nothing that depended on it was sent. A file that is damaged
/// before its end is set aside for people to look at, and what stands before the damage is taken. Not thread-safe.
final class DecisionFile implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionFile.class);
    private static final int HEADER = 8;

    private final Path file;
    private final long least;
    private final List<byte[]> found = new ArrayList<>();
    private FileChannel channel;
    private long large;

    private DecisionFile(Path file, long least, FileChannel channel) {
        this.file = file;
        this.least = least;
        this.large = least;
        this.channel = channel;
    }

    /// `least`: with fewer bytes the file is not worth being written anew.
    static DecisionFile open(Path file, long least) throws IOException {
        DecisionFile opened = new DecisionFile(file, least, channel(file));
        try {
            opened.load();
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.channel.close();
            throw e;
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// The payloads that were in it when it was opened, oldest first.
    List<byte[]> found() {
        return List.copyOf(found);
    }

    /// `force`: returns when they are on the disk. Otherwise they outlive this program, but no power cut.
    void append(Collection<byte[]> payloads, boolean force) throws IOException {
        int bytes =
                payloads.stream().mapToInt(payload -> HEADER + payload.length).sum();
        ByteBuffer frames = ByteBuffer.allocate(bytes);
        for (byte[] payload : payloads) {
            frames.putInt(payload.length).putInt(checksum(payload)).put(payload);
        }
        frames.flip();
        long begin = channel.position();
        try {
            while (frames.hasRemaining()) {
                channel.write(frames);
            }
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            // Half a frame must not stand before the next one.
            channel.truncate(begin);
            throw e;
        }
    }

    /// Has grown to twice of what was wanted when it was written anew.
    boolean isLarge() throws IOException {
        return channel.size() > large;
    }

    boolean isEmpty() throws IOException {
        return channel.size() == 0;
    }

    /// The database has all of it.
    void clear() throws IOException {
        channel.truncate(0);
    }

    /// These alone, in a new file that takes the place of the old one as a whole.
    void rewrite(Collection<byte[]> payloads) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        FileChannel old = channel;
        channel = channel(fresh);
        try {
            append(payloads, true);
        } catch (IOException e) {
            channel.close();
            channel = old;
            throw e;
        }
        // Windows lets nothing take the place of an open file.
        old.close();
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            channel.close();
            channel = channel(file);
            channel.position(channel.size());
            throw e;
        }
        large = Math.max(least, 2 * channel.size());
    }

    private void load() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        while (bytes.hasRemaining()) {
            int begin = bytes.position();
            byte[] payload = next(bytes);
            if (payload == null) {
                cutOff(begin, bytes.hasRemaining());
                return;
            }
            found.add(payload);
        }
        channel.position(channel.size());
    }

    /// Null for one that is not whole; the rest of the bytes is left where more follows.
    private static byte @Nullable [] next(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER) {
            bytes.position(bytes.limit());
            return null;
        }
        int length = bytes.getInt();
        int checksum = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            bytes.position(bytes.limit());
            return null;
        }
        byte[] payload = new byte[length];
        bytes.get(payload);
        return checksum(payload) == checksum ? payload : null;
    }

    private void cutOff(int begin, boolean inside) throws IOException {
        if (inside) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.error(
                    "decisions: file={} is damaged at byte {}: what comes after is not stored; a copy is in {}",
                    file,
                    begin,
                    aside);
        } else {
            LOG.warn("decisions: file={} an unfinished frame at byte {} is cut off", file, begin);
        }
        channel.truncate(begin);
        channel.position(begin);
    }

    private static int checksum(byte[] payload) {
        CRC32C checksum = new CRC32C();
        checksum.update(payload);
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
