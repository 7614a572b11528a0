package trading.infra.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import trading.infra.store.StoreConfig;

/// The old tables in our database: whole in the schema `docker_import`, and those that are recognised under
/// our names in `docker_history`.
public final class HistorySchema {
    static final String SCHEMA = "docker_import";

    private final StoreConfig config;

    public HistorySchema(StoreConfig config) {
        this.config = config;
    }

    /// Which dump is loaded, by its SHA-256; empty when none is.
    public String loaded() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(obj_description(oid, 'pg_namespace'), '')"
                        + " FROM pg_namespace WHERE nspname = '" + SCHEMA + "'")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /// Puts the tables of a dump in the place of those of an earlier one. `dump` is what a first reading of
    /// `file` found; what is loaded is read back and compared with it. All or nothing, in one transaction.
    /// Answers what is seen under our names: `docker_history.trades (docker_import.trades)`.
    ///
    /// @param sha256 of the file, by which [#loaded] knows it again
    public List<String> load(Path file, DumpReader.Dump dump, String sha256, LongConsumer progress)
            throws IOException, DumpException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';"
                    + " SET LOCAL IntervalStyle = 'postgres'; SET LOCAL bytea_output = 'hex';"
                    + " SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0");
            drop(statement);
            statement.execute("CREATE SCHEMA " + SCHEMA + "; COMMENT ON SCHEMA " + SCHEMA + " IS '"
                    + sha256.replace("'", "''") + "'; CREATE SCHEMA " + HistoryView.SCHEMA);
            for (DumpTable table : dump.tables()) {
                statement.execute(create(table));
            }
            try (Loading loading =
                    new Loading(connection.unwrap(PGConnection.class).getCopyAPI())) {
                DumpReader.read(file, progress, loading);
            }
            for (DumpTable table : dump.tables()) {
                compare(connection, table);
                if (!table.key().isEmpty()) {
                    statement.execute("ALTER TABLE " + place(table) + " ADD PRIMARY KEY (" + list(table.key()) + ")");
                }
            }
            List<String> shown = views(statement, dump.tables());
            connection.commit();
            return shown;
        } catch (SQLException refused) {
            throw new DumpException(
                    "the old tables cannot be loaded: "
                            + String.valueOf(refused.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("refused")
                            + ": nothing was changed",
                    refused);
        }
    }

    /// Takes everything away again that [#load] brought.
    public void remove() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            drop(statement);
        }
    }

    private static void drop(Statement statement) throws SQLException {
        statement.execute("SET LOCAL client_min_messages = warning; DROP SCHEMA IF EXISTS " + HistoryView.SCHEMA
                + " CASCADE; DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }

    private static List<String> views(Statement statement, List<DumpTable> tables) throws SQLException {
        List<String> shown = new ArrayList<>();
        for (HistoryView view : HistoryView.values()) {
            var table = view.of(tables);
            if (table.isPresent()) {
                statement.execute(view.sql(table.get()));
                shown.add(view.viewName() + " (" + SCHEMA + "." + table.get().name() + ")");
            }
        }
        return shown;
    }

    private static String create(DumpTable table) {
        List<String> columns = table.columns().stream()
                .map(column -> DumpReader.quoted(column.name()) + " " + column.type())
                .toList();
        return "CREATE TABLE " + place(table) + " (" + String.join(", ", columns) + ")";
    }

    /// The rows as they are here now, summed in the way of the first reading.
    private static void compare(Connection connection, DumpTable table)
            throws SQLException, DumpException, IOException {
        RowSum sum = new RowSum();
        if (!table.columns().isEmpty()) {
            CopyOut rows =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + place(table) + " TO STDOUT");
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                String text = new String(row, 0, row.length - 1, StandardCharsets.UTF_8);
                sum.add(CopyText.canonical(table.columns(), CopyText.fields(text)));
            }
        }
        if (sum.rows() != table.rows() || !sum.text().equals(table.checksum())) {
            throw new DumpException("table " + table.source() + " did not arrive as it is in the dump: rows="
                    + sum.rows() + " of " + table.rows() + " checksum=" + sum.text() + " in place of "
                    + table.checksum() + ": nothing was changed; please report it");
        }
    }

    private static String place(DumpTable table) {
        return SCHEMA + "." + DumpReader.quoted(table.name());
    }

    private static String list(List<String> names) {
        return String.join(", ", names.stream().map(DumpReader::quoted).toList());
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("ApplicationName", "trading import");
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(config.jdbcUrl(), properties);
    }

    /// One COPY for as long as rows of the same table follow each other.
    private static final class Loading implements DumpReader.Sink, AutoCloseable {
        private final CopyManager copies;
        private @Nullable CopyIn open;
        private String into = "";
        private List<String> named = List.of();

        private Loading(CopyManager copies) {
            this.copies = copies;
        }

        @Override
        public void row(String table, List<String> columns, String row) throws SQLException {
            CopyIn copy = open;
            if (copy == null || !into.equals(table) || !named.equals(columns)) {
                finish();
                copy = copies.copyIn(
                        "COPY " + SCHEMA + "." + DumpReader.quoted(table) + " (" + list(columns) + ") FROM STDIN");
                open = copy;
                into = table;
                named = columns;
            }
            byte[] line = (row + "\n").getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(line, 0, line.length);
        }

        private void finish() throws SQLException {
            CopyIn copy = open;
            open = null;
            if (copy != null) {
                copy.endCopy();
            }
        }

        @Override
        public void close() throws SQLException {
            finish();
        }
    }
}
