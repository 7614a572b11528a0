package trading.infra.store;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The recorder's own connection, opened when needed and thrown away after any error.
///
/// Each transaction first moves `projection.last_sequence` from where this recorder believes it to be. That
/// row is a fence: a transaction whose answer got lost is recognised as stored, and a database that was set
/// back, or into which someone else records, is noticed instead of being written to.
final class RecorderConnection {
    private static final String NAME = "recorder";
    private static final String ADVANCE = "UPDATE projection SET last_sequence = ?,"
            + " highest_sequence = greatest(highest_sequence, ?), updated_at = clock_timestamp()"
            + " WHERE name = ? AND last_sequence = ?";

    /// Rows of later commands than this one are not in the tables, even after the projection was set back.
    static final String HIGHEST_SEQUENCE = "SELECT highest_sequence FROM projection WHERE name = '" + NAME + "'";

    /// Up to here one statement with arrays is quicker than several COPYs.
    private static final int FEW_ROWS = 100;

    /// How long one answer may take. A batch that a slow server did not manage in time gets twice as much the
    /// next time, or it would be tried for ever.
    private static final int SHORTEST_PATIENCE = 5;

    private static final int LONGEST_PATIENCE = 80;

    private static final Executor AT_ONCE = Runnable::run;

    private final StoreConfig config;
    private volatile @Nullable Connection connection;
    private @Nullable Tables tables;
    private int patienceSeconds = SHORTEST_PATIENCE;

    RecorderConnection(StoreConfig config) {
        this.config = config;
    }

    long lastSequence() throws SQLException {
        Connection open = open();
        try (PreparedStatement insert = open.prepareStatement(
                "INSERT INTO projection (name, last_sequence) VALUES (?, 0) ON CONFLICT (name) DO NOTHING")) {
            insert.setString(1, NAME);
            insert.executeUpdate();
        }
        long last = lastSequence(open);
        open.commit();
        return last;
    }

    /// Stores the rows of the commands after `from` up to `to`, all or nothing; twice is as good as once.
    void store(long from, long to, @Nullable RowBatch batch) throws SQLException {
        try {
            Connection open = open();
            Tables tables = tables(open);
            if (store(open, tables, from, to, batch)) {
                open.commit();
                tables.known().committed();
                patienceSeconds = SHORTEST_PATIENCE;
                return;
            }
            open.rollback();
            long last = lastSequence(open);
            open.rollback();
            if (last != to) {
                throw new SetBackException(last, from);
            }
        } catch (SQLException | RuntimeException e) {
            abort();
            if (isTimeout(e)) {
                patienceSeconds = Math.min(LONGEST_PATIENCE, 2 * patienceSeconds);
            }
            throw e;
        }
    }

    private static boolean isTimeout(@Nullable Throwable error) {
        return error != null && (error instanceof SocketTimeoutException || isTimeout(error.getCause()));
    }

    /// The database is not where this recorder left it.
    static final class SetBackException extends SQLException {
        private static final long serialVersionUID = 1L;

        SetBackException(long last, long expected) {
            super("projection: name=" + NAME + " last_sequence=" + last + " expected=" + expected
                    + ": the database was set back or another program records into it; a new start catches up");
        }
    }

    /// False when the projection is not at `from`.
    private static boolean store(Connection open, Tables tables, long from, long to, @Nullable RowBatch batch)
            throws SQLException {
        if (batch != null && batch.rows() > FEW_ROWS) {
            return storeMany(open, tables, from, to, batch);
        }
        return storeFew(open, tables, from, to, batch);
    }

    private static boolean storeFew(Connection open, Tables tables, long from, long to, @Nullable RowBatch batch)
            throws SQLException {
        ArrayWriter rows = new ArrayWriter(tables.known());
        rows.add(ADVANCE, to, to, NAME, from);
        if (batch != null) {
            tables.known().add(batch.instruments());
            batch.store(rows);
        }
        return rows.execute(open) == 1;
    }

    private static boolean storeMany(Connection open, Tables tables, long from, long to, RowBatch batch)
            throws SQLException {
        ArrayWriter fence = new ArrayWriter(tables.known());
        fence.add(ADVANCE, to, to, NAME, from);
        if (fence.execute(open) != 1) {
            return false;
        }
        tables.known().add(batch.instruments());
        batch.store(tables.copies());
        tables.copies().merge();
        return true;
    }

    private record Tables(KnownTables known, CopyWriter copies) {}

    private Tables tables(Connection open) throws SQLException {
        Tables current = tables;
        if (current == null) {
            KnownTables known = new KnownTables(open);
            current = new Tables(known, new CopyWriter(open, known));
            tables = current;
        }
        return current;
    }

    private static long lastSequence(Connection open) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("SELECT last_sequence FROM projection WHERE name = ?")) {
            select.setString(1, NAME);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private Connection open() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = DriverManager.getConnection(config.jdbcUrl(), properties());
            current.setAutoCommit(false);
            connection = current;
            tables = null;
        }
        return current;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("ApplicationName", "trading recorder");
        properties.setProperty("connectTimeout", ConnectPatience.seconds());
        properties.setProperty("loginTimeout", ConnectPatience.seconds());
        properties.setProperty("socketTimeout", String.valueOf(patienceSeconds));
        // The same few statements for ever: a plan is made once.
        properties.setProperty("options", "-c plan_cache_mode=force_generic_plan -c jit=off");
        return properties;
    }

    /// From any thread; ends a call that hangs.
    void abort() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.abort(AT_ONCE);
            } catch (SQLException e) {
                throw new IllegalStateException("a connection could not be given up", e);
            }
        }
    }

    void close() throws SQLException {
        Connection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }
}
