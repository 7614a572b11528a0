package trading.launcher.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of a log; what belongs to it, as a stack trace, follows in `message` after an end of line. `time`: null
/// where the log does not say. `level`: INFO where it does not say. `source`: the file's name. The text is as it was
/// written, fit for no terminal.
public record LogLine(
        @Nullable Instant time,
        LogLevel level,
        String service,
        @Nullable String thread,
        @Nullable String logger,
        String message,
        String source) {

    LogLine with(Instant otherTime) {
        return new LogLine(otherTime, level, service, thread, logger, message, source);
    }

    LogLine and(String more) {
        return new LogLine(time, level, service, thread, logger, message + more, source);
    }
}
