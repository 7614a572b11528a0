package trading.infra.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.StoredState;
import trading.engine.journal.JournalPrefix;
import trading.engine.journal.Storage;
import trading.infra.process.OwnerOnly;
import trading.infra.store.StoreConfig;

/// Makes a backup of a data directory and its database, which may be in use.
public final class Backup {
    private static final String PREFIX = "trading-backup-";
    private static final String SUFFIX = ".tar";
    private static final String SEALED = ".sealed";
    private static final String UNFINISHED = ".unfinished-";
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int TRIES = 3;
    private static final long RESERVE = 1L << 30;

    private final Path dataDirectory;
    private final StoreConfig database;
    private final String product;

    /// `product`: this program's version.
    public Backup(Path dataDirectory, StoreConfig database, String product) {
        this.dataDirectory = dataDirectory;
        this.database = database;
        this.product = product;
    }

    /// A backup that is made and was read back.
    public record Made(Path file, long bytes, BackupManifest manifest) {}

    /// What a backup of that time is called.
    public static String fileName(Instant time) {
        return PREFIX + NAME_TIME.format(time) + SUFFIX;
    }

    /// What one that is sealed by a passphrase is called.
    public static String sealedFileName(Instant time) {
        return fileName(time) + SEALED;
    }

    /// When a backup with such a name was made.
    public static Instant timeOf(Path backup) {
        String name = String.valueOf(backup.getFileName());
        return NAME_TIME.parse(name.substring(PREFIX.length(), name.indexOf(SUFFIX)), Instant::from);
    }

    /// The backups in a folder that have such a name, oldest first; none where there is no folder.
    public static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            String.valueOf(file.getFileName()).matches(PREFIX + "\\d{8}T\\d{6}Z\\.tar(\\.sealed)?"))
                    .sorted()
                    .toList();
        }
    }

    /// Writes `target`, which must not be there yet, readable by its owner only; its folder is made where
    /// it is missing. A backup that fails leaves nothing behind.
    public Made make(Path target, Instant now) throws IOException, BackupException {
        return make(target, now, null);
    }

    /// The same, sealed by a passphrase where there is one.
    public Made make(Path target, Instant now, @Nullable Passphrase passphrase) throws IOException, BackupException {
        Path file = target.toAbsolutePath().normalize();
        Path folder = file.getParent();
        if (folder == null || Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "a backup never replaces a file");
        }
        Files.createDirectories(Objects.requireNonNullElse(folder.getParent(), folder));
        OwnerOnly.directory(folder);
        removeLeftOvers(folder, now);
        requireSpace(folder);
        Path work = Files.createTempDirectory(folder, UNFINISHED);
        // What is not sealed yet stays where it is read from: the other disk may be what the seal is for.
        Path plain = work;
        try {
            if (passphrase != null) {
                removeLeftOvers(dataDirectory, now);
                requireSpace(dataDirectory);
                plain = Files.createTempDirectory(dataDirectory, UNFINISHED);
            }
            Path tar = work.resolve("backup.tar");
            write(plain, tar, now, passphrase);
            BackupManifest manifest = BackupFile.check(tar, passphrase);
            Files.move(tar, file, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.force(folder);
            return new Made(file, Files.size(file), manifest);
        } finally {
            OwnerOnly.delete(work);
            OwnerOnly.delete(plain);
        }
    }

    /// What a kill in the middle of a backup left a day ago or earlier.
    private static void removeLeftOvers(Path folder, Instant now) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (Path each : left) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(Duration.ofDays(1)))) {
                    OwnerOnly.delete(each);
                }
            }
        }
    }

    /// A backup must not be what fills the disk that trading needs.
    private void requireSpace(Path folder) throws IOException, BackupException {
        long needed = RESERVE;
        Path journal = dataDirectory.resolve(StateFiles.JOURNAL);
        if (Files.isDirectory(journal)) {
            try (Stream<Path> files = Files.list(journal)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    needed += file.toFile().length();
                }
            }
        }
        long free = folder.toFile().getUsableSpace();
        if (free < needed) {
            throw new BackupException("no backup was made: the disk of " + folder + " has " + (free >> 20)
                    + " MB free, " + (needed >> 20) + " MB may be needed: free some space, or set backup.folder");
        }
    }

    private void write(Path work, Path tar, Instant now, @Nullable Passphrase passphrase)
            throws IOException, BackupException {
        Map<String, Path> state = new LinkedHashMap<>();
        copyBeside(work, state);
        Path sql = work.resolve(BackupFile.DATABASE);
        SqlDump.Written dumped = dump(sql, now);
        StoredState.At at = state(work, dumped.sequence(), state);
        OwnerOnly.write(tar, new byte[0]);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(tar), 1 << 16);
        try (BackupFile.Writer writer = new BackupFile.Writer(passphrase == null ? out : Seal.seal(out, passphrase))) {
            writeEntries(writer, sql, state, now, dumped, at);
        }
        try (FileChannel channel = FileChannel.open(tar, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void writeEntries(
            BackupFile.Writer writer,
            Path sql,
            Map<String, Path> state,
            Instant now,
            SqlDump.Written dumped,
            StoredState.At at)
            throws IOException {
        writer.add(BackupFile.DATABASE, sql);
        for (Map.Entry<String, Path> entry : state.entrySet()) {
            writer.add(BackupFile.STATE + entry.getKey(), entry.getValue());
        }
        writer.finish(new BackupManifest(
                BackupManifest.FORMAT,
                product,
                now.toString(),
                dumped.schema(),
                at.sequence(),
                at.hash(),
                dumped.rows(),
                writer.entries()));
    }

    private SqlDump.Written dump(Path sql, Instant now) throws IOException, BackupException {
        try (SqlDump dump = SqlDump.begin(database);
                OutputStream out =
                        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(sql), 1 << 16))) {
            return dump.write(
                    "Trading " + product + ", " + now + ", everything up to sequence " + dump.lastSequence(), out);
        } catch (SQLException failed) {
            throw new BackupException(
                    "no backup was made, the database cannot be read: "
                            + String.valueOf(failed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("no reason given"),
                    failed);
        }
    }

    /// The core's state and the journal up to `sequence`, which is durable since its rows are stored.
    private StoredState.At state(Path work, long sequence, Map<String, Path> state) throws IOException {
        StoredState.At at = stateAt(sequence);
        if (sequence > 0) {
            Path snapshot = work.resolve("snapshot");
            Files.write(snapshot, at.snapshot());
            state.put(StateFiles.SNAPSHOTS + "/" + at.snapshotName(), snapshot);
        }
        JournalPrefix journal = JournalPrefix.upTo(Storage.in(dataDirectory.resolve(StateFiles.JOURNAL)), sequence);
        for (String segment : journal.fileNames()) {
            Path packed = work.resolve(segment + ".gz");
            try (OutputStream out =
                    new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(packed), 1 << 16))) {
                journal.write(segment, out);
            }
            state.put(StateFiles.JOURNAL + "/" + packed.getFileName(), packed);
        }
        return at;
    }

    /// The gateway deletes its older snapshots when it has a newer one, also while they are read here.
    private StoredState.At stateAt(long sequence) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return StoredState.in(dataDirectory).at(sequence);
            } catch (NoSuchFileException deletedMeanwhile) {
                if (i == TRIES) {
                    throw deletedMeanwhile;
                }
            }
        }
    }

    private void copyBeside(Path work, Map<String, Path> state) throws IOException {
        for (String name : StateFiles.BESIDE) {
            Path from = dataDirectory.resolve(name);
            if (!Files.exists(from)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file :
                        files.filter(Files::isRegularFile).sorted(HEADS_FIRST).toList()) {
                    copy(work, dataDirectory.relativize(file), state);
                }
            }
        }
    }

    /// A chained file may be longer than its head says, never shorter.
    private static final Comparator<Path> HEADS_FIRST = Comparator.<Path, Boolean>comparing(
                    file -> !file.toString().endsWith(".head"))
            .thenComparing(Path::toString);

    private void copy(Path work, Path relative, Map<String, Path> state) throws IOException {
        String name = relative.toString().replace('\\', '/');
        if (name.endsWith(".new")) {
            return;
        }
        Path copy = work.resolve("beside").resolve(relative);
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        try {
            Files.copy(dataDirectory.resolve(relative), copy);
        } catch (NoSuchFileException goneMeanwhile) {
            return;
        }
        state.put(name, copy);
    }
}
