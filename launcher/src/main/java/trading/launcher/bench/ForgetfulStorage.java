package trading.launcher.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import trading.engine.journal.Storage;
import trading.engine.journal.StorageFile;

/// Files in memory, of which only the newest two are kept: for a journal that nobody will read, so that the
/// ring can be measured without a disk for as long as one likes.
final class ForgetfulStorage implements Storage {
    private static final int KEPT = 2;
    private static final long PLENTY = 1L << 40;

    private final TreeMap<String, MemoryFile> files = new TreeMap<>();

    @Override
    public synchronized List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized StorageFile open(String name) throws IOException {
        MemoryFile file = files.get(name);
        if (file == null) {
            throw new IOException("memory: file=" + name + " is not there, or no longer");
        }
        return file;
    }

    @Override
    public synchronized StorageFile create(String name) {
        MemoryFile file =
                files.size() < KEPT ? new MemoryFile() : files.pollFirstEntry().getValue();
        file.size = 0;
        files.put(name, file);
        return file;
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        MemoryFile file = files.remove(from);
        if (file == null) {
            throw new IOException("memory: file=" + from + " is not there");
        }
        files.put(to, file);
    }

    @Override
    public synchronized void delete(String name) {
        files.remove(name);
    }

    @Override
    public Closeable lock() {
        return () -> {};
    }

    @Override
    public long usableBytes() {
        return PLENTY;
    }

    @Override
    public long totalBytes() {
        return PLENTY;
    }

    private static final class MemoryFile implements StorageFile {
        private byte[] bytes = new byte[0];
        private int size;

        @Override
        public long size() {
            return size;
        }

        @Override
        public int read(long position, ByteBuffer into) throws IOException {
            int at = at(position);
            int count = Math.min(into.remaining(), size - at);
            if (count <= 0) {
                return -1;
            }
            into.put(bytes, at, count);
            return count;
        }

        @Override
        public int write(long position, ByteBuffer from) throws IOException {
            int at = at(position);
            int count = from.remaining();
            if (at + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(at + count, bytes.length * 2));
            }
            from.get(bytes, at, count);
            size = Math.max(size, at + count);
            return count;
        }

        private static int at(long position) throws IOException {
            if (position > Integer.MAX_VALUE) {
                throw new EOFException("memory: position=" + position);
            }
            return (int) position;
        }

        @Override
        public void force() {
            // there is no disk
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
