package trading.engine.orchestrator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.message.Command;
import trading.engine.strategy.host.MemoryStore;

/// The memories of all seats in one file: frames are appended and forced to disk, the newest of a seat counts.
///
/// ```text
/// length (4) · CRC32C of the payload (4) · payload: kind, seat, time, memory, commands
/// ```
/// What a crash left unfinished at the end is cut off: nothing that depended on it was sent. Damage before the end
/// stops the start, since an older memory would be a wrong one. The file is written anew, with the newest of each
/// seat, when it is opened and when it has grown large.
public final class MemoryFile implements MemoryStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryFile.class);
    private static final int HEADER = 8;
    private static final long LARGE = 16L * 1024 * 1024;

    private final Path file;
    private final Map<String, Remembered> newest = new TreeMap<>();
    private FileChannel channel;

    private MemoryFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Throws [IOException] when the file is damaged anywhere but at its end.
    public static MemoryFile open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        MemoryFile opened = new MemoryFile(file, channel);
        try {
            opened.load();
            opened.compact();
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.channel.close();
            throw e;
        }
    }

    @Override
    public Optional<Remembered> read(String seat) {
        return Optional.ofNullable(newest.get(seat));
    }

    @Override
    public void write(String seat, long timeNanos, Map<String, String> memory, List<Command> orders) {
        put(seat, new Remembered(timeNanos, new TreeMap<>(memory), orders), true);
    }

    @Override
    public void sent(String seat) {
        Remembered last = newest.get(seat);
        if (last != null && !last.unsent().isEmpty()) {
            put(seat, new Remembered(last.timeNanos(), last.memory(), List.of()), false);
        }
    }

    private void put(String seat, Remembered remembered, boolean force) {
        try {
            append(seat, remembered);
            if (force) {
                channel.force(false);
            }
            newest.put(seat, remembered);
            if (channel.size() > LARGE) {
                compact();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("strategy memory: file=" + file + " seat=" + seat + " could not be kept", e);
        }
    }

    private void append(String seat, Remembered remembered) throws IOException {
        byte[] payload = MemoryFrame.encode(seat, remembered);
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
        frame.putInt(payload.length).putInt(checksum(payload)).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    private void load() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        while (bytes.remaining() > 0) {
            int begin = bytes.position();
            byte[] payload = next(bytes);
            if (payload == null) {
                LOG.warn("strategy memory: file={} an unfinished frame at byte {} is cut off", file, begin);
                return;
            }
            MemoryFrame.decode(payload, newest::put);
        }
    }

    /// Null for one that was not finished; only the last one may be.
    private byte @Nullable [] next(ByteBuffer bytes) throws IOException {
        int begin = bytes.position();
        if (bytes.remaining() < HEADER) {
            return null;
        }
        int length = bytes.getInt();
        int checksum = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            return null;
        }
        byte[] payload = new byte[length];
        bytes.get(payload);
        if (checksum(payload) == checksum) {
            return payload;
        }
        if (bytes.remaining() == 0) {
            return null;
        }
        throw new IOException("strategy memory: file=" + file + " byte=" + begin
                + ": is damaged: restore it from a backup, or delete it and let the strategies forget");
    }

    /// The newest of each seat in a new file, which takes the place of the old one as a whole.
    private void compact() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        FileChannel old = channel;
        channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            for (Map.Entry<String, Remembered> seat : newest.entrySet()) {
                append(seat.getKey(), seat.getValue());
            }
            channel.force(true);
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
            channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            throw e;
        }
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
