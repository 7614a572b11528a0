package trading.launcher.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import trading.engine.gateway.StoredState;
import trading.engine.journal.JournalCut;
import trading.engine.journal.JournalExamination;
import trading.engine.journal.Storage;
import trading.infra.process.DataDirectory;
import trading.infra.process.OwnerOnly;

/// Ends a damaged journal with its last good command, after a copy of all of it. What was made from the
/// commands that are lost is put beside that copy: newer snapshots, and the database, which is made again
/// from the journal.
public final class JournalRepair {
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private JournalRepair() {}

    /// Changes nothing. A running instance may make it see an end that is just being written.
    public static JournalExamination.Report examine(Path dataDirectory) throws IOException {
        Storage journal = Storage.in(dataDirectory.resolve("journal"));
        return JournalExamination.of(journal, StoredState.in(dataDirectory).newestSnapshot());
    }

    /// `data` is locked. `report`: what [#examine] found just now, with damage in it. Answers where the
    /// copy is.
    public static Path run(DataDirectory data, JournalExamination.Report report, Instant now) throws IOException {
        Path quarantine = OwnerOnly.directory(data.root().resolve("quarantine-" + NAME_TIME.format(now)));
        Path copies = OwnerOnly.directory(quarantine.resolve("journal"));
        for (Path file : files(data.journal())) {
            Files.copy(file, copies.resolve(String.valueOf(file.getFileName())), StandardCopyOption.REPLACE_EXISTING);
            force(copies.resolve(String.valueOf(file.getFileName())));
        }
        OwnerOnly.force(copies);
        Path snapshots = OwnerOnly.directory(quarantine.resolve("snapshots"));
        for (Path file : files(data.snapshots())) {
            if (sequenceOf(file) > report.lastGood()) {
                Files.move(file, snapshots.resolve(String.valueOf(file.getFileName())), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        for (String name : List.of("postgres", "redis")) {
            if (Files.exists(data.root().resolve(name))) {
                Files.move(data.root().resolve(name), quarantine.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        OwnerOnly.force(quarantine);
        OwnerOnly.force(data.root());
        JournalCut.afterLastGood(Storage.in(data.journal()), report);
        return quarantine;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Of a file that is no snapshot: never newer.
    private static long sequenceOf(Path snapshot) {
        String name = String.valueOf(snapshot.getFileName());
        return name.matches("\\d{19,20}\\.snapshot") ? Long.parseLong(name.substring(0, name.indexOf('.'))) : 0;
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
