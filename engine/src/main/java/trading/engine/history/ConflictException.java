package trading.engine.history;

import java.time.Instant;

/// A bar or a tick is there already, with other values, and was not to be replaced. Nothing was changed.
public final class ConflictException extends Exception {
    private static final long serialVersionUID = 1;

    private final long openTimeNanos;

    private ConflictException(String message, long openTimeNanos) {
        super(message);
        this.openTimeNanos = openTimeNanos;
    }

    ConflictException(SeriesKey key, long openTimeNanos) {
        this(
                "series: " + key + " has other values for the bar of " + time(openTimeNanos)
                        + ": import with replacement, or remove the series first",
                openTimeNanos);
    }

    static ConflictException ofTick(String symbol, long id, long timeNanos) {
        return new ConflictException(
                "ticks: " + symbol + " has other values for the trade id=" + id + " of " + time(timeNanos)
                        + ": import with replacement, or remove the ticks first",
                timeNanos);
    }

    /// Of a trade that comes after another one by its id and before it by its time, or the other way around.
    static ConflictException ofOrder(String symbol, long id, long timeNanos) {
        return new ConflictException(
                "ticks: " + symbol + " id=" + id + " of " + time(timeNanos)
                        + " is not later than the trade whose id is before it: one of the files is not of this market",
                timeNanos);
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L));
    }

    /// Of the first such bar, or the time of the first such tick.
    public long openTimeNanos() {
        return openTimeNanos;
    }
}
