package trading.launcher.docker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.docker.DumpException;
import trading.infra.docker.DumpReader;
import trading.infra.docker.HistorySchema;
import trading.infra.process.DataDirectory;
import trading.infra.process.OwnerOnly;
import trading.infra.process.Sha256;
import trading.infra.store.StoreConfig;
import trading.launcher.secret.Secret;
import trading.launcher.secret.SecretStore;
import trading.launcher.secret.SecretStoreException;

/// Brings an old deployment into a data folder, and takes it away again. The caller holds the folder's lock.
public final class DockerImport {
    private static final Logger log = LoggerFactory.getLogger(DockerImport.class);
    private static final String DUMP = "dump.sql.gz";
    private static final String REPORT = "report.txt";
    /// May hold secrets, and is in no backup there.
    private static final String SETTINGS_BEFORE = "docker-import.env.before";

    private final Path data;
    private final Path folder;
    private final Path settings;
    private final SecretStore secrets;
    private final Path settingsBefore;

    /// `home` is where `.env` is.
    public DockerImport(Path data, Path home) {
        this.data = data;
        this.folder = data.resolve(ImportRecord.FOLDER);
        this.settings = home.resolve(".env");
        this.secrets = SecretStore.in(data);
        this.settingsBefore = data.resolve("secrets").resolve(SETTINGS_BEFORE);
    }

    /// Where the report is.
    public Path report() {
        return folder.resolve(REPORT);
    }

    /// The `.env` that was in use before an import replaced it; the one that is in use when there was none.
    public Path settingsBeforeImport() {
        return Files.exists(settingsBefore) ? settingsBefore : settings;
    }

    /// Puts all of it in place, and takes away first what an earlier import brought. What is killed in the
    /// middle is taken away by the next one, or by [#rollBack].
    ///
    /// @param hadDatabase whether there was a database before it was started for this
    public ImportRecord perform(
            Move move, StoreConfig database, boolean hadDatabase, Instant now, LongConsumer progress)
            throws IOException, DumpException, SQLException, SecretStoreException {
        Optional<ImportRecord> earlier = ImportRecord.in(data);
        boolean had = earlier.map(ImportRecord::hadDatabase).orElse(hadDatabase);
        if (earlier.isPresent()) {
            settingsBack(earlier.get());
            secretsBack(earlier.get());
        }
        List<String> added = newSecrets(move.secrets());
        boolean hadSettings = Files.exists(settings);
        String made = now.toString();
        byte[] text = settingsText(move, made).getBytes(StandardCharsets.UTF_8);
        String written = move.settings().isEmpty() && !move.replaces() ? "" : Sha256.of(text);
        OwnerOnly.directory(folder);
        if (hadSettings) {
            OwnerOnly.directory(data.resolve("secrets"));
            OwnerOnly.write(settingsBefore, Files.readAllBytes(settings));
        }
        ImportRecord.of(move, false, made, List.of(), added, written, hadSettings, had)
                .write(folder);
        keep(move.file());
        List<String> shown = new HistorySchema(database).load(move.file(), move.dump(), move.sha256(), progress);
        for (String name : added) {
            secrets.set(name, Objects.requireNonNull(move.secrets().get(name)), now);
        }
        if (!written.isEmpty()) {
            OwnerOnly.write(settings, text);
        }
        ImportRecord record = ImportRecord.of(move, true, made, shown, added, written, hadSettings, had);
        OwnerOnly.write(report(), ImportReport.of(record));
        record.write(folder);
        return record;
    }

    /// Names that are not set yet: what somebody has set here is not replaced.
    private List<String> newSecrets(Map<String, String> wanted) throws IOException, SecretStoreException {
        SortedMap<String, Secret> present = secrets.read();
        List<String> added = new ArrayList<>();
        wanted.keySet().stream().filter(name -> !present.containsKey(name)).forEach(added::add);
        return added;
    }

    private String settingsText(Move move, String made) throws IOException {
        String before = Files.exists(settings) && !move.replaces() ? Files.readString(settings) : "";
        return SettingsText.with(before, move.settings(), "By trading import-docker, " + made);
    }

    /// The dump stays: from it the tables are made again when the database is lost.
    private void keep(Path file) throws IOException {
        Path kept = folder.resolve(DUMP);
        Files.deleteIfExists(kept);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            if (packed) {
                OwnerOnly.write(kept, in);
                return;
            }
            OwnerOnly.write(kept, new byte[0]);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(kept), 1 << 16)) {
                in.transferTo(out);
            }
        }
    }

    /// Takes away what an import brought; what was made here since then stays. Answers what it did, a line
    /// each; nothing when there was no import.
    ///
    /// @param database null when there is none any more
    public List<String> rollBack(ImportRecord record, @Nullable StoreConfig database)
            throws IOException, SQLException, SecretStoreException {
        List<String> done = new ArrayList<>();
        if (database != null) {
            new HistorySchema(database).remove();
            done.add("The old tables are removed: " + record.tables().size());
        }
        secretsBack(record);
        if (!record.secrets().isEmpty()) {
            done.add("Secrets are removed: " + String.join(", ", record.secrets()));
        }
        settingsBack(record).ifPresent(done::add);
        OwnerOnly.delete(folder);
        OwnerOnly.force(data);
        return done;
    }

    private void secretsBack(ImportRecord record) throws IOException, SecretStoreException {
        for (String name : record.secrets()) {
            secrets.remove(name);
        }
    }

    /// A `.env` that was changed since is put aside, not lost.
    private Optional<String> settingsBack(ImportRecord record) throws IOException {
        if (record.written().isEmpty()) {
            return Optional.empty();
        }
        String aside = "";
        boolean ours = false;
        if (Files.exists(settings)) {
            byte[] present = Files.readAllBytes(settings);
            ours = Sha256.of(present).equals(record.written());
            boolean notYet = record.hadSettings()
                    && Files.exists(settingsBefore)
                    && Arrays.equals(present, Files.readAllBytes(settingsBefore));
            if (!ours && !notYet) {
                Path changed = settings.resolveSibling(".env.before-roll-back");
                OwnerOnly.write(changed, present);
                aside = "; it was changed since, and that is kept in " + changed;
                ours = true;
            }
        }
        if (record.hadSettings()) {
            if (!Files.exists(settingsBefore)) {
                return Optional.empty();
            }
            OwnerOnly.write(settings, Files.readAllBytes(settingsBefore));
            Files.delete(settingsBefore);
        } else if (ours) {
            Files.delete(settings);
        }
        return Optional.of(settings + (record.hadSettings() ? " is as it was before" : " is removed") + aside);
    }

    /// Makes the old tables again where the database has lost them. A failure is told and is no reason not to
    /// start: nothing that trades reads them.
    public static void again(DataDirectory data, StoreConfig database) throws IOException {
        Optional<ImportRecord> record = ImportRecord.in(data.root());
        Path dump = data.root().resolve(ImportRecord.FOLDER).resolve(DUMP);
        if (record.isEmpty() || !record.get().done() || !Files.exists(dump)) {
            return;
        }
        HistorySchema schema = new HistorySchema(database);
        try {
            if (!schema.loaded().equals(record.get().sha256())) {
                schema.load(
                        dump, DumpReader.read(dump, rows -> {}), record.get().sha256(), rows -> {});
                log.info(
                        "the tables of the old deployment are made again: tables={}",
                        record.get().tables().size());
            }
        } catch (DumpException | SQLException failed) {
            log.error(
                    "the tables of the old deployment cannot be made again, trading goes on without them: {}: import"
                            + " the dump again with trading import-docker",
                    failed.getMessage());
        }
    }
}
