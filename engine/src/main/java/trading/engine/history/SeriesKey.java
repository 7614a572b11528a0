package trading.engine.history;

import java.util.Comparator;
import java.util.regex.Pattern;
import trading.engine.model.TimeFrame;

/// Which bars: of what, and of which length. `symbol`: 1 to 32 of `A-Z 0-9 . _ -`, so that it can be a folder.
public record SeriesKey(String symbol, TimeFrame frame) implements Comparable<SeriesKey> {
    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::symbol).thenComparing(SeriesKey::frame);

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,31}");

    public SeriesKey {
        if (!isSymbol(symbol)) {
            throw new IllegalArgumentException(
                    "series: symbol=" + symbol + ": must be 1 to 32 of A-Z 0-9 . _ - and begin with a letter or digit");
        }
    }

    static boolean isSymbol(String text) {
        return SYMBOL.matcher(text).matches();
    }

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return symbol + " " + frame.text();
    }
}
