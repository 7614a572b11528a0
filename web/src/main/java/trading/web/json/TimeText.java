package trading.web.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Points in time by RFC 3339: date, time and zone, as in `2026-11-23T12:00:00.5Z`. A leap second counts as
/// the last moment of the second before it.
public final class TimeText {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}):"
            + "([0-9]{2})(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final int LONGEST = 40;

    private TimeText() {}

    /// Empty when it is not a time that there is.
    public static Optional<Instant> parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (text.length() > LONGEST || !shape.matches()) {
            return Optional.empty();
        }
        boolean leap = shape.group(3).equals("60");
        String fraction = leap ? ".999999999" : shape.group(4) == null ? "" : shape.group(4);
        String whole = shape.group(1) + "T" + shape.group(2) + ":" + (leap ? "59" : shape.group(3)) + fraction
                + shape.group(5).toUpperCase(Locale.ROOT);
        try {
            OffsetDateTime time = OffsetDateTime.parse(whole, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .withOffsetSameInstant(ZoneOffset.UTC);
            boolean endOfDay = time.getHour() == 23 && time.getMinute() == 59;
            return leap && !endOfDay ? Optional.empty() : Optional.of(time.toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
