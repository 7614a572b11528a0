package trading.launcher.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The entries of one log from the oldest file on to a place in the one that is written. Holds one block at a time.
final class LogForward extends LogEntryIterator {
    private static final int BLOCK = 64 << 10;

    private final OpenLog log;
    private final long end;
    private final LogEntries entries;
    private final Deque<LogPart> parts;
    private final byte[] block = new byte[BLOCK];
    private @Nullable InputStream part;
    private long at;

    LogForward(OpenLog log, long end) throws IOException {
        super(log.name() + ".log");
        this.log = log;
        this.end = end;
        this.entries = new LogEntries(log.name(), log.writtenAt());
        this.parts = new ArrayDeque<>(log.parts());
    }

    @Override
    void fill() throws IOException {
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
