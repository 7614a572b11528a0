package trading.infra.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.infra.postgres.PostgresConfig;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.process.SharedRuntime;
import trading.infra.store.StoreConfig;

/// On the bundled PostgreSQL.
class HistorySchemaTest {
    private static DataDirectory data;
    private static PostgresServer server;

    @TempDir
    static Path directory;

    @TempDir
    Path folder;

    private HistorySchema schema;

    @BeforeAll
    static void start() {
        data = SharedRuntime.open(directory);
        server = PostgresServer.start(PostgresConfig.on(PortChoice.auto(0)), data);
    }

    @AfterAll
    static void stop() {
        server.close();
        data.close();
    }

    @BeforeEach
    void empty() throws Exception {
        schema = new HistorySchema(new StoreConfig(server.jdbcUrl(), server.user(), server.password()));
        schema.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"old-system.sql", "old-system-inserts.sql"})
    void every_table_arrives_whole_and_the_known_ones_are_seen_under_our_names(String name) throws Exception {
        Path file = OldSystem.COPIED.resolveSibling(name);
        DumpReader.Dump dump = DumpReader.read(file, rows -> {});

        List<String> shown = schema.load(file, dump, "abc", rows -> {});

        assertThat(shown)
                .containsExactly(
                        "docker_history.trades (docker_import.trades)",
                        "docker_history.orders (docker_import.orders)",
                        "docker_history.positions (docker_import.positions)",
                        "docker_history.bars (docker_import.market_data)");
        assertThat(schema.loaded()).isEqualTo("abc");
        assertThat(column("SELECT count(*) FROM docker_import.users")).containsExactly("2");
        assertThat(column("SELECT side || ' ' || symbol || ' ' || quantity || ' ' || profit FROM docker_history.trades"
                        + " WHERE id = 3"))
                .containsExactly("SELL ETHUSDT 0.03000000 0.31500000");
        assertThat(column("SELECT extract(epoch FROM opened)::bigint FROM docker_history.trades WHERE id = 1"))
                .as("a clock that was put forward in between")
                .containsExactly("1743202800");
        assertThat(column("SELECT prompt FROM docker_import.ai_decisions WHERE id < 3 ORDER BY id"))
                .containsExactly("Trend of BTC?\nLast five:\t1\\2; \"up\"", "line one\r\nline two");
        assertThat(column("SELECT response FROM docker_import.ai_decisions WHERE id = 3"))
                .containsExactly("\\.");
        assertThat(column("SELECT encode(raw, 'hex') FROM docker_import.ai_decisions WHERE id = 1"))
                .containsExactly("00ff10");
        assertThat(column("SELECT tags[2] FROM docker_import.trades WHERE id = 7"))
                .containsExactly("k\"7");
        assertThat(column("SELECT bar_interval || ' ' || close FROM docker_history.bars ORDER BY time LIMIT 1"))
                .containsExactly("1m 42001.00000000");
    }

    @Test
    void loading_again_replaces_and_removing_leaves_nothing() throws Exception {
        DumpReader.Dump dump = DumpReader.read(OldSystem.COPIED, rows -> {});
        schema.load(OldSystem.COPIED, dump, "first", rows -> {});
        Path smaller = Files.writeString(
                folder.resolve("small.sql"),
                "CREATE TABLE public.\"Odd \"\"name\" (\n    \"a;b\" integer DEFAULT 1 NOT NULL,\n"
                        + "    CONSTRAINT pk PRIMARY KEY (\"a;b\")\n);\n"
                        + "CREATE TABLE extra.trades (\n    x integer\n) ;\n"
                        + "INSERT INTO public.\"Odd \"\"name\" VALUES (7), (8);\n");
        schema.load(smaller, DumpReader.read(smaller, rows -> {}), "second", rows -> {});

        assertThat(schema.loaded()).isEqualTo("second");
        assertThat(tables()).containsExactly("docker_import.Odd \"name", "docker_import.extra.trades");
        schema.remove();
        assertThat(schema.loaded()).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void what_does_not_arrive_as_it_was_read_changes_nothing() throws Exception {
        DumpReader.Dump dump = DumpReader.read(OldSystem.COPIED, rows -> {});
        schema.load(OldSystem.COPIED, dump, "first", rows -> {});
        Path changed = folder.resolve("changed.sql");
        Files.writeString(changed, Files.readString(OldSystem.COPIED).replace("42010.25000000", "42010.26000000"));

        assertThatThrownBy(() -> schema.load(changed, dump, "second", rows -> {}))
                .isInstanceOf(DumpException.class)
                .hasMessageContaining("did not arrive as it is in the dump")
                .hasMessageContaining("nothing was changed");
        assertThat(schema.loaded()).isEqualTo("first");

        Path refused = Files.writeString(
                folder.resolve("refused.sql"), "CREATE TABLE t (a integer);\nCOPY t (a) FROM stdin;\nx\n\\.\n");
        assertThatThrownBy(() -> schema.load(refused, DumpReader.read(refused, rows -> {}), "third", rows -> {}))
                .hasMessageContaining("invalid input syntax for type integer")
                .hasMessageContaining("nothing was changed");
        assertThat(schema.loaded()).isEqualTo("first");
    }

    private static List<String> tables() throws SQLException {
        return column(
                "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname LIKE 'docker%' ORDER BY 1");
    }

    private static List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}
