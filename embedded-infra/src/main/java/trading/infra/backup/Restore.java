package trading.infra.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.StoredState;
import trading.engine.journal.JournalCorruptException;
import trading.engine.journal.JournalReader;
import trading.engine.journal.Storage;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.FolderSwitch;
import trading.infra.process.OwnerOnly;
import trading.infra.store.SchemaVersions;
import trading.infra.store.StoreConfig;
import trading.infra.store.StoreException;

/// Brings back what is in a backup: first all of it beside what is there, checked, then in its place by
/// renames.
public final class Restore {
    private static final String BEFORE = "before-restore-";
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DataDirectory data;
    private final Function<DataDirectory, PostgresServer> database;

    /// `data` is open, so no instance runs on it. `database` starts PostgreSQL on a data directory.
    public Restore(DataDirectory data, Function<DataDirectory, PostgresServer> database) {
        this.data = data;
        this.database = database;
    }

    /// What a restore has put in place. `previous`: where the files are that were there before, null when
    /// there were none.
    public record Restored(
            long sequence,
            String stateHash,
            Map<String, Long> rows,
            @Nullable Path previous) {}

    /// Reads a backup and compares all of it with its manifest. Changes nothing.
    public static BackupManifest check(Path backup) throws IOException, BackupException {
        return BackupFile.check(backup, null);
    }

    /// The same of one that is sealed by a passphrase.
    public static BackupManifest check(Path backup, @Nullable Passphrase passphrase)
            throws IOException, BackupException {
        return BackupFile.check(backup, passphrase);
    }

    /// Whether a backup is sealed by a passphrase.
    public static boolean isSealed(Path backup) throws IOException {
        return BackupFile.isSealed(backup);
    }

    /// Restores a backup of [Backup]. Throws [BackupException] when anything in it is not as it was
    /// written; then everything is as before. `now` names the folder of the previous files.
    public Restored restore(Path backup, Instant now) throws IOException, BackupException {
        return restore(backup, null, now);
    }

    /// The same of one that is sealed by a passphrase.
    public Restored restore(Path backup, @Nullable Passphrase passphrase, Instant now)
            throws IOException, BackupException {
        BackupFile.check(backup, passphrase);
        DataDirectory prepared = data.prepare();
        try {
            BackupManifest manifest =
                    BackupFile.read(backup, passphrase, (name, content) -> unpack(prepared.root(), name, content));
            checkState(prepared.root(), manifest);
            load(prepared, prepared.root().resolve(BackupFile.DATABASE), manifest);
            @Nullable Path previous = switchOver(data, StateFiles.REPLACED, BEFORE, now);
            return new Restored(manifest.sequence(), manifest.stateHash(), Map.copyOf(manifest.rows()), previous);
        } finally {
            FolderSwitch.discard(data.root());
        }
    }

    /// Loads plain SQL, gzipped or not, as `pg_dump` writes it from a database of this product. Only the
    /// database is replaced: it may lack what the journal has, which the next start adds, but not be ahead
    /// of it.
    public Restored restoreSql(Path sql, Instant now) throws IOException, BackupException {
        DataDirectory prepared = data.prepare();
        try {
            long journal = lastSequence();
            long loaded;
            try (PostgresServer server = database.apply(prepared)) {
                loaded = load(server, sql);
                requireOurTables(server, sql);
            }
            if (loaded > journal) {
                throw new BackupException("the database in " + sql + " is ahead of the journal: sequence=" + loaded
                        + " journal=" + journal + ": it belongs to another data directory or a later time; nothing was"
                        + " replaced. A backup of 'trading db backup' brings its journal along");
            }
            @Nullable Path previous = switchOver(data, List.of(StateFiles.POSTGRES, "redis"), BEFORE, now);
            return new Restored(loaded, "", Map.of(), previous);
        } finally {
            FolderSwitch.discard(data.root());
        }
    }

    /// Puts everything aside that a restore replaces: the next start begins anew. Answers where it is.
    /// Null when there was nothing.
    public static @Nullable Path putAside(DataDirectory data, Instant now) throws IOException {
        data.prepare();
        return switchOver(data, StateFiles.REPLACED, "before-reset-", now);
    }

    private static void unpack(Path root, String name, InputStream content) throws IOException {
        boolean segment = name.startsWith(BackupFile.STATE + StateFiles.JOURNAL + "/") && name.endsWith(".gz");
        String path = name.startsWith(BackupFile.STATE) ? name.substring(BackupFile.STATE.length()) : name;
        Path file = root.resolve(segment ? path.substring(0, path.length() - ".gz".length()) : path);
        Path folder = root;
        for (Path each : root.relativize(Objects.requireNonNullElse(file.getParent(), root))) {
            folder = OwnerOnly.directory(folder.resolve(each));
        }
        try (InputStream bytes = segment ? new GZIPInputStream(content, 1 << 16) : content) {
            OwnerOnly.write(file, bytes);
        }
    }

    private static void checkState(Path root, BackupManifest manifest) throws IOException, BackupException {
        String hash;
        try {
            hash = StoredState.in(root).at(manifest.sequence()).hash();
        } catch (JournalCorruptException damaged) {
            throw new BackupException("the backup's journal cannot be decided again: " + damaged.getMessage(), damaged);
        }
        if (!hash.equals(manifest.stateHash())) {
            throw new BackupException("the backup's journal comes to another state with this program: sequence="
                    + manifest.sequence() + " hash=" + hash + " instead of " + manifest.stateHash()
                    + ": restore it with version " + manifest.product() + "; nothing was replaced");
        }
    }

    private void load(DataDirectory prepared, Path sql, BackupManifest manifest) throws IOException, BackupException {
        try (PostgresServer server = database.apply(prepared)) {
            long sequence = load(server, sql);
            if (sequence != manifest.sequence()) {
                throw new BackupException("the backup's rows are of sequence " + sequence + ", its state of "
                        + manifest.sequence() + "; nothing was replaced");
            }
            for (Map.Entry<String, Long> table : manifest.rows().entrySet()) {
                requireRows(server, table.getKey(), table.getValue());
            }
        }
    }

    static void requireRows(PostgresServer server, String table, long wanted) throws BackupException {
        long rows = number(server, "SELECT count(*) FROM " + SqlDump.quoted(table));
        if (rows != wanted) {
            throw new BackupException(
                    "the table " + table + " has " + rows + " rows instead of " + wanted + "; nothing was replaced");
        }
    }

    /// Tables of an older version are taken: the next start brings them up.
    private static void requireOurTables(PostgresServer server, Path sql) throws BackupException {
        List<String> differences;
        try {
            differences = new SchemaVersions(new StoreConfig(server.jdbcUrl(), server.user(), server.password()))
                    .differences();
        } catch (StoreException unknown) {
            throw new BackupException(
                    "the tables of " + sql + " are none of this program's: " + unknown.getMessage()
                            + "; nothing was replaced",
                    unknown);
        }
        if (!differences.isEmpty()) {
            throw new BackupException("the tables of " + sql + " are not what this product makes, "
                    + differences.size() + " differences, the first: " + differences.getFirst()
                    + "; nothing was replaced");
        }
    }

    /// The last sequence that the loaded rows tell.
    static long load(PostgresServer server, Path sql) throws IOException, BackupException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                SqlStatements statements = SqlStatements.of(sql)) {
            new SqlScript(statements).run(connection);
        } catch (SQLException failed) {
            throw new BackupException("the rows of " + sql + " cannot be loaded: " + failed.getMessage(), failed);
        }
        try {
            return number(
                    server, "SELECT coalesce(max(last_sequence), 0) FROM public.projection WHERE name = 'recorder'");
        } catch (BackupException notOurs) {
            throw new BackupException(
                    sql + " is no database of this product: it has no table public.projection; nothing was replaced",
                    notOurs);
        }
    }

    private static long number(PostgresServer server, String query) throws BackupException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException failed) {
            throw new BackupException("the loaded rows cannot be read: " + failed.getMessage(), failed);
        }
    }

    /// Of the journal that is in place.
    private long lastSequence() throws IOException {
        long[] last = {0};
        JournalReader.open(Storage.in(data.journal()))
                .forEach(1, (sequence, timeNanos, buffer, offset, length) -> last[0] = sequence);
        return last[0];
    }

    static @Nullable Path switchOver(DataDirectory data, List<String> names, String prefix, Instant now)
            throws IOException {
        String aside = prefix + NAME_TIME.format(now);
        for (int i = 2; Files.exists(data.root().resolve(aside)); i++) {
            aside = prefix + NAME_TIME.format(now) + "-" + i;
        }
        FolderSwitch.perform(data.root(), names, aside);
        Path previous = data.root().resolve(aside);
        try (Stream<Path> kept = Files.list(previous)) {
            if (kept.findAny().isPresent()) {
                return previous;
            }
        }
        Files.delete(previous);
        return null;
    }
}
