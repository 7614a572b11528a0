package trading.launcher.logs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The log of a service of the user's, in whatever format: a time in ISO 8601 near the beginning and a word for the
/// level are understood. A line that is set in belongs to the one before.
record ForeignFormat(String service) implements LogFormat {
    private static final int NEAR = 120;
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern LEVEL = Pattern.compile(
            "\\b(?:(?i:level\"?[=:]\\s*\"?)([A-Za-z]+)|(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|PANIC))\\b");
    private static final Pattern MORE = Pattern.compile("\\s.*|Caused by: .*|\\.\\.\\. \\d+ more", Pattern.DOTALL);

    @Override
    public @Nullable LogLine begins(String line, String source) {
        if (line.isEmpty() || MORE.matcher(line).matches()) {
            return null;
        }
        String head = line.substring(0, Math.min(NEAR, line.length()));
        return new LogLine(time(head), level(head), service, null, null, line, source);
    }

    private static @Nullable Instant time(String head) {
        Matcher matcher = TIME.matcher(head);
        if (!matcher.find()) {
            return null;
        }
        String fraction = matcher.group(3) == null ? "" : "." + matcher.group(3);
        String local = matcher.group(1) + "T" + matcher.group(2) + fraction;
        String zone = matcher.group(4);
        try {
            if (zone == null) {
                return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
            }
            String colon = zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
            return OffsetDateTime.parse(local + colon).toInstant();
        } catch (DateTimeParseException onlyLooksLikeOne) {
            return null;
        }
    }

    private static LogLevel level(String head) {
        Matcher matcher = LEVEL.matcher(head);
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            var level = LogLevel.named(word);
            if (level.isPresent()) {
                return level.get();
            }
        }
        return LogLevel.INFO;
    }
}
