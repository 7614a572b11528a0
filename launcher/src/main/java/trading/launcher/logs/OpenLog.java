package trading.launcher.logs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One log at one moment: the files that were put aside by then, and the one that is written, held open so that it can
/// be read to its end wherever a rotation moves it.
final class OpenLog implements Closeable {
    private final LogFolder folder;
    private final String log;
    private final List<LogPart> parts;
    private final @Nullable FileChannel channel;
    private final @Nullable Object identity;

    private OpenLog(
            LogFolder folder,
            String log,
            List<LogPart> parts,
            @Nullable FileChannel channel,
            @Nullable Object identity) {
        this.folder = folder;
        this.log = log;
        this.parts = parts;
        this.channel = channel;
        this.identity = identity;
    }

    static OpenLog open(LogFolder folder, String log) throws IOException {
        while (true) {
            Path path = folder.current(log);
            Object before = identity(path);
            if (before == null) {
                List<LogPart> parts = folder.parts(log);
                if (identity(path) == null) {
                    return new OpenLog(folder, log, parts, null, null);
                }
                continue;
            }
            FileChannel channel;
            try {
                channel = FileChannel.open(path);
            } catch (NoSuchFileException rotatedMeanwhile) {
                continue;
            }
            List<LogPart> parts = folder.parts(log);
            // the same before and after: it is the file that was opened, and the list is of its time
            if (before.equals(identity(path))) {
                return new OpenLog(folder, log, parts, channel, before);
            }
            channel.close();
        }
    }

    String name() {
        return log;
    }

    /// What was put aside, oldest first.
    List<LogPart> parts() {
        return parts;
    }

    boolean isThere() {
        return channel != null;
    }

    /// Whether another file has its name by now. Not while a rotation has moved it and made no new one yet.
    boolean isRotated() throws IOException {
        Object now = identity(folder.current(log));
        return now != null && !now.equals(identity);
    }

    long size() throws IOException {
        return channel == null ? 0 : channel.size();
    }

    /// Where its last line that is complete ends.
    long endOfLastLine() throws IOException {
        byte[] block = new byte[8 << 10];
        for (long end = size(); end > 0; end -= block.length) {
            long from = Math.max(0, end - block.length);
            int count = read(block, from, (int) (end - from));
            for (int i = count - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    /// Reads `length` bytes from there on, fewer at its end.
    int read(byte[] into, long from, int length) throws IOException {
        if (channel == null) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {}
        return buffer.position();
    }

    /// A file that was put aside; empty when it is gone, as too old. It may have been compressed since it was listed.
    Optional<InputStream> open(LogPart part) throws IOException {
        for (LogPart now = part; now != null; now = again(part)) {
            try {
                return Optional.of(now.open());
            } catch (NoSuchFileException moved) {
                if (again(part) == null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable LogPart again(LogPart part) throws IOException {
        return folder.parts(log).stream()
                .filter(each -> each.id().equals(part.id()))
                .findFirst()
                .orElse(null);
    }

    /// When its oldest file was last written, for lines that have no time.
    Instant writtenAt() throws IOException {
        Path oldest = parts.isEmpty() ? folder.current(log) : parts.getFirst().path();
        try {
            return Files.getLastModifiedTime(oldest).toInstant();
        } catch (NoSuchFileException gone) {
            return Instant.EPOCH;
        }
    }

    /// What tells a file from another of the same name: its number in the file system; when it was made, where files
    /// have no numbers. Null when there is none.
    private static @Nullable Object identity(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
        } catch (NoSuchFileException absent) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
