package trading.engine.orchestrator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The client order id of an entry: `ema-cross:BTCUSDT:20220103T1005`, the same for the same bar for ever.
final class EntryId {
    private static final int LONGEST = 36;
    private static final DateTimeFormatter MINUTES = formatter("uuuuMMdd'T'HHmm");
    private static final DateTimeFormatter SECONDS = formatter("uuuuMMdd'T'HHmmss");

    private EntryId() {}

    /// A name that makes it too long is cut, and a mark of the whole name put in the place of the rest.
    static String of(String strategy, String symbol, Bar bar) {
        DateTimeFormatter formatter = bar.frame().nanos() < TimeFrame.M1.nanos() ? SECONDS : MINUTES;
        String place = ":" + symbol + ":" + formatter.format(Instant.ofEpochSecond(0, bar.openTimeNanos()));
        int room = LONGEST - place.length();
        if (strategy.length() <= room) {
            return strategy + place;
        }
        String mark = "." + Integer.toString(strategy.hashCode() >>> 12, Character.MAX_RADIX);
        if (room <= mark.length()) {
            throw new IllegalArgumentException("client order id: symbol=" + symbol + " is too long");
        }
        return strategy.substring(0, room - mark.length()) + mark + place;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
