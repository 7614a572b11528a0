package trading.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.PortChoice;
import trading.infra.process.SharedRuntime;

class DamagedPageTest {
    private static final PostgresConfig ANY_PORT = PostgresConfig.on(PortChoice.auto(0));

    @TempDir
    Path folder;

    @Test
    void a_flipped_bit_in_a_table_is_an_error_and_never_a_wrong_row() throws Exception {
        try (var data = SharedRuntime.open(folder)) {
            String file;
            try (var server = PostgresServer.start(ANY_PORT, data)) {
                ask(server, "CREATE TABLE kept AS SELECT n FROM generate_series(1, 100) n");
                file = ask(server, "SELECT pg_relation_filepath('kept')");
            }
            flip(data.root().resolve("postgres").resolve(file), 8_000);
            try (var server = PostgresServer.start(ANY_PORT, data)) {
                assertThatThrownBy(() -> ask(server, "SELECT sum(n) FROM kept"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("invalid page");
                assertThat(ask(server, "SELECT 42")).isEqualTo("42");
            }
        }
    }

    private static void flip(Path file, long at) throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 4)).rewind();
            channel.write(one, at);
        }
    }

    private static String ask(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
