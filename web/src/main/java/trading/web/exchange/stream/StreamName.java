package trading.web.exchange.stream;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.view.LiveView;

/// A market stream by its name: `btcusdt@depth@100ms`, `btcusdt@kline_1m`.
///
/// `frame` counts for bars only, `levels` for a part of the book only. `periodNanos`: at least so long
/// between two events, 0 when each change is one.
record StreamName(String text, Kind kind, Instrument instrument, TimeFrame frame, int levels, long periodNanos) {
    enum Kind {
        TRADE,
        AGGREGATED_TRADE,
        BOOK_TICKER,
        DEPTH_CHANGES,
        DEPTH,
        KLINE,
        TICKER,
        MINI_TICKER
    }

    private static final Pattern DEPTH = Pattern.compile("depth(|5|10|20)(|@100ms|@1000ms)");
    private static final String KLINE_PREFIX = "kline_";
    private static final long FAST = Duration.ofMillis(100).toNanos();
    private static final long SLOW = Duration.ofSeconds(1).toNanos();
    private static final long BARS = Duration.ofSeconds(2).toNanos();

    static Optional<StreamName> parse(String text, LiveView view) {
        int at = text.indexOf('@');
        if (at < 1 || !text.substring(0, at).toLowerCase(Locale.ROOT).equals(text.substring(0, at))) {
            return Optional.empty();
        }
        String what = text.substring(at + 1);
        return view.instrument(text.substring(0, at).toUpperCase(Locale.ROOT))
                .flatMap(instrument -> parse(text, what, instrument));
    }

    private static Optional<StreamName> parse(String text, String what, Instrument instrument) {
        return switch (what) {
            case "trade" -> plain(text, Kind.TRADE, instrument, 0);
            case "aggTrade" -> plain(text, Kind.AGGREGATED_TRADE, instrument, 0);
            case "bookTicker" -> plain(text, Kind.BOOK_TICKER, instrument, 0);
            case "ticker" -> plain(text, Kind.TICKER, instrument, SLOW);
            case "miniTicker" -> plain(text, Kind.MINI_TICKER, instrument, SLOW);
            default -> what.startsWith(KLINE_PREFIX) ? kline(text, what, instrument) : depth(text, what, instrument);
        };
    }

    private static Optional<StreamName> plain(String text, Kind kind, Instrument instrument, long periodNanos) {
        return Optional.of(new StreamName(text, kind, instrument, TimeFrame.M1, 0, periodNanos));
    }

    private static Optional<StreamName> kline(String text, String what, Instrument instrument) {
        return TimeFrame.parse(what.substring(KLINE_PREFIX.length()))
                .map(frame ->
                        new StreamName(text, Kind.KLINE, instrument, frame, 0, frame == TimeFrame.S1 ? SLOW : BARS));
    }

    private static Optional<StreamName> depth(String text, String what, Instrument instrument) {
        Matcher matcher = DEPTH.matcher(what);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long period = matcher.group(2).equals("@100ms") ? FAST : SLOW;
        boolean changes = matcher.group(1).isEmpty();
        return Optional.of(new StreamName(
                text,
                changes ? Kind.DEPTH_CHANGES : Kind.DEPTH,
                instrument,
                TimeFrame.M1,
                changes ? 0 : Integer.parseInt(matcher.group(1)),
                period));
    }
}
