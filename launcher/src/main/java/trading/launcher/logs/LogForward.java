package trading.launcher.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The entries of one log from the oldest file on to a place in the one that is written. Holds one block at a time.
final class LogForward implements Iterator<LogLine> {
    private static final int BLOCK = 64 << 10;

    private final OpenLog log;
    private final long end;
    private final LogEntries entries;
    private final Deque<LogPart> parts;
    private final Deque<LogLine> ready = new ArrayDeque<>();
    private final byte[] block = new byte[BLOCK];
    private @Nullable InputStream part;
    private String source;
    private long at;
    private boolean ended;

    LogForward(OpenLog log, long end) throws IOException {
        this.log = log;
        this.end = end;
        this.entries = new LogEntries(log.name(), log.writtenAt());
        this.parts = new ArrayDeque<>(log.parts());
        this.source = log.name() + ".log";
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty() && !ended) {
                fill();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("log not read: file=" + source, failed);
        }
        return !ready.isEmpty();
    }

    @Override
    public LogLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void fill() throws IOException {
        int count;
        if (part == null && !parts.isEmpty()) {
            LogPart next = parts.remove();
            source = next.name();
            Optional<InputStream> opened = log.open(next);
            part = opened.orElse(null);
            return;
        }
        if (part != null) {
            count = part.read(block);
            if (count < 0) {
                part.close();
                part = null;
                return;
            }
        } else {
            source = log.name() + ".log";
            count = log.read(block, at, (int) Math.min(BLOCK, end - at));
            at += count;
            ended = count == 0 || at >= end;
        }
        entries.add(block, 0, count, source);
        ready.addAll(ended ? entries.finish(source) : entries.take());
    }
}
