package trading.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.process.PortInUseException;
import trading.infra.process.ServiceStartException;
import trading.infra.process.SharedRuntime;

/// One cluster for all, as making one is what takes long; each test starts and stops it for itself.
class PostgresServerTest {
    private static final PostgresConfig ANY_PORT = PostgresConfig.on(PortChoice.auto(0));

    @TempDir
    static Path temporary;

    static Path folder;

    @BeforeAll
    static void nameTheFolder() {
        boolean unicode = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode('ü');
        folder = temporary.resolve(unicode ? "Händler's Daten und $mehr" : "trader's data and $more");
    }

    @Test
    void rows_are_there_after_a_restart_and_the_restart_needs_no_recovery() throws Exception {
        try (var data = SharedRuntime.open(folder)) {
            try (var server = PostgresServer.start(ANY_PORT, data)) {
                query(server, "CREATE TABLE kept AS SELECT 42 AS n");
            }
            long end = Files.size(data.logs().resolve("postgres.log"));
            try (var server = PostgresServer.start(ANY_PORT, data)) {
                assertThat(query(server, "SELECT n FROM kept")).isEqualTo("42");
                query(server, "DROP TABLE kept");
            }
            assertThat(Files.readString(data.logs().resolve("postgres.log")).substring((int) end))
                    .contains("database system was shut down at")
                    .doesNotContain("recovery", "not properly shut down", "interrupted");
        }
    }

    @Test
    void it_keeps_its_promises_about_durability_and_strangers() throws Exception {
        try (var data = SharedRuntime.open(folder);
                var server = PostgresServer.start(ANY_PORT, data)) {
            for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit", "data_checksums"}) {
                assertThat(query(server, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(query(
                            server,
                            "SELECT datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding)"
                                    + " FROM pg_database WHERE datname = 'trading'"))
                    .isEqualTo("b C.UTF-8 UTF8");
            assertThat(query(
                            server,
                            "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = 'trading'"))
                    .isEqualTo("f");
            assertThat(SharedRuntime.listeningAddresses(server.port())).containsExactly("0100007F");
            assertThat(server.password()).hasSize(43);
            assertThat(Files.getPosixFilePermissions(folder.resolve("secrets/postgres.password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            for (String user : new String[] {"trading", "postgres", "nobody"}) {
                assertThatThrownBy(() -> connect(server.port(), "postgres", user, "guess")
                                .close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThatThrownBy(() -> connect(server.port(), "postgres", "trading", server.password())
                            .close())
                    .hasMessageContaining("permission denied for database");
            assertThat(ProcessHandle.of(server.pid())
                            .orElseThrow()
                            .info()
                            .command()
                            .orElse(""))
                    .endsWith("/bin/postgres");
            assertThat(server.database().toString()).doesNotContain(server.password());
        }
    }

    @Test
    void a_taken_port_is_told_before_anything_is_made() throws IOException {
        try (var holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var data = SharedRuntime.open(temporary.resolve("taken"))) {
            assertThatThrownBy(() ->
                            PostgresServer.start(PostgresConfig.on(PortChoice.fixed(holder.getLocalPort())), data))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("java (pid " + ProcessHandle.current().pid() + ")");
            assertThat(data.root().resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void an_automatic_port_is_the_next_free_one() throws Exception {
        try (var holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var data = SharedRuntime.open(folder);
                var server = PostgresServer.start(PostgresConfig.on(PortChoice.auto(holder.getLocalPort())), data)) {
            assertThat(server.port()).isNotEqualTo(holder.getLocalPort());
            assertThat(query(server, "SHOW port")).isEqualTo(String.valueOf(server.port()));
        }
    }

    @Test
    void the_user_may_change_settings_but_not_open_the_server() throws Exception {
        Path settings = temporary.resolve("user's own.conf");
        Files.writeString(
                settings, "work_mem = 7MB\nlisten_addresses = '*'\nunix_socket_directories = '/tmp'\nport = 1\n");

        try (var data = SharedRuntime.open(folder);
                var server = PostgresServer.start(ANY_PORT.withUserSettings(settings), data)) {
            assertThat(query(server, "SHOW work_mem")).isEqualTo("7MB");
            assertThat(Path.of("/proc/net/unix")).content().doesNotContain(".s.PGSQL." + server.port());
            assertThat(SharedRuntime.listeningAddresses(server.port())).containsExactly("0100007F");
        }
        assertThat(new PostgresSettings(MemorySettings.of(0), settings).ignoredKeys())
                .containsExactly("listen_addresses", "port", "unix_socket_directories");
    }

    @Test
    void a_setting_that_cannot_be_read_is_named() throws Exception {
        Path settings = Files.writeString(temporary.resolve("bad.conf"), "work_mem = plenty\n");

        try (var data = SharedRuntime.open(folder)) {
            assertThatThrownBy(() -> PostgresServer.start(ANY_PORT.withUserSettings(settings), data)
                            .close())
                    .isInstanceOf(ServiceStartException.class)
                    .hasMessageContaining("invalid value for parameter \"work_mem\": \"plenty\"");
        }
    }

    @Test
    void a_lost_password_of_the_role_is_set_anew() throws Exception {
        try (var data = SharedRuntime.open(folder)) {
            PostgresServer.start(ANY_PORT, data).close();
            Files.delete(data.secrets().file("postgres.password"));
            try (var server = PostgresServer.start(ANY_PORT, data)) {
                assertThat(query(server, "SELECT current_user")).isEqualTo("trading");
            }
        }
    }

    @Test
    void a_server_that_hangs_is_alive_and_does_not_answer() throws Exception {
        try (var data = SharedRuntime.open(folder);
                var server = PostgresServer.start(ANY_PORT, data)) {
            assertThat(server.answers(Duration.ofSeconds(2))).isTrue();
            SharedRuntime.signal("STOP", server.pid());
            assertThat(server.answers(Duration.ofMillis(500))).isFalse();
            assertThat(server.alive()).isTrue();
            SharedRuntime.signal("CONT", server.pid());
            assertThat(server.answers(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void after_a_kill_it_recovers_and_nothing_committed_is_lost() throws Exception {
        try (var data = SharedRuntime.open(folder)) {
            try (var server = PostgresServer.start(ANY_PORT, data)) {
                query(server, "CREATE TABLE committed AS SELECT 43 AS n");
                ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
                assertThat(server.onExit().get(5, TimeUnit.SECONDS)).isEqualTo(128 + 9);
                assertThat(server.alive()).isFalse();
            }
            try (var server = PostgresServer.start(ANY_PORT, data)) {
                assertThat(query(server, "SELECT n FROM committed")).isEqualTo("43");
                query(server, "DROP TABLE committed");
            }
        }
    }

    @Test
    void a_server_that_a_killed_run_left_behind_is_ended_first() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc")));
        try (var data = SharedRuntime.open(folder)) {
            PostgresServer.start(ANY_PORT, data).close();
            Process left = startOutsideOfOurControl(
                    folder.resolve("postgres"), data.privileges().prefix());
            while (!Files.exists(folder.resolve("postgres/postmaster.pid"))) {
                assertThat(left.isAlive()).isTrue();
                Thread.sleep(10);
            }

            try (var server = PostgresServer.start(ANY_PORT, data)) {
                assertThat(left.waitFor(1, TimeUnit.SECONDS)).isTrue();
                assertThat(server.pid()).isNotEqualTo(left.pid());
                assertThat(query(server, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void a_stale_file_with_the_pid_of_somebody_else_blocks_nothing_and_harms_nobody() throws Exception {
        try (var data = SharedRuntime.open(folder)) {
            PostgresServer.start(ANY_PORT, data).close();
            Process innocent = new ProcessBuilder("/bin/sleep", "60").start();
            try {
                Files.writeString(
                        folder.resolve("postgres/postmaster.pid"),
                        innocent.pid() + "\n" + folder.resolve("postgres") + "\n1700000000\n5432\n\n127.0.0.1\n\n");
                PostgresServer.start(ANY_PORT, data).close();
                assertThat(innocent.isAlive()).isTrue();
            } finally {
                innocent.destroyForcibly();
            }
        }
    }

    @Test
    void started_by_root_it_runs_as_the_owner_of_the_data() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become somebody else");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        Path owned = Files.createDirectory(temporary.resolve("owned"));
        Files.setAttribute(owned, "unix:uid", 65_534);
        Files.setAttribute(owned, "unix:gid", 65_534);

        try (var data = DataDirectory.open(owned);
                var server = PostgresServer.start(ANY_PORT, data)) {
            Path process = Path.of("/proc", String.valueOf(server.pid()));
            assertThat(Files.getAttribute(process, "unix:uid")).isEqualTo(65_534);
            assertThat(Files.readString(process.resolve("status"))).containsPattern("CapEff:\\s+0{16}\n");
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    private static Process startOutsideOfOurControl(Path cluster, List<String> prefix) throws IOException {
        Path program;
        try (var programs = Files.list(SharedRuntime.FOLDER)) {
            program = programs.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith("pgsql-"))
                    .findFirst()
                    .orElseThrow();
        }
        var command = new ArrayList<>(prefix);
        command.add(program.resolve("bin/postgres").toString());
        command.addAll(PostgresSettings.arguments(
                cluster, cluster.resolve("trading.conf"), PortChoice.auto(0).resolve("PostgreSQL")));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("left.log").toFile())
                .start();
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private static Connection connect(int port, String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }
}
