package trading.web.json;

import java.util.Optional;

/// Spans of time as people write them: `250ms`, `30m`, `1d`; a plain whole number is seconds.
public final class DurationText {
    private enum Unit {
        D("d", 86_400_000_000_000L),
        H("h", 3_600_000_000_000L),
        M("m", 60_000_000_000L),
        S("s", 1_000_000_000L),
        MS("ms", 1_000_000L),
        NS("ns", 1L);

        private final String text;
        private final long nanos;

        Unit(String text, long nanos) {
            this.text = text;
            this.nanos = nanos;
        }
    }

    private DurationText() {}

    /// Nanoseconds; empty when it is no span of time or longer than 292 years.
    public static Optional<Long> parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean leadingZero = end > 1 && text.charAt(0) == '0';
        if (end == 0 || end > 18 || leadingZero) {
            return Optional.empty();
        }
        String unit = text.substring(end);
        long number = Long.parseLong(text.substring(0, end));
        for (Unit known : Unit.values()) {
            if (known.text.equals(unit) || (unit.isEmpty() && known == Unit.S)) {
                return number > Long.MAX_VALUE / known.nanos ? Optional.empty() : Optional.of(number * known.nanos);
            }
        }
        return Optional.empty();
    }

    /// In the longest unit that holds it exactly.
    public static String of(long nanos) {
        for (Unit unit : Unit.values()) {
            if (nanos % unit.nanos == 0 && nanos != 0) {
                return nanos / unit.nanos + unit.text;
            }
        }
        return nanos + Unit.S.text;
    }
}
