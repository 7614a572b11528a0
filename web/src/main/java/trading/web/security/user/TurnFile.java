package trading.web.security.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import trading.infra.process.OwnerOnly;

/// A file of JSON that several programs change, one after the other, and that is replaced as a whole.
///
/// Reading takes no lock. A file that cannot be read is never written over.
final class TurnFile<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final Class<T> type;
    private final T none;

    /// `none`: what there is while there is no file.
    TurnFile(Path file, Class<T> type, T none) {
        this.file = file;
        this.type = type;
        this.none = none;
    }

    /// What a change comes to. `after` is null when nothing is to be written.
    record Turn<T, R>(@Nullable T after, R answer) {}

    interface Change<T, R> {
        Turn<T, R> apply(T before);
    }

    /// Throws [IllegalStateException] when the file is damaged.
    T read() {
        if (!Files.exists(file)) {
            return none;
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "file=" + file + ": cannot be understood at line "
                            + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                            + ": restore it from a backup, or take it away to begin without it",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("file=" + file + ": cannot be read", e);
        }
    }

    /// Written, when this returns.
    synchronized <R> R change(Change<T, R> change) {
        try {
            try (FileChannel channel = FileChannel.open(
                            file.resolveSibling(file.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock ours = lock(channel)) {
                Turn<T, R> turn = change.apply(read());
                T after = turn.after();
                if (after != null && ours.isValid()) {
                    OwnerOnly.write(file, JSON.writeValueAsBytes(after));
                }
                return turn.answer();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("file=" + file + ": cannot be changed", e);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            FileLock taken = attempt(channel);
            if (taken != null) {
                return taken;
            }
            if (System.nanoTime() - end >= 0) {
                throw new IOException("file=" + file + ": another program is changing it: try again in a moment");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("file=" + file + ": interrupted while waiting for it", e);
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
}
