package trading.infra.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import trading.engine.model.Equity;

/// What accounts were worth, from the database. Thread-safe; throws [StoreException] when the database does
/// not answer in time.
public final class EquityQueries {
    /// Points of one series at most.
    public static final int MAXIMUM_POINTS = 2_000;

    /// The last one in each of as many equal spans of time as there may be points. One look into the index
    /// for each span, however many were recorded.
    private static final String SERIES = """
            SELECT point.* FROM generate_series(0, :points - 1) AS span (n)
            CROSS JOIN LATERAL (
                SELECT * FROM equity
                WHERE account = :account AND measured_nanos >= :from + span.n * :width
                    AND measured_nanos < least(:from + (span.n + 1) * :width, :to)
                ORDER BY measured_nanos DESC, sequence DESC, ordinal DESC LIMIT 1) AS point
            ORDER BY span.n
            """;

    private static final String BOUNDS = """
            SELECT min(measured_nanos) AS first, max(measured_nanos) AS last FROM equity
            WHERE account = :account AND measured_nanos >= :from AND measured_nanos < :to
            """;

    private final Reader reader;

    private record Bounds(long first, long last) {}

    EquityQueries(Reader reader) {
        this.reader = reader;
    }

    /// An account's equities from `fromNanos` to before `toNanos`, oldest first, thinned to at most `points`
    /// (1 to 2,000), which are spread over the time that was recorded; the last one is always among them.
    public List<Equity> series(int account, long fromNanos, long toNanos, int points) {
        if (points < 1 || points > MAXIMUM_POINTS) {
            throw new IllegalArgumentException("equity: points=" + points + ": must be 1 to " + MAXIMUM_POINTS);
        }
        return reader.read("equity", handle -> {
            Bounds bounds = bounds(handle, account, fromNanos, toNanos);
            return bounds.last() == 0 ? List.of() : series(handle, account, bounds, points);
        });
    }

    private static Bounds bounds(Handle handle, int account, long fromNanos, long toNanos) {
        return handle.createQuery(BOUNDS)
                .bind("account", account)
                .bind("from", fromNanos)
                .bind("to", toNanos)
                .map((row, context) -> new Bounds(row.getLong("first"), row.getLong("last")))
                .one();
    }

    private static List<Equity> series(Handle handle, int account, Bounds bounds, int points) {
        long end = bounds.last() + 1;
        return handle.createQuery(SERIES)
                .bind("account", account)
                .bind("from", bounds.first())
                .bind("to", end)
                .bind("points", points)
                .bind("width", Math.ceilDiv(end - bounds.first(), points))
                .map((row, context) -> EquityTable.read(row))
                .list();
    }
}
