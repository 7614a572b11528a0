package trading.infra.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import trading.infra.process.Sha256;

/// The versions of the tables: which one they have, the way up and down, and whether they look like it.
public final class SchemaVersions {
    private static final String APPLIED =
            "SELECT script FROM flyway_schema_history" + " WHERE success AND type = 'SQL' ORDER BY installed_rank";

    private static final Pattern MIGRATION = Pattern.compile("db/migration/(V\\d+__\\w+\\.sql)$");

    private final StoreConfig config;

    public SchemaVersions(StoreConfig config) {
        this.config = config;
    }

    /// The newest version that this program knows.
    public int newest() {
        return Arrays.stream(Schema.flyway(config).info().all())
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::getMajor)
                .mapToInt(BigInteger::intValueExact)
                .max()
                .orElse(0);
    }

    /// Of all migrations, the number of the newest, found without a database.
    public static int newestKnown() {
        return Known.NEWEST;
    }

    /// Reads the migrations of this program, which are needed when the database is there.
    public static void preload() {
        Objects.requireNonNull(Digests.BY_SCRIPT);
    }

    /// The SHA-256 of each migration of this program.
    private static final class Digests {
        static final Map<String, String> BY_SCRIPT = read();

        private static Map<String, String> read() {
            try {
                Map<String, String> digests = new HashMap<>();
                for (String script : Known.SCRIPTS) {
                    digests.put(
                            script,
                            Sha256.of(resource("/db/migration/" + script).getBytes(StandardCharsets.UTF_8)));
                }
                return digests;
            } catch (IOException unreadable) {
                throw new StoreException("the migrations of this program cannot be read: " + unreadable, unreadable);
            }
        }
    }

    /// The names of the migrations of this program, and the number of the newest.
    private static final class Known {
        static final List<String> SCRIPTS = scripts();
        static final int NEWEST =
                SCRIPTS.stream().mapToInt(SchemaVersions::versionOf).max().orElse(0);

        private static List<String> scripts() {
            try {
                return resources().stream()
                        .map(name -> name.replace('\\', '/'))
                        .map(MIGRATION::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .toList();
            } catch (IOException | URISyntaxException unreadable) {
                throw new StoreException("the migrations of this program cannot be listed: " + unreadable, unreadable);
            }
        }

        private static List<String> resources() throws IOException, URISyntaxException {
            URL first = SchemaVersions.class.getResource("/db/migration/V1__tables_of_the_desk.sql");
            URLConnection connection = Objects.requireNonNull(first, "no migrations on the class path")
                    .openConnection();
            if (connection instanceof JarURLConnection jar) {
                return jar.getJarFile().stream().map(JarEntry::getName).toList();
            }
            try (Stream<Path> files = Files.list(Path.of(first.toURI()).getParent())) {
                return files.map(Path::toString).toList();
            }
        }
    }

    /// What the tables are, looked at over one connection: their version, as [#current] tells it, and a
    /// fingerprint of their form, without what it should be. Two equal ones are of equal tables on the same
    /// server version, made by the same migrations, and of programs with the same ones. 0 and empty when there
    /// are no tables.
    public record Look(int version, String fingerprint) {}

    public Look look() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (hasNone(statement)) {
                return new Look(0, "");
            }
            List<String> scripts = column(statement, APPLIED);
            int version =
                    scripts.stream().mapToInt(SchemaVersions::versionOf).max().orElse(0);
            return new Look(version, version > newestKnown() ? "" : fingerprint(statement, scripts));
        } catch (SQLException | IOException e) {
            throw new StoreException("database: the tables cannot be looked at: " + Reasons.of(e), e);
        }
    }

    private static boolean hasNone(Statement statement) throws SQLException {
        return column(statement, "SELECT to_regclass('public.flyway_schema_history') IS NULL")
                .contains("t");
    }

    private static String fingerprint(Statement statement, List<String> scripts) throws SQLException, IOException {
        List<String> lines = new ArrayList<>(column(statement, "SHOW server_version_num"));
        for (String script : scripts) {
            String digest = Digests.BY_SCRIPT.get(script);
            if (digest == null) {
                throw unknown(script);
            }
            lines.add(script + " " + digest);
        }
        lines.add("newest=" + newestKnown());
        // The server sorts and hashes: there are some hundred lines, and a start waits for this.
        statement.execute("SET LOCAL search_path TO public");
        lines.addAll(column(
                statement,
                "SELECT encode(sha256(convert_to(string_agg(line, E'\\n' ORDER BY line COLLATE \"C\"), 'UTF8')), 'hex')"
                        + " FROM (" + String.join(" UNION ALL ", shapeQueries("public")) + ") AS shape(line)"));
        return Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /// 0 when there are no tables. Throws [StoreException] when the database cannot be read.
    public int current() {
        MigrationInfo current = Schema.flyway(config).info().current();
        return current == null ? 0 : current.getVersion().getMajor().intValueExact();
    }

    /// Up by migrations, each in a transaction of its own; down by their undo scripts, all in one. Throws
    /// [StoreException] when one fails, and then says which.
    public void migrate(int target) {
        if (target >= current()) {
            Schema.migrateTo(config, String.valueOf(target));
        } else {
            undoDownTo(target);
        }
    }

    private void undoDownTo(int target) {
        String script = "";
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String applied : column(statement, APPLIED).reversed()) {
                if (versionOf(applied) > target) {
                    script = applied;
                    statement.execute(resource("/db/undo/" + applied));
                }
            }
            connection.commit();
        } catch (SQLException | IOException e) {
            throw new StoreException(
                    "database migration failed: undo of " + script + ": " + Reasons.of(e)
                            + ": the tables are as they were before it",
                    e);
        }
    }

    /// Reads every row of every table, so that each page's checksum is looked at; a line for each table that
    /// cannot be read. Takes as long as the disk needs.
    public List<String> unreadable() {
        List<String> unreadable = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : column(
                    statement,
                    "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                            + " WHERE schemaname IN ('public', 'docker_import') ORDER BY 1")) {
                try {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("COPY " + table + " TO STDOUT", OutputStream.nullOutputStream());
                } catch (SQLException damaged) {
                    unreadable.add(table + ": " + Reasons.of(damaged));
                }
            }
        } catch (SQLException | IOException e) {
            throw new StoreException("database: the tables cannot be read: " + Reasons.of(e), e);
        }
        return unreadable;
    }

    /// What is there and should not be, and what is not there and should, a line each. Compares with what
    /// the applied migrations make in a schema beside, in a transaction that is taken back. Throws
    /// [StoreException] when it cannot.
    public List<String> differences() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (hasNone(statement)) {
                return List.of("missing: the tables");
            }
            List<String> scripts = column(statement, APPLIED);
            SortedSet<String> found = shape(statement, "public");
            statement.execute("CREATE SCHEMA trading_expected");
            statement.execute("SET LOCAL search_path TO trading_expected");
            for (String script : scripts) {
                statement.execute(resource("/db/migration/" + script));
            }
            SortedSet<String> expected = shape(statement, "trading_expected");
            connection.rollback();
            List<String> differences = new ArrayList<>();
            expected.stream()
                    .filter(line -> !found.contains(line))
                    .forEach(line -> differences.add("missing: " + line));
            found.stream()
                    .filter(line -> !expected.contains(line))
                    .forEach(line -> differences.add("unexpected: " + line));
            return differences;
        } catch (SQLException | IOException e) {
            throw new StoreException("database: the tables cannot be compared: " + Reasons.of(e), e);
        }
    }

    /// Columns, rules, indexes, triggers and functions, without the schema's name.
    private static SortedSet<String> shape(Statement statement, String schema) throws SQLException {
        statement.execute("SET LOCAL search_path TO " + schema);
        SortedSet<String> shape = new TreeSet<>();
        for (String query : shapeQueries(schema)) {
            column(statement, query)
                    .forEach(line -> shape.add(line.replace(schema + ".", "")
                            .replaceAll("\\s+", " ")
                            .strip()));
        }
        return shape;
    }

    private static List<String> shapeQueries(String schema) {
        String ours = "'" + schema + "'::regnamespace";
        String relation = " JOIN pg_class t ON t.oid = %s WHERE t.relnamespace = " + ours
                + " AND t.relname <> 'flyway_schema_history'";
        return List.of(
                "SELECT 'column ' || t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)"
                        + " || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END"
                        + " || coalesce(CASE WHEN a.attgenerated = '' THEN ' DEFAULT ' ELSE ' GENERATED ' END"
                        + " || pg_get_expr(d.adbin, d.adrelid), '') FROM pg_attribute a LEFT JOIN pg_attrdef d"
                        + " ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                        + String.format(relation, "a.attrelid")
                        + " AND t.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped",
                "SELECT 'rule ' || t.relname || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid)"
                        + " FROM pg_constraint c" + String.format(relation, "c.conrelid") + " AND c.contype <> 'n'",
                "SELECT 'index ' || pg_get_indexdef(i.indexrelid) FROM pg_index i"
                        + String.format(relation, "i.indrelid"),
                "SELECT 'trigger ' || t.relname || ' ' || g.tgname FROM pg_trigger g"
                        + String.format(relation, "g.tgrelid") + " AND NOT g.tgisinternal",
                "SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = " + ours);
    }

    private static int versionOf(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }

    private static IOException unknown(String script) {
        return new IOException("the tables were made by a migration that this program does not know: " + script);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SchemaVersions.class.getResourceAsStream(name)) {
            if (in == null) {
                throw unknown(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
    }
}
