package trading.engine.market.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;

/// Reads the times of one file: all of them in the unit of the first.
///
/// Epoch seconds, milliseconds, microseconds or nanoseconds are told apart by their number of digits, which
/// is unambiguous between 2001 and 2286; or ISO-8601 with a zone.
final class OpenTimes {
    static final long EARLIEST_NANOS = Instant.parse("1971-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;
    static final long LATEST_NANOS = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private enum Unit {
        UNKNOWN("", 0),
        SECONDS("epoch seconds", 1_000_000_000),
        MILLIS("epoch milliseconds", 1_000_000),
        MICROS("epoch microseconds", 1_000),
        NANOS("epoch nanoseconds", 1),
        ISO_TEXT("ISO-8601", 0);

        private final String text;
        private final long nanos;

        Unit(String text, long nanos) {
            this.text = text;
            this.nanos = nanos;
        }

        static Unit ofDigits(int digits) {
            return switch (digits) {
                case 10 -> SECONDS;
                case 13 -> MILLIS;
                case 16 -> MICROS;
                case 19 -> NANOS;
                default -> UNKNOWN;
            };
        }
    }

    private Unit unit = Unit.UNKNOWN;

    long nanos(String column, String text) throws BadValueException {
        boolean digits = DIGITS.matcher(text).matches();
        Unit found = digits ? Unit.ofDigits(text.length()) : Unit.ISO_TEXT;
        if (found == Unit.UNKNOWN || text.startsWith("-")) {
            throw new BadValueException(column, "not an epoch time of this century", text);
        }
        long nanos = digits ? epoch(found, column, text) : iso(column, text);
        if (nanos < EARLIEST_NANOS || nanos >= LATEST_NANOS) {
            throw new BadValueException(column, "outside 1971-01-01 and 2200-01-01", text);
        }
        if (unit == Unit.UNKNOWN) {
            unit = found;
        } else if (unit != found) {
            throw new BadValueException(column, "time in " + found.text + ", the file began in " + unit.text, text);
        }
        return nanos;
    }

    private static long epoch(Unit unit, String column, String text) throws BadValueException {
        try {
            return Math.multiplyExact(Long.parseLong(text), unit.nanos);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new BadValueException(column, "time out of range", text);
        }
    }

    private static long iso(String column, String text) throws BadValueException {
        try {
            Instant instant = ISO.parse(text, OffsetDateTime::from).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException e) {
            throw new BadValueException(column, "time out of range", text);
        } catch (DateTimeException e) {
            throw new BadValueException(column, withoutZone(text) ? "time zone missing" : "not a time", text);
        }
    }

    private static boolean withoutZone(String text) {
        return isTime(ISO, text)
                || isTime(DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT), text);
    }

    private static boolean isTime(DateTimeFormatter format, String text) {
        try {
            return format.parse(text).isSupported(ChronoField.EPOCH_DAY);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
