package trading.launcher.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The entries of one log from a place in the file that is written back to the oldest, the newest first. Reads blocks
/// from the end, and of the compressed files only those that are needed.
final class LogBackward extends LogEntryIterator {
    private static final int BLOCK = 128 << 10;

    /// Past this an entry without a time counts as a beginning too.
    private static final int FAR = 1 << 20;

    private final OpenLog log;
    private final LogFormat format;
    private final Instant unknownTime;
    private final Deque<LogPart> parts;

    /// What was read and belongs to an entry that begins before.
    private byte[] rest = new byte[0];

    private long end;

    LogBackward(OpenLog log, long end) throws IOException {
        super(log.name() + ".log");
        this.log = log;
        this.end = end;
        this.format = LogFormat.of(log.name());
        this.unknownTime = log.writtenAt();
        this.parts = new ArrayDeque<>(log.parts());
    }

    @Override
    void fill() throws IOException {
        byte[] block = blockBefore();
        ended = end == 0 && parts.isEmpty();
        byte[] text = Arrays.copyOf(block, block.length + rest.length);
        System.arraycopy(rest, 0, text, block.length, rest.length);
        int begin = ended ? 0 : firstEntry(text);
        rest = Arrays.copyOf(text, begin);
        LogEntries entries = new LogEntries(log.name(), unknownTime);
        entries.add(text, begin, text.length, source);
        List<LogLine> found = entries.finish(source);
        ready.addAll(found.reversed());
    }

    private byte[] blockBefore() throws IOException {
        if (end > 0) {
            int length = (int) Math.min(BLOCK, end);
            byte[] block = new byte[length];
            end -= length;
            source = log.name() + ".log";
            return Arrays.copyOf(block, log.read(block, end, length));
        }
        if (parts.isEmpty()) {
            return new byte[0];
        }
        LogPart part = parts.removeLast();
        source = part.name();
        Optional<InputStream> opened = log.open(part);
        if (opened.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = opened.get()) {
            return in.readAllBytes();
        }
    }

    /// Where the first entry with a time of its own begins; the end when there is none. What is before the first end of
    /// a line may be half a line.
    private int firstEntry(byte[] text) {
        int begin = lineAfter(text, 0);
        int untimed = text.length;
        while (begin < text.length) {
            int next = lineAfter(text, begin);
            LogLine entry = format.begins(
                    new String(text, begin, next - begin, StandardCharsets.UTF_8).stripTrailing(), source);
            if (entry != null && entry.time() != null) {
                return begin;
            }
            if (entry != null && untimed == text.length) {
                untimed = begin;
            }
            begin = next;
        }
        return text.length > FAR ? untimed : text.length;
    }

    private static int lineAfter(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == '\n') {
                return i + 1;
            }
        }
        return text.length;
    }
}
