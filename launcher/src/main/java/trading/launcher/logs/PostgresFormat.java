package trading.launcher.logs;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `postgres.log`, with the prefix that we set: time in UTC, process, user and database. Details, hints and statements
/// come in the same write as what they belong to.
final class PostgresFormat implements LogFormat {
    private static final Pattern ENTRY = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d) ([0-9:.]{12}) UTC \\[(\\d+)\\] (?:\\S+@\\S* )?([A-Z0-9]+): +(.*)", Pattern.DOTALL);

    @Override
    public @Nullable LogLine begins(String line, String source) {
        Matcher matcher = ENTRY.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        LogLevel level = LogLevel.named(matcher.group(4)).orElse(null);
        if (level == null) {
            return null;
        }
        try {
            return new LogLine(
                    LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2))
                            .toInstant(ZoneOffset.UTC),
                    level,
                    "postgres",
                    matcher.group(3),
                    null,
                    matcher.group(5),
                    source);
        } catch (DateTimeParseException onlyLooksLikeOne) {
            return null;
        }
    }
}
