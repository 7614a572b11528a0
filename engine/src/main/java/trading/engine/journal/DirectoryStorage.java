package trading.engine.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A directory of the file system.
final class DirectoryStorage implements Storage {
    private static final String LOCK = "lock";
    private static final boolean DIRECTORIES_CAN_BE_FORCED = File.separatorChar == '/';

    private final Path directory;

    private DirectoryStorage(Path directory) {
        this.directory = directory;
    }

    static Storage in(Path directory) throws IOException {
        boolean fresh = Files.notExists(directory);
        Files.createDirectories(directory);
        Path parent = directory.toAbsolutePath().getParent();
        if (fresh && parent != null) {
            force(parent);
        }
        return new DirectoryStorage(directory);
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(LOCK))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public StorageFile open(String name) throws IOException {
        return new ChannelFile(FileChannel.open(directory.resolve(name), READ, WRITE));
    }

    @Override
    public StorageFile create(String name) throws IOException {
        return new ChannelFile(FileChannel.open(directory.resolve(name), READ, WRITE, CREATE_NEW));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                directory.resolve(from),
                directory.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        force(directory);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(directory.resolve(name));
        force(directory);
    }

    @Override
    public Closeable lock() throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve(LOCK), WRITE, CREATE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new StorageLockedException(directory.toString());
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// Asked of the folder itself: [java.nio.file.FileStore] looks for its disk in the list of mounts,
    /// which has none in a changed root.
    @Override
    public long usableBytes() {
        return directory.toFile().getUsableSpace();
    }

    @Override
    public long totalBytes() {
        return directory.toFile().getTotalSpace();
    }

    /// Makes names durable. Windows has no such call: its file system writes names ahead by itself.
    private static void force(Path directory) throws IOException {
        if (DIRECTORIES_CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }
}
