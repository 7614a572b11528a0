package trading.engine.chain;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file of JSON lines that is only ever added to, each line chained to the one before. Any thread.
///
/// A failed write ends it for this run: nobody knows then what the disk holds.
public final class ChainedFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChainedFile.class);

    /// Is given the entries of a file, in order.
    @FunctionalInterface
    public interface EntryReader {
        void read(String entry) throws IOException;
    }

    private final Path path;
    // Not a channel: that one would be closed by the interrupt of a thread that happens to write.
    private final RandomAccessFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private Head head;
    private @Nullable IOException failure;

    private ChainedFile(Path path, RandomAccessFile file, Head head) {
        this.path = path;
        this.file = file;
        this.head = head;
    }

    /// Opens the file, or begins one, and gives what is in it to `entries`. A torn tail is cut.
    ///
    /// Throws [ChainDamagedException] when it is not what was written; then nothing was changed.
    public static ChainedFile open(Path path, EntryReader entries) throws IOException {
        ChainReading reading = ChainReading.of(path, entries);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            if (reading.tornBytes() > 0) {
                log.warn(
                        "torn tail cut: file={} offset={} bytes={}",
                        path,
                        reading.head().bytes(),
                        reading.tornBytes());
                file.setLength(reading.head().bytes());
            }
            file.getFD().sync();
            file.seek(reading.head().bytes());
            reading.head().write(path);
            return new ChainedFile(path, file, reading.head());
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// Reads the file without changing it. Returns how many entries are whole.
    ///
    /// Throws [ChainDamagedException] when it is not what was written.
    public static long verify(Path path) throws IOException {
        return ChainReading.of(path, entry -> {}).head().entries();
    }

    /// As [#verify], and gives the entries to `entries`.
    public static long read(Path path, EntryReader entries) throws IOException {
        return ChainReading.of(path, entries).head().entries();
    }

    /// Adds `entry`, one line of JSON in ASCII, and forces it to disk.
    public void append(String entry) throws IOException {
        boolean fits = entry.length() < ChainReading.LONGEST_LINE / 2;
        if (!fits || !entry.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            throw new IllegalArgumentException("chain: an entry is one line of ASCII");
        }
        lock.lock();
        try {
            if (failure != null) {
                throw new IOException(path + " cannot be written since " + failure.getMessage(), failure);
            }
            Chain.Link link = Chain.link(head.chain(), entry);
            byte[] line = link.line().getBytes(StandardCharsets.ISO_8859_1);
            file.write(line);
            file.getFD().sync();
            head = new Head(head.entries() + 1, head.bytes() + line.length, link.chain());
            head.write(path);
        } catch (IOException e) {
            failure = e;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    public long entries() {
        lock.lock();
        try {
            return head.entries();
        } finally {
            lock.unlock();
        }
    }

    /// The last link: kept elsewhere, it proves everything before it.
    public String chain() {
        lock.lock();
        try {
            return head.chain();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (failure == null) {
                failure = new IOException("it was closed");
            }
            file.close();
        } finally {
            lock.unlock();
        }
    }
}
