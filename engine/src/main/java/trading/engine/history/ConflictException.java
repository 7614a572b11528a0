package trading.engine.history;

import java.time.Instant;

/// A bar is there already, with other values, and was not to be replaced. Nothing was changed.
public final class ConflictException extends Exception {
    private static final long serialVersionUID = 1;

    private final long openTimeNanos;

    ConflictException(SeriesKey key, long openTimeNanos) {
        super("series: " + key + " has other values for the bar of "
                + Instant.ofEpochSecond(Math.floorDiv(openTimeNanos, 1_000_000_000L))
                + ": import with replacement, or remove the series first");
        this.openTimeNanos = openTimeNanos;
    }

    /// Of the first such bar.
    public long openTimeNanos() {
        return openTimeNanos;
    }
}
