package trading.infra.store;

import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Finished bars from the database. Thread-safe; throws [StoreException] when the database does not answer
/// in time.
public final class BarQueries {
    private final Reader reader;

    BarQueries(Reader reader) {
        this.reader = reader;
    }

    /// The newest `limit` (1 to 500) bars that opened from `fromNanos` to before `toNanos`, oldest first.
    public List<Bar> newest(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        return range(instrument, frame, fromNanos, toNanos, limit, "DESC").reversed();
    }

    /// The oldest `limit` (1 to 500) of them, oldest first.
    public List<Bar> oldest(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        return range(instrument, frame, fromNanos, toNanos, limit, "ASC");
    }

    private List<Bar> range(
            int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit, String direction) {
        Page.check(0, limit);
        return reader.read(
                "bars",
                handle -> handle.createQuery("SELECT " + BarTable.COLUMNS + " FROM bars"
                                + " WHERE symbol = (SELECT symbol FROM instruments WHERE id = :instrument)"
                                + " AND frame = :frame AND open_time >= :from AND open_time < :to"
                                + " ORDER BY open_time " + direction + " LIMIT :limit")
                        .bind("instrument", instrument)
                        .bind("frame", frame.text())
                        .bind("from", BarTable.time(fromNanos))
                        .bind("to", BarTable.time(toNanos))
                        .bind("limit", limit)
                        .map(reader.mapper(handle, (row, grid) -> BarTable.read(row, grid, frame)))
                        .list());
    }
}
