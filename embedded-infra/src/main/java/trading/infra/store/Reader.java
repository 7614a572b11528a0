package trading.infra.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterable;

/// Runs queries; every failure comes out as a [StoreException] that a person can read.
final class Reader {
    private final Jdbi jdbi;
    private final Grid grid = new Grid();
    private volatile LongConsumer clock = nanos -> {};

    Reader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The rows of `table` that fit, newest id first.
    <T> List<T> newest(String table, Conditions conditions, int limit, Grid.RowReader<T> rows) {
        return read(
                table,
                handle -> select(handle, table, conditions, " ORDER BY id DESC LIMIT " + limit, rows)
                        .list());
    }

    <T> Optional<T> one(String table, Conditions conditions, Grid.RowReader<T> rows) {
        return read(table, handle -> select(handle, table, conditions, "", rows).findOne());
    }

    private <T> ResultIterable<T> select(
            Handle handle, String table, Conditions conditions, String tail, Grid.RowReader<T> rows) {
        return handle.createQuery("SELECT * FROM " + table + " WHERE " + conditions.sql() + tail)
                .bindMap(conditions.values())
                .map(mapper(handle, rows));
    }

    <T> RowMapper<T> mapper(Handle handle, Grid.RowReader<T> rows) {
        return grid.mapper(handle, rows);
    }

    /// Told how long each query took, on the thread that asked.
    void timedBy(LongConsumer nanos) {
        clock = nanos;
    }

    <T> T read(String table, Function<Handle, T> query) {
        long before = System.nanoTime();
        try {
            return jdbi.withHandle(query::apply);
        } catch (JdbiException e) {
            throw new StoreException(table + ": the database could not be read: " + Reasons.of(e), e);
        } finally {
            clock.accept(System.nanoTime() - before);
        }
    }
}
