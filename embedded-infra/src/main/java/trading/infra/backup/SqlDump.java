package trading.infra.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import trading.infra.store.StoreConfig;

/// The database as plain SQL, of one moment: what the recorder stores later is not in it.
final class SqlDump implements AutoCloseable {
    static final String HISTORY = "flyway_schema_history";

    private static final String HISTORY_TABLE = """
            CREATE TABLE flyway_schema_history (
                installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
                version        character varying(50),
                description    character varying(200) NOT NULL,
                type           character varying(20) NOT NULL,
                script         character varying(1000) NOT NULL,
                checksum       integer,
                installed_by   character varying(100) NOT NULL,
                installed_on   timestamp without time zone NOT NULL DEFAULT now(),
                execution_time integer NOT NULL,
                success        boolean NOT NULL
            );
            CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);
            """;

    private final Connection connection;

    private SqlDump(Connection connection) {
        this.connection = connection;
    }

    /// What a dump holds.
    record Written(long sequence, String schema, TreeMap<String, Long> rows) {}

    /// From here on the rows stand still, for this dump.
    static SqlDump begin(StoreConfig config) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("ApplicationName", "trading backup");
        properties.setProperty("connectTimeout", "5");
        Connection connection = DriverManager.getConnection(config.jdbcUrl(), properties);
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        SqlDump dump = new SqlDump(connection);
        try {
            dump.lastSequence();
            return dump;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /// Of the last command whose rows are in it.
    long lastSequence() throws SQLException {
        List<String> last = column("SELECT last_sequence FROM projection WHERE name = 'recorder'");
        return last.isEmpty() ? 0 : Long.parseLong(last.getFirst());
    }

    /// Leaves `out` open.
    Written write(String heading, OutputStream out) throws SQLException, IOException {
        text(out, "-- " + heading + "\n\n");
        text(out, "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\nSET TimeZone = 'UTC';\n");
        text(out, "SET statement_timeout = 0;\nBEGIN;\n\n");
        List<String> scripts =
                column("SELECT script FROM " + HISTORY + " WHERE success AND type = 'SQL' ORDER BY installed_rank");
        for (String script : scripts) {
            text(out, "-- " + script + "\n" + migration(script) + "\n");
        }
        text(out, HISTORY_TABLE + "\n");
        TreeMap<String, Long> rows = new TreeMap<>();
        for (String table : column(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE \"C\"")) {
            rows.put(table, copy(table, out));
        }
        text(out, "COMMIT;\n");
        List<String> version = column("SELECT version FROM " + HISTORY
                + " WHERE success ORDER BY installed_rank DESC FETCH FIRST 1 ROW ONLY");
        return new Written(lastSequence(), version.isEmpty() ? "0" : version.getFirst(), rows);
    }

    /// Generated columns are left out: the tables make them again.
    long copy(String table, OutputStream out) throws SQLException, IOException {
        List<String> columns = columns(table);
        String list = quoted(table) + " (" + String.join(", ", columns) + ")";
        text(out, "COPY " + list + " FROM stdin;\n");
        long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + list + " TO STDOUT", out);
        text(out, "\\.\n\n");
        return rows;
    }

    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT attname FROM pg_attribute WHERE attrelid = ('public.' || quote_ident(?))::regclass"
                        + " AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum")) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    columns.add(quoted(row.getString(1)));
                }
            }
        }
        return columns;
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static String migration(String script) throws IOException {
        try (InputStream in = SqlDump.class.getResourceAsStream("/db/migration/" + script)) {
            if (in == null) {
                throw new IOException("the tables were made by " + script + ", which this program does not know");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
