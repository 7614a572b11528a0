package trading.infra.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What PostgreSQL counts about itself and our database, since its statistics were last set to nothing. The role that
/// the product works as may read all of it: it takes no superuser and no membership of `pg_monitor`.
///
/// `connections`: to our database; `blocksHit`, `blocksRead`: found in its cache, or asked of the system;
/// `sizeBytes`: of our database; `walBytes`: written to its log, of the whole server, as are checkpoints.
public record PostgresFigures(
        long connections,
        long maximumConnections,
        long commits,
        long rollbacks,
        long blocksHit,
        long blocksRead,
        long deadlocks,
        long temporaryBytes,
        long sizeBytes,
        long checkpointsTimed,
        long checkpointsRequested,
        long walBytes) {
    /// Since then checkpoints have a view of their own.
    private static final int CHECKPOINTER_SINCE = 17;

    static PostgresFigures read(Connection connection) throws SQLException {
        boolean own = connection.getMetaData().getDatabaseMajorVersion() >= CHECKPOINTER_SINCE;
        String query =
                "SELECT d.numbackends, current_setting('max_connections')::bigint, d.xact_commit, d.xact_rollback,"
                        + " d.blks_hit, d.blks_read, d.deadlocks, d.temp_bytes, pg_database_size(d.datid),"
                        + (own ? " c.num_timed, c.num_requested," : " c.checkpoints_timed, c.checkpoints_req,")
                        + " least(w.wal_bytes, 9e18)::bigint"
                        + " FROM pg_stat_database d, pg_stat_wal w, "
                        + (own ? "pg_stat_checkpointer c" : "pg_stat_bgwriter c")
                        + " WHERE d.datname = current_database()";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new SQLException("pg_stat_database has no row of this database");
            }
            return new PostgresFigures(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getLong(11),
                    row.getLong(12));
        }
    }
}
