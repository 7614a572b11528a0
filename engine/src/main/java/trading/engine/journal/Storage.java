package trading.engine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The files of one directory. The seam through which tests make disks fail.
public interface Storage {
    /// The directory, made if it is missing.
    static Storage in(Path directory) throws IOException {
        return DirectoryStorage.in(directory);
    }

    /// Sorted.
    List<String> names() throws IOException;

    StorageFile open(String name) throws IOException;

    /// A new and empty file.
    StorageFile create(String name) throws IOException;

    /// At once and durably; replaces what was there.
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /// Keeps every other process and every other holder in this one out until it is closed. Throws
    /// [StorageLockedException] when somebody else has it.
    Closeable lock() throws IOException;

    long usableBytes() throws IOException;

    long totalBytes() throws IOException;
}
