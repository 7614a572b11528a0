package trading.launcher.logs;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `redis.log`: process and role, time (UTC, as we start it), a sign for the level.
final class RedisFormat implements LogFormat {
    private static final Pattern ENTRY =
            Pattern.compile("(\\d+:[A-Z]) (\\d\\d [A-Z][a-z]{2} \\d{4} [0-9:.]{12}) ([-.*#]) (.*)", Pattern.DOTALL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm:ss.SSS", Locale.ROOT);

    @Override
    public @Nullable LogLine begins(String line, String source) {
        Matcher matcher = ENTRY.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        LogLevel level = switch (matcher.group(3)) {
            case "#" -> LogLevel.WARN;
            case "*" -> LogLevel.INFO;
            default -> LogLevel.DEBUG;
        };
        try {
            return new LogLine(
                    LocalDateTime.parse(matcher.group(2), TIME).toInstant(ZoneOffset.UTC),
                    level,
                    "redis",
                    matcher.group(1),
                    null,
                    matcher.group(4),
                    source);
        } catch (DateTimeParseException onlyLooksLikeOne) {
            return null;
        }
    }
}
