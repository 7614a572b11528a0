package trading.infra.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.infra.process.DataDirectory;
import trading.infra.process.OwnerOnly;
import trading.infra.store.StoreConfig;

/// Makes the database again from the journal, and saves of the old one what the journal does not have: the
/// decisions of strategies.
///
/// ```text
/// saveDecisions ─▶ rebuild-decisions.sql     as far as the old database can still be read
/// putAside      ─▶ before-rebuild-<time>/postgres
/// (a start makes the tables) ─▶ bringDecisions ─▶ (a start stores what the journal has)
/// ```
/// One that is killed is begun again; decisions that are saved already are not saved twice.
public final class Rebuild {
    private static final String SAVED = "rebuild-decisions.sql";
    private static final String DECISIONS = "decisions";

    private final Path root;

    public Rebuild(Path dataDirectory) {
        root = dataDirectory;
    }

    /// Whether decisions are saved already, by a rebuild that was killed.
    public boolean hasSaved() {
        return Files.exists(root.resolve(SAVED));
    }

    /// How many there are; empty when they cannot be read, with the reason in `told`.
    public Optional<Long> saveDecisions(StoreConfig old, StringBuilder told) throws IOException {
        Path unfinished = root.resolve(SAVED + ".new");
        Files.deleteIfExists(unfinished);
        OwnerOnly.write(unfinished, new byte[0]);
        try (SqlDump dump = SqlDump.begin(old);
                OutputStream out = Files.newOutputStream(unfinished)) {
            long rows = dump.copy(DECISIONS, out);
            out.close();
            Files.move(unfinished, root.resolve(SAVED), StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(rows);
        } catch (SQLException unreadable) {
            told.append(unreadable.getMessage());
            Files.deleteIfExists(unfinished);
            return Optional.empty();
        }
    }

    /// Answers where the old database is kept; null when there was none.
    public @Nullable Path putAside(DataDirectory data, Instant now) throws IOException {
        data.prepare();
        return Restore.switchOver(data, List.of(StateFiles.POSTGRES), "before-rebuild-", now);
    }

    /// Into the new tables. Nothing when there are none saved.
    public void bringDecisions(StoreConfig database) throws IOException, BackupException {
        Path saved = root.resolve(SAVED);
        if (!Files.exists(saved)) {
            return;
        }
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                SqlStatements statements = SqlStatements.of(saved)) {
            new SqlScript(statements).run(connection);
        } catch (SQLException failed) {
            throw new BackupException("the saved decisions cannot be brought back: " + failed.getMessage(), failed);
        }
        Files.delete(saved);
    }
}
