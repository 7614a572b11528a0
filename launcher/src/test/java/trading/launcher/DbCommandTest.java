package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.StoredState;
import trading.engine.gateway.TimeSource;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.infra.backup.Backup;
import trading.infra.backup.BackupManifest;
import trading.infra.process.DataDirectory;
import trading.infra.process.OwnerOnly;
import trading.infra.store.StoreConfig;
import trading.launcher.control.ControlServer;
import trading.launcher.db.BackupDesk;
import trading.launcher.db.OfflineDatabase;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;

class DbCommandTest {
    @TempDir
    Path folder;

    private Terminal terminal = new Terminal();

    /// The journal alone is there at first: a backup makes the database from it, as a start does.
    @Test
    void from_backup_over_reset_to_restore_the_state_is_the_same() throws Exception {
        Path data = folder.resolve("data");
        long last;
        try (ExecutionGateway gateway =
                ExecutionGateway.start(GatewayConfig.in(data), TimeSource.wallClock(), List.of())) {
            for (Command command : DemoMarket.commands()) {
                gateway.submit(command).get(20, TimeUnit.SECONDS);
            }
            last = gateway.lastSequence();
        }
        String hash = StoredState.in(data).at(last).hash();
        Path file = folder.resolve("one.tar");

        assertThat(run(data, "backup", "--output", file.toString()))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains(file.toString(), "sequence " + last, hash);
        assertThat(run(data, "validate")).as(terminal.out()).isZero();
        assertThat(run(data, "migrate", "--target", "3")).isZero();
        assertThat(terminal.out()).contains("Backup: ", "have version 3");
        assertThat(run(data, "validate", "--json")).isZero();
        assertThat(json().path("valid").asBoolean()).isTrue();
        assertThat(json().path("version").asInt()).isEqualTo(3);
        assertThat(run(data, "migrate", "--target", "99")).isEqualTo(ExitCode.USAGE);
        assertThat(run(data, "migrate", "--json")).isZero();
        assertThat(json().path("before").asInt()).isEqualTo(3);
        assertThat(json().path("version")).isEqualTo(json().path("newest"));
        int newest = json().path("version").asInt();
        assertThat(run(data, "init", "--json")).isZero();
        assertThat(json().path("version").asInt()).isEqualTo(newest);

        assertThat(run(data, "reset", "--force", "--json")).isZero();
        assertThat(Path.of(json().path("backup").asText())).exists();
        assertThat(data.resolve("journal")).doesNotExist();
        assertThat(backups(data)).hasSize(2);

        assertThat(run(data, "restore", file.toString())).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .contains(hash, "There was nothing before", "this data folder has none")
                .doesNotContain("before-restore-");
        assertThat(StoredState.in(data).at(last).hash()).isEqualTo(hash);
        assertThat(data.resolve("postgres/PG_VERSION")).exists();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(terminal.out());
    }

    @Test
    void a_sealed_backup_wants_its_passphrase_which_no_other_user_may_read() throws Exception {
        Path data = folder.resolve("data");
        try (ExecutionGateway gateway =
                ExecutionGateway.start(GatewayConfig.in(data), TimeSource.wallClock(), List.of())) {
            for (Command command : DemoMarket.commands()) {
                gateway.submit(command).get(20, TimeUnit.SECONDS);
            }
        }
        String right = passphrase("words that nobody guesses");
        Path file = folder.resolve("one.tar.sealed");
        assertThat(run(data, "backup", "--output", file.toString(), "--backup-passphrase-file", right))
                .as(terminal.err())
                .isZero();
        assertThat(run(data, "restore", "--check", file.toString(), "--backup-passphrase-file", right))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("is whole");
        assertThat(run(
                        data,
                        "restore",
                        "--check",
                        file.toString(),
                        "--backup-passphrase-file",
                        passphrase("other words here")))
                .isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("the passphrase is another one");
        assertThat(run(data, "restore", file.toString(), "--backup-passphrase-file", right))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("before-restore-");

        assertThat(run(data, "backup", "--backup-passphrase-file", passphrase("short")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("at least 12 characters");
        Path open = Files.writeString(folder.resolve("open.txt"), "words that nobody guesses");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run(data, "backup", "--backup-passphrase-file", open.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("chmod go-rwx").doesNotContain("nobody");
    }

    private String passphrase(String text) throws IOException {
        Path file = folder.resolve("passphrase-" + text.length());
        OwnerOnly.write(file, text + "\n");
        return file.toString();
    }

    /// The page's checksum tells; every other table, and the decisions, which no journal has, come over.
    @Test
    void a_flipped_byte_in_a_table_is_found_and_a_rebuild_makes_the_same_rows_again() throws Exception {
        Path data = folder.resolve("data");
        fill(data);
        assertThat(run(data, "backup")).isZero();
        Map<String, List<String>> rows;
        Path table;
        try (OfflineDatabase database = OfflineDatabase.open(data, folder)) {
            sql(database, """
                    INSERT INTO decisions (strategy, symbol, id, version, sequence, decided_nanos, bar_open_nanos,
                        action, outcome, side, quantity_lots, confidence, reason, detail, words, evidence)
                    VALUES ('ema', 'BTCUSDT', 'd-1', '1', 1, 1, 1, 'ENTER', 'SENT', 'BUY', 1, 0.5, 'a', 'tab and so on',
                        'w', '{"a": 1}') RETURNING id""");
            rows = rows(database);
            table = data.resolve("postgres")
                    .resolve(sql(database, "SELECT pg_relation_filepath('instruments')")
                            .getFirst());
        }
        flip(table, 8_192 - 40);

        assertThat(run(data, "validate")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.out())
                .contains("public.instruments: ", "invalid page", "trading db rebuild")
                .doesNotContain("public.orders: ");

        assertThat(run(data, "validate", "--json")).isEqualTo(ExitCode.DATA);
        assertThat(json().path("valid").asBoolean()).isFalse();
        assertThat(json().path("unreadable")).hasSize(1);

        assertThat(run(data, "rebuild")).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("brought over: 1", "before-rebuild-");
        assertThat(run(data, "validate")).as(terminal.out()).isZero();
        try (OfflineDatabase database = OfflineDatabase.open(data, folder)) {
            assertThat(rows(database)).hasSizeGreaterThan(15).isEqualTo(rows);
        }
        assertThat(data.resolve("rebuild-decisions.sql")).doesNotExist();
    }

    @Test
    void a_rebuild_goes_on_where_the_decisions_or_all_of_the_old_database_cannot_be_read() throws Exception {
        Path data = folder.resolve("data");
        fill(data);
        assertThat(run(data, "backup")).isZero();
        Files.writeString(data.resolve("postgres/global/pg_control"), "damaged");

        assertThat(run(data, "rebuild")).as(terminal.err()).isZero();

        assertThat(terminal.out()).contains("cannot be read any more", "made again from the journal");
        assertThat(run(data, "validate")).as(terminal.out()).isZero();
        Files.createDirectories(folder.resolve("empty"));
        assertThat(run(folder.resolve("empty"), "rebuild")).isEqualTo(ExitCode.UNAVAILABLE);
    }

    private static void fill(Path data) throws Exception {
        try (ExecutionGateway gateway =
                ExecutionGateway.start(GatewayConfig.in(data), TimeSource.wallClock(), List.of())) {
            for (Command command : DemoMarket.commands()) {
                gateway.submit(command).get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int old = open.read();
            open.seek(at);
            open.write(old ^ 0x10);
        }
    }

    private static Map<String, List<String>> rows(OfflineDatabase database) throws Exception {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : sql(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            if (!table.equals("projection") && !table.equals("flyway_schema_history")) {
                rows.put(table, sql(database, "SELECT t::text FROM public." + table + " t ORDER BY 1"));
            }
        }
        return rows;
    }

    private static List<String> sql(OfflineDatabase database, String query) throws Exception {
        List<String> values = new ArrayList<>();
        StoreConfig config = database.config();
        try (Connection connection = DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    @Test
    void a_reset_wants_to_be_forced() {
        assertThat(run(folder, "reset")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--force");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void where_nothing_is_there_is_nothing_to_back_up_and_no_folder_is_made() {
        Path data = folder.resolve("data");
        assertThat(run(data, "backup")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run(data, "validate")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(data).doesNotExist();
    }

    @Test
    void a_file_that_is_no_backup_is_refused_and_a_directory_in_use_is_left_alone() throws Exception {
        Path data = folder.resolve("data");
        Path file = Files.write(folder.resolve("strange.tar"), tarOfZeros());
        assertThat(run(data, "restore", file.toString())).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("nothing was replaced");
        assertThat(data).doesNotExist();
        assertThat(run(data, "restore", folder.resolve("none").toString())).isEqualTo(ExitCode.IO);
        Files.createDirectories(data.resolve("journal"));
        try (DataDirectory held = DataDirectory.open(data)) {
            assertThat(run(data, "backup")).isEqualTo(ExitCode.TEMPORARY);
        }
    }

    @Test
    void a_running_instance_makes_the_backup_itself_and_says_why_when_it_cannot() throws Exception {
        Path data = folder.resolve("data");
        Instance instance = new Instance(
                new ServiceBoard(Clock.systemUTC(), "api"), new StopSignal(), Restarts.of(ServiceDefinition.BUILT_IN));
        boolean[] broken = {false};
        List<Path> asked = new ArrayList<>();
        List<Boolean> sealed = new ArrayList<>();
        BackupDesk desk = new BackupDesk(
                (target, now, passphrase) -> {
                    asked.add(target);
                    sealed.add(passphrase != null);
                    if (broken[0]) {
                        throw new IOException("no space left");
                    }
                    return new Backup.Made(
                            target,
                            8,
                            new BackupManifest(1, "1", now.toString(), "6", 42, "abc", new TreeMap<>(), List.of()));
                },
                data.resolve("backups"),
                null,
                () -> 42,
                () -> 42,
                Clock.systemUTC());
        try (DataDirectory held = DataDirectory.open(data);
                ControlServer server = ControlServer.start(held.root(), instance)) {
            assertThat(run(data, "backup")).isEqualTo(ExitCode.TEMPORARY);
            assertThat(terminal.err()).contains("still starting");

            instance.backedUpBy(desk);
            Path file = folder.resolve("one.tar");
            assertThat(run(data, "backup", "--output", file.toString())).isZero();
            assertThat(terminal.out()).contains("sequence 42", "abc");
            assertThat(run(data, "backup", "--json")).isZero();
            assertThat(terminal.out()).contains("trading-backup-");
            assertThat(asked).hasSize(2).startsWith(file);
            assertThat(run(data, "backup", "--backup-passphrase-file", passphrase("words that nobody guesses")))
                    .isZero();
            assertThat(asked.getLast().toString()).endsWith(".tar.sealed");
            assertThat(sealed).containsExactly(false, false, true);

            broken[0] = true;
            assertThat(run(data, "backup")).isEqualTo(ExitCode.IO);
            assertThat(terminal.err()).contains("no space left");
            assertThat(run(data, "restore", folder.resolve("none").toString())).isEqualTo(ExitCode.IO);
        }
    }

    private static byte[] tarOfZeros() {
        byte[] bytes = new byte[2_048];
        byte[] magic = {'u', 's', 't', 'a', 'r'};
        System.arraycopy(magic, 0, bytes, 257, magic.length);
        bytes[0] = 'x';
        return bytes;
    }

    private static List<Path> backups(Path data) throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("backups"))) {
            return files.toList();
        }
    }

    private int run(Path data, String... command) {
        terminal = new Terminal();
        String[] arguments = new String[command.length + 3];
        arguments[0] = "db";
        System.arraycopy(command, 0, arguments, 1, command.length);
        arguments[command.length + 1] = "--data-dir";
        arguments[command.length + 2] = data.toString();
        return terminal.run(arguments);
    }
}
