package trading.infra.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.DataDirectoryException;
import trading.infra.store.SchemaVersions;
import trading.infra.store.StoreConfig;

/// Brings the tables of an older release to this one's form, after a backup that was read back.
///
/// ```text
/// trading.release ── newer? ──▶ exit 78, nothing is touched
///        │
/// tables older? ──▶ backup, checked ──▶ one migration after another, each a transaction ──▶ trading.release
/// ```
/// What is killed on the way is at one version or another, never between two, and the next start goes on
/// from there. The journal is only read.
public final class Upgrade {
    private static final Logger log = LoggerFactory.getLogger(Upgrade.class);
    private static final String PREFIX = "before-upgrade-";
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path root;
    private final StoreConfig database;
    private final String product;
    private final @Nullable Passphrase passphrase;
    private final Consumer<String> steps;
    private boolean asKnown;

    /// `passphrase` seals the backup where there is one.
    public Upgrade(Path dataDirectory, StoreConfig database, String product, @Nullable Passphrase passphrase) {
        this(dataDirectory, database, product, passphrase, step -> log.info("upgrade: {}", step));
    }

    /// `steps` is told each step once it is done.
    Upgrade(Path root, StoreConfig database, String product, @Nullable Passphrase passphrase, Consumer<String> steps) {
        this.root = root;
        this.database = database;
        this.product = product;
        this.passphrase = passphrase;
        this.steps = steps;
    }

    /// To be called before anything in the directory is used.
    ///
    /// @throws DataDirectoryException when a newer build has used it
    public static void refuseNewer(Path dataDirectory) throws IOException {
        Optional<ReleaseMarker> last = ReleaseMarker.in(dataDirectory);
        int known = SchemaVersions.newestKnown();
        if (last.isPresent() && last.get().schema() > known) {
            throw DataDirectoryException.newerRelease(
                    dataDirectory,
                    ", version " + last.get().product(),
                    "tables=" + last.get().schema() + ", this build knows up to " + known);
        }
    }

    /// Answers where the backup is; empty when there was nothing to upgrade. Its backups have other names
    /// than the scheduled ones and are never deleted by themselves.
    ///
    /// @param backups the folder for them
    /// @throws BackupException when the backup cannot be made; then nothing was changed
    /// @throws DataDirectoryException when the tables are newer than this program
    public Optional<Path> perform(Path backups, Instant now) throws IOException, BackupException {
        SchemaVersions versions = new SchemaVersions(database);
        SchemaVersions.Look found = versions.look();
        int from = found.version();
        int newest = SchemaVersions.newestKnown();
        if (from > newest) {
            throw DataDirectoryException.newerRelease(
                    root, "", "tables=" + from + ", this build knows up to " + newest);
        }
        Optional<Path> backup = Optional.empty();
        if (from > 0 && from < newest) {
            log.info("tables of an older release: version={} newest={}; a backup comes first", from, newest);
            Path file = backups.resolve(PREFIX + from + "-to-" + newest + "-" + NAME_TIME.format(now) + ".tar"
                    + (passphrase == null ? "" : ".sealed"));
            if (!Files.exists(file)) {
                new Backup(root, database, product).make(file, now, passphrase);
            }
            steps.accept("backup made and read back: " + file);
            for (int version = from + 1; version <= newest; version++) {
                versions.migrate(version);
                steps.accept("the tables have version " + version);
            }
            backup = Optional.of(file);
            found = versions.look();
        }
        if (from > 0) {
            new ReleaseMarker(product, newest, known()).write(root);
            steps.accept("marked");
            asKnown = found.fingerprint().equals(known());
        }
        return backup;
    }

    /// After [#perform]: the tables are as they were when they were last found to be right, and so are the
    /// migrations of this program, which then have nothing to do.
    public boolean isAsKnown() {
        return asKnown;
    }

    private String known() throws IOException {
        return ReleaseMarker.in(root).map(ReleaseMarker::tables).orElse("");
    }

    /// What the tables lack of what the migrations make, a line each. Compares a fingerprint, and all of it
    /// only when that is another one than last time. What is there besides is only logged: in a database of
    /// the user's it may be the user's.
    public List<String> validate() throws IOException {
        if (asKnown) {
            return List.of();
        }
        SchemaVersions versions = new SchemaVersions(database);
        SchemaVersions.Look found = versions.look();
        if (found.version() == 0 || found.fingerprint().equals(known())) {
            return List.of();
        }
        List<String> differences = versions.differences();
        List<String> missing = differences.stream()
                .filter(line -> line.startsWith("missing: "))
                .toList();
        if (missing.isEmpty()) {
            differences.forEach(line -> log.warn("tables: {}", line));
            new ReleaseMarker(product, SchemaVersions.newestKnown(), found.fingerprint()).write(root);
        }
        return missing.isEmpty() ? missing : differences;
    }
}
