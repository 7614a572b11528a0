package trading.infra.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.model.Side;
import trading.infra.process.DataDirectory;
import trading.infra.process.OwnerOnly;
import trading.infra.process.SharedRuntime;

class BackupTest {
    private static final Instant LATER = Instant.parse("2026-02-03T04:05:06Z");

    @TempDir
    Path folder;

    @Test
    void what_was_lost_after_a_backup_comes_back_row_for_row_with_the_same_state() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("backups/one.tar");
        List<String> rows;
        String hash;
        try (TradingDirectory used = TradingDirectory.open(data).withStory(120)) {
            Backup.Made made = used.backup(file);
            rows = used.rows();
            hash = used.stateHash();
            assertThat(made.manifest().sequence()).isEqualTo(used.gateway.lastSequence());
            assertThat(made.manifest().stateHash()).isEqualTo(hash);
            assertThat(made.manifest().rows().get("orders")).isEqualTo(120);
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            used.decide(TradingDirectory.order(Side.BUY));
        }
        for (String lost : List.of("journal", "snapshots", "postgres", "strategy-settings.json", "preferences")) {
            remove(data.resolve(lost));
        }

        Restore.Restored restored;
        try (DataDirectory opened = SharedRuntime.open(data)) {
            restored = new Restore(opened, TradingDirectory::startPostgres).restore(file, LATER);
        }

        assertThat(restored.stateHash()).isEqualTo(hash);
        assertThat(Files.readString(data.resolve("strategy-settings.json"))).isEqualTo("{\"kept\":\"Größe\"}");
        assertThat(data.resolve("analyst/calls.jsonl")).hasContent("one call\n");
        assertThat(data.resolve("preferences/somebody.json")).hasContent("chosen\n");
        try (TradingDirectory again = TradingDirectory.open(data)) {
            assertThat(again.stateHash()).isEqualTo(hash);
            assertThat(again.gateway.recovery().lastSequence()).isEqualTo(restored.sequence());
            assertThat(again.rows()).isEqualTo(rows);
            again.decide(TradingDirectory.order(Side.SELL));
            assertThat(again.stored().rows()).hasSizeGreaterThan(rows.size());
        }
    }

    @Test
    void an_emptied_database_folder_is_filled_again_from_the_journal_row_for_row() throws Exception {
        Path data = folder.resolve("data");
        List<String> rows;
        try (TradingDirectory used = TradingDirectory.open(data).withStory(150)) {
            rows = used.rows();
        }
        OwnerOnly.delete(data.resolve("postgres"));

        try (TradingDirectory again = TradingDirectory.open(data).stored()) {
            assertThat(again.rows()).hasSizeGreaterThan(400).isEqualTo(rows);
        }
    }

    @Test
    void a_backup_under_way_of_orders_agrees_with_itself_and_restores_into_another_folder() throws Exception {
        Path file = folder.resolve("under-way.tar");
        try (TradingDirectory used =
                TradingDirectory.open(folder.resolve("data")).withStory(60)) {
            AtomicBoolean enough = new AtomicBoolean();
            Thread trading = Thread.ofPlatform().start(() -> {
                while (!enough.get()) {
                    used.gateway.trySubmit(TradingDirectory.order(Side.BUY));
                }
            });
            try {
                used.backup(file);
            } finally {
                enough.set(true);
                trading.join();
            }
        }
        Path other = folder.resolve("other");
        Restore.Restored restored;
        try (DataDirectory opened = SharedRuntime.open(other)) {
            restored = new Restore(opened, TradingDirectory::startPostgres).restore(file, LATER);
        }
        try (TradingDirectory again = TradingDirectory.open(other)) {
            assertThat(again.gateway.recovery().lastSequence()).isEqualTo(restored.sequence());
            assertThat(again.store.recorder().lastStoredSequence()).isEqualTo(restored.sequence());
            assertThat(again.stateHash()).isEqualTo(restored.stateHash());
        }
    }

    @Test
    void a_flipped_byte_in_any_entry_is_refused_with_its_place_and_nothing_is_replaced() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("good.tar");
        try (TradingDirectory used = TradingDirectory.open(data).withStory(20)) {
            used.backup(file);
        }
        TreeMap<String, Long> before = sizes(data);
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarFile tar = new TarFile(file)) {
            entries.addAll(tar.getEntries());
        }
        assertThat(entries).hasSizeGreaterThan(5);
        for (TarArchiveEntry entry :
                entries.stream().filter(each -> each.getSize() > 0).toList()) {
            for (long at : new long[] {0, entry.getSize() / 2, entry.getSize() - 1}) {
                Path damaged = flipped(file, entry.getDataOffset() + at);
                assertThatThrownBy(() -> Restore.check(damaged))
                        .as("%s byte %d", entry.getName(), at)
                        .isInstanceOf(BackupException.class)
                        .hasMessageContaining("nothing was replaced");
            }
        }
        TarArchiveEntry sql = entries.getFirst();
        Path damaged = flipped(file, sql.getDataOffset() + 100);
        try (DataDirectory opened = SharedRuntime.open(data)) {
            assertThatThrownBy(() -> new Restore(opened, TradingDirectory::startPostgres).restore(damaged, LATER))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("entry=database.sql.gz offset=" + sql.getDataOffset());
        }
        assertThat(sizes(data)).isEqualTo(before);
    }

    @Test
    void a_sealed_backup_is_no_tar_to_others_and_restores_with_its_passphrase_only() throws Exception {
        Passphrase passphrase = Passphrase.of("words that nobody guesses").orElseThrow();
        Path file = folder.resolve("backups/one.tar.sealed");
        String hash;
        try (TradingDirectory used =
                TradingDirectory.open(folder.resolve("data")).withStory(30)) {
            used.backup().make(file, LATER, passphrase);
            hash = used.stateHash();
            assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**.unfinished-*");
        }
        assertThat(Restore.isSealed(file)).isTrue();
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("ustar")
                .doesNotContain("manifest");
        Path other = folder.resolve("other");
        try (DataDirectory opened = SharedRuntime.open(other)) {
            Restore restore = new Restore(opened, TradingDirectory::startPostgres);
            assertThatThrownBy(() -> restore.restore(file, LATER)).hasMessageContaining("is sealed");
            assertThatThrownBy(() -> restore.restore(
                            file, Passphrase.of("words that somebody guesses").orElseThrow(), LATER))
                    .hasMessageContaining("the passphrase is another one");
            Path damaged = flipped(file, Files.size(file) / 2);
            assertThatThrownBy(() -> restore.restore(damaged, passphrase, LATER))
                    .hasMessageContaining("damaged")
                    .hasMessageContaining("nothing was replaced");
            assertThat(other.resolve("journal")).doesNotExist();
            Restore.Restored restored = restore.restore(file, passphrase, LATER);
            assertThat(restored.stateHash()).isEqualTo(hash);
            assertThat(restored.previous()).as("there was nothing before").isNull();
        }
    }

    @Test
    void a_backup_that_is_cut_off_is_refused() throws Exception {
        Path file = folder.resolve("good.tar");
        try (TradingDirectory used =
                TradingDirectory.open(folder.resolve("data")).withStory(5)) {
            used.backup(file);
        }
        long size = Files.size(file);
        for (long length : new long[] {0, 511, 700, size / 2, size - 10_240}) {
            Path cut = Files.copy(file, folder.resolve("cut-" + length));
            try (RandomAccessFile open = new RandomAccessFile(cut.toFile(), "rw")) {
                open.setLength(length);
            }
            assertThatThrownBy(() -> Restore.check(cut)).as("length=%d", length).isInstanceOf(BackupException.class);
        }
    }

    @Test
    void a_backup_holds_no_secret_and_replaces_no_file() throws Exception {
        Path file = folder.resolve("one.tar");
        try (TradingDirectory used =
                TradingDirectory.open(folder.resolve("data")).withStory(5)) {
            used.data.secrets().readOrCreate("session.key", 32);
            used.backup(file);
            assertThatThrownBy(() -> used.backup(file)).isInstanceOf(FileAlreadyExistsException.class);
        }
        try (TarFile tar = new TarFile(file)) {
            assertThat(tar.getEntries()).noneMatch(entry -> entry.getName().contains("secret"));
        }
    }

    @Test
    void a_database_that_does_not_answer_makes_no_backup_and_leaves_nothing() throws Exception {
        Path backups = folder.resolve("backups");
        try (TradingDirectory used =
                TradingDirectory.open(folder.resolve("data")).withStory(5)) {
            used.postgres.close();
            assertThatThrownBy(() -> used.backup(backups.resolve("one.tar")))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("no backup was made");
        }
        try (Stream<Path> left = Files.list(backups)) {
            assertThat(left).isEmpty();
        }
    }

    private static Path flipped(Path file, long at) throws IOException {
        Path damaged = file.resolveSibling("flipped.tar");
        Files.deleteIfExists(damaged);
        Files.copy(file, damaged);
        try (RandomAccessFile open = new RandomAccessFile(damaged.toFile(), "rw")) {
            open.seek(at);
            int old = open.read();
            open.seek(at);
            open.write(old ^ 0x20);
        }
        return damaged;
    }

    private static TreeMap<String, Long> sizes(Path data) throws IOException {
        TreeMap<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = data.relativize(file).toString();
                if (!name.equals("trading.lock")) {
                    try (InputStream in = Files.newInputStream(file)) {
                        sizes.put(name, (long) java.util.Arrays.hashCode(in.readAllBytes()));
                    }
                }
            }
        }
        return sizes;
    }

    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            OwnerOnly.delete(path);
        } else {
            Files.delete(path);
        }
    }
}
