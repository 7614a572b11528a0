package trading.engine.strategy.host;

import java.time.LocalDate;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The id of a decision, and of an entry the client order id: `ema-cross:BTCUSDT:20220103T1005`, the same for
/// the same bar for ever.
///
/// Bars of another subscription than the main one add their frame (`…T1000.1h`); what no bar led to has the
/// sequence of the report that did (`…:s2n9c`); a second wish of one call adds its place (`…T1005/2`).
final class EntryId {
    private static final int LONGEST = 36;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int DAY_SECONDS = 86_400;

    private EntryId() {}

    static String of(String strategy, String symbol, Bar bar) {
        return of(strategy, symbol, bar, true, 1);
    }

    /// `place`: of the wish in its call, from 1.
    static String of(String strategy, String symbol, Bar bar, boolean main, int place) {
        StringBuilder text =
                new StringBuilder(LONGEST).append(':').append(symbol).append(':');
        time(bar.openTimeNanos(), bar.frame().nanos() < TimeFrame.M1.nanos(), text);
        if (!main) {
            text.append('.').append(bar.frame().text());
        }
        return fitted(strategy, text.append(number(place)).toString());
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

    /// `20220103T1005`, or with seconds `20220103T100530`. By hand: an id is made for each decision.
    private static void time(long nanos, boolean seconds, StringBuilder into) {
        long second = Math.floorDiv(nanos, SECOND_NANOS);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, DAY_SECONDS));
        int ofDay = Math.floorMod(second, DAY_SECONDS);
        twoDigits(day.getYear() / 100, into);
        twoDigits(day.getYear() % 100, into);
        twoDigits(day.getMonthValue(), into);
        twoDigits(day.getDayOfMonth(), into);
        into.append('T');
        twoDigits(ofDay / 3_600, into);
        twoDigits(ofDay / 60 % 60, into);
        if (seconds) {
            twoDigits(ofDay % 60, into);
        }
    }

    private static void twoDigits(int number, StringBuilder into) {
        into.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
