package trading.infra.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log file of a child. Past its limit, or its day, it is put aside between two lines, by a rename, and a new one
/// begun; whoever reads it loses and doubles nothing. Those who write to one path share one of these.
///
/// Without room on the disk what comes is dropped, so that the child goes on; how much, the log says afterwards.
final class ChildLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChildLog.class);
    private static final Map<Path, ChildLog> OPEN = new HashMap<>();

    private final Path file;
    private final LogArchive archive;
    private final LogLimits limits;
    private final Clock clock;
    private int writers;
    private @Nullable FileChannel channel;
    private long size;
    private LocalDate day = LocalDate.EPOCH;
    private boolean atLineStart = true;
    private long lostBytes;

    private ChildLog(Path file, LogLimits limits, Clock clock) {
        this.file = file;
        this.limits = limits;
        this.archive = new LogArchive(file, limits, clock);
        this.clock = clock;
    }

    /// To be closed by each who asked for it. The limits are those of the first.
    static ChildLog open(Path file, LogLimits limits) {
        return open(file, limits, Clock.systemUTC());
    }

    static ChildLog open(Path file, LogLimits limits, Clock clock) {
        Path path = file.toAbsolutePath().normalize();
        synchronized (OPEN) {
            ChildLog shared = OPEN.computeIfAbsent(path, absent -> new ChildLog(path, limits, clock));
            shared.writers++;
            return shared;
        }
    }

    /// Whole characters.
    synchronized void write(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        try {
            int from = 0;
            while (from < bytes.length) {
                FileChannel now = current();
                int to = untilRotation(bytes, from);
                append(now, bytes, from, to);
                from = to;
            }
        } catch (IOException failed) {
            if (lostBytes == 0) {
                log.warn("log not written, what a child says is dropped until it can be: file={}", file, failed);
            }
            lostBytes += bytes.length;
        }
    }

    /// To the end of the line that reaches the limit.
    private int untilRotation(byte[] bytes, int from) {
        long room = limits.maxBytes() - size;
        if (room > bytes.length - from) {
            return bytes.length;
        }
        for (int i = from + (int) Math.max(0, room - 1); i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }

    private void append(FileChannel to, byte[] bytes, int from, int until) throws IOException {
        if (lostBytes > 0) {
            put(
                    to,
                    ByteBuffer.wrap(("[" + lostBytes + " bytes could not be written here]\n")
                            .getBytes(StandardCharsets.UTF_8)));
            lostBytes = 0;
        }
        put(to, ByteBuffer.wrap(bytes, from, until - from));
        atLineStart = bytes[until - 1] == '\n';
    }

    private void put(FileChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            size += to.write(bytes);
        }
    }

    private FileChannel current() throws IOException {
        FileChannel now = channel;
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        if (now != null && atLineStart && (size >= limits.maxBytes() || !today.equals(day)) && size > 0) {
            now.close();
            channel = null;
            archive.putAside();
            now = null;
        }
        if (now == null) {
            now = opened(today);
            channel = now;
        }
        return now;
    }

    private FileChannel opened(LocalDate today) throws IOException {
        boolean there = Files.exists(file);
        day = there
                ? Files.getLastModifiedTime(file)
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                : today;
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        size = opened.size();
        return opened;
    }

    @Override
    public void close() throws IOException {
        synchronized (OPEN) {
            writers--;
            if (writers > 0) {
                return;
            }
            OPEN.remove(file);
        }
        synchronized (this) {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        }
    }
}
