package trading.launcher;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// A moment on the command line: back from now, or a UTC time.
final class SinceOption {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private SinceOption() {}

    /// Epoch milliseconds.
    ///
    /// @throws CommandLine.ParameterException when it is neither
    static long millis(CommandSpec spec, String text) {
        return millis(spec, text, Instant.now());
    }

    static long millis(CommandSpec spec, String text, Instant now) {
        Matcher span = SPAN.matcher(text.toLowerCase(Locale.ROOT));
        if (span.matches()) {
            Duration unit = UNITS.getOrDefault(span.group(2), Duration.ZERO);
            return now.minus(unit.multipliedBy(Long.parseLong(span.group(1)))).toEpochMilli();
        }
        try {
            Instant time = text.endsWith("Z")
                    ? Instant.parse(text)
                    : text.contains("T")
                            ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            if (time.toEpochMilli() >= 0) {
                return time.toEpochMilli();
            }
        } catch (DateTimeException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), rule(text), wrong);
        }
        throw new CommandLine.ParameterException(spec.commandLine(), rule(text));
    }

    private static String rule(String text) {
        return "--since " + text + ": write 30m, 2h or 7d, or a UTC time like 2024-01-31 or 2024-01-31T10:00";
    }
}
