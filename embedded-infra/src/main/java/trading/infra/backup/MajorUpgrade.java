package trading.infra.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.postgres.OtherMajorVersionException;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.FolderSwitch;
import trading.infra.store.StoreConfig;

/// From one major version of PostgreSQL to another: the old server, which an older build has left unpacked,
/// writes all rows as SQL, the new one loads them into a cluster beside, and both are switched by renames.
/// What is killed on the way leaves the old cluster or the new one.
public final class MajorUpgrade {
    private static final Logger log = LoggerFactory.getLogger(MajorUpgrade.class);

    private MajorUpgrade() {}

    /// `old` starts the server of the cluster's version on the data directory, `current` the bundled one on
    /// any. Answers where the old cluster is kept.
    ///
    /// @throws OtherMajorVersionException the given one, when nothing can read the old cluster
    /// @throws BackupException            when its rows cannot be brought over; then nothing was changed
    public static @Nullable Path perform(
            DataDirectory data,
            OtherMajorVersionException found,
            Function<Path, PostgresServer> old,
            Function<DataDirectory, PostgresServer> current,
            Instant now)
            throws IOException, BackupException {
        if (found.clusterVersion() > found.bundledVersion() || found.program().isEmpty()) {
            throw found;
        }
        log.info(
                "PostgreSQL {} to {}: the rows are brought over by SQL",
                found.clusterVersion(),
                found.bundledVersion());
        DataDirectory prepared = data.prepare();
        try {
            Path sql = prepared.root().resolve(BackupFile.DATABASE);
            SqlDump.Written written;
            try (PostgresServer server = old.apply(found.program().get())) {
                written = dump(server, sql);
            }
            try (PostgresServer server = current.apply(prepared)) {
                Restore.load(server, sql);
                for (Map.Entry<String, Long> table : written.rows().entrySet()) {
                    Restore.requireRows(server, table.getKey(), table.getValue());
                }
            }
            Path previous = Restore.switchOver(
                    data, List.of(StateFiles.POSTGRES), "before-postgres-" + found.bundledVersion() + "-", now);
            log.info(
                    "PostgreSQL {}: all rows are over, the old cluster is kept: folder={}",
                    found.bundledVersion(),
                    previous);
            return previous;
        } finally {
            FolderSwitch.discard(data.root());
        }
    }

    private static SqlDump.Written dump(PostgresServer server, Path sql) throws IOException, BackupException {
        StoreConfig config = new StoreConfig(server.jdbcUrl(), server.user(), server.password());
        try (SqlDump dump = SqlDump.begin(config);
                OutputStream out =
                        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(sql), 1 << 16))) {
            return dump.write("all rows of another major version", out);
        } catch (SQLException failed) {
            throw new BackupException("the old database cannot be read: " + failed.getMessage(), failed);
        }
    }
}
