package trading.engine.strategy.host;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The id of a decision, and of an entry the client order id: `ema-cross:BTCUSDT:20220103T1005`, the same for
/// the same bar for ever.
///
/// Bars of another subscription than the main one add their frame (`…T1000.1h`); what no bar led to has the
/// sequence of the report that did (`…:s2n9c`); a second wish of one call adds its place (`…T1005/2`).
final class EntryId {
    private static final int LONGEST = 36;
    private static final DateTimeFormatter MINUTES = formatter("uuuuMMdd'T'HHmm");
    private static final DateTimeFormatter SECONDS = formatter("uuuuMMdd'T'HHmmss");

    private EntryId() {}

    static String of(String strategy, String symbol, Bar bar) {
        return of(strategy, symbol, bar, true, 1);
    }

    /// `place`: of the wish in its call, from 1.
    static String of(String strategy, String symbol, Bar bar, boolean main, int place) {
        DateTimeFormatter formatter = bar.frame().nanos() < TimeFrame.M1.nanos() ? SECONDS : MINUTES;
        String time = formatter.format(Instant.ofEpochSecond(0, bar.openTimeNanos()));
        return fitted(
                strategy,
                ":" + symbol + ":" + time + (main ? "" : "." + bar.frame().text()) + number(place));
    }

    /// `place`: of the wish among those that the report of `sequence` led to, from 1.
    static String of(String strategy, String symbol, long sequence, int place) {
        return fitted(strategy, ":" + symbol + ":s" + Long.toString(sequence, Character.MAX_RADIX) + number(place));
    }

    private static String number(int place) {
        return place == 1 ? "" : "/" + place;
    }

    /// A name that makes it too long is cut, and a mark of the whole name put in the place of the rest.
    private static String fitted(String strategy, String place) {
        int room = LONGEST - place.length();
        if (strategy.length() <= room) {
            return strategy + place;
        }
        String mark = "." + Integer.toString(strategy.hashCode() >>> 12, Character.MAX_RADIX);
        if (room <= mark.length()) {
            throw new IllegalArgumentException("client order id: place=" + place + " is too long");
        }
        return strategy.substring(0, room - mark.length()) + mark + place;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
