package trading.launcher.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes of one log, in order and in pieces of any size, made into entries. An entry is given out once the next
/// one has begun, or the caller says that nothing more is to come for now.
final class LogEntries {
    /// A line or an entry past this is given out in parts.
    private static final int LONGEST = 1 << 20;

    private final LogFormat format;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder more = new StringBuilder();
    private final List<LogLine> complete = new ArrayList<>();
    private final LogLine orphan;
    private @Nullable LogLine entry;
    private @Nullable Instant time;
    private boolean timed;

    /// `log`: its name, `trading` for ours. `unknownTime`: of lines before the first that has a time.
    LogEntries(String log, @Nullable Instant unknownTime) {
        this.format = LogFormat.of(log);
        this.time = unknownTime;
        String service = log.equals("trading") ? LoggerService.REST : log;
        this.orphan = new LogLine(null, LogLevel.INFO, service, null, null, "", log + ".log");
    }

    /// Entries without a time, in a log that has none, are of this moment.
    void presume(Instant moment) {
        if (!timed) {
            time = moment;
        }
    }

    void add(byte[] bytes, int from, int to, String source) {
        int begin = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' || line.size() + i - begin >= LONGEST) {
                int end = bytes[i] == '\n' ? i : i + 1;
                line.write(bytes, begin, end - begin);
                endLine(source);
                begin = i + 1;
            }
        }
        line.write(bytes, begin, to - begin);
    }

    /// Whether a line has begun and not ended.
    boolean isInLine() {
        return line.size() > 0;
    }

    /// The entries that are complete since the last call.
    List<LogLine> take() {
        List<LogLine> taken = List.copyOf(complete);
        complete.clear();
        return taken;
    }

    /// The same and the last one, which may go on; a line without its end is kept back.
    List<LogLine> takeAll() {
        endEntry();
        return take();
    }

    /// The same at the end of the log, where the last line may lack its end.
    List<LogLine> finish(String source) {
        if (isInLine()) {
            endLine(source);
        }
        return takeAll();
    }

    private void endLine(String source) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        LogLine begun = format.begins(text, source);
        if (begun != null) {
            endEntry();
            entry = begun;
        } else if (entry != null) {
            more.append('\n').append(text);
            if (more.length() > LONGEST) {
                endEntry();
            }
        } else if (!text.isEmpty()) {
            entry = orphan.and(text);
        }
    }

    private void endEntry() {
        if (entry == null) {
            return;
        }
        LogLine ended = more.isEmpty() ? entry : entry.and(more.toString());
        more.setLength(0);
        entry = null;
        if (ended.time() == null) {
            complete.add(time == null ? ended : ended.with(time));
        } else {
            time = ended.time();
            timed = true;
            complete.add(ended);
        }
    }
}
