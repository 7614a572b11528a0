package trading.infra.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import trading.infra.postgres.PostgresConfig;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.process.SharedRuntime;
import trading.infra.redis.RedisConfig;
import trading.infra.redis.RedisServer;

/// The bundled PostgreSQL and Redis, started once for all tests of the store, each when first asked for.
final class Servers implements AutoCloseable {
    private final Path folder;
    private final DataDirectory data;
    private PostgresServer postgres;
    private RedisServer redis;

    private Servers() throws IOException {
        folder = Files.createTempDirectory("trading-store");
        data = SharedRuntime.open(folder);
    }

    /// Gives a test class the servers as a parameter.
    static final class Extension implements BeforeAllCallback, ParameterResolver {
        @Override
        public void beforeAll(ExtensionContext context) {
            servers(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Servers.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return servers(context);
        }

        private static Servers servers(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Servers.class, key -> new Held(), Held.class)
                    .servers;
        }
    }

    private static final class Held implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        final Servers servers;

        Held() {
            try {
                servers = new Servers();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            servers.close();
        }
    }

    PostgresServer postgres() {
        if (postgres == null) {
            postgres = PostgresServer.start(PostgresConfig.on(PortChoice.auto(0)), data);
        }
        return postgres;
    }

    RedisServer redis() {
        if (redis == null) {
            redis = RedisServer.start(RedisConfig.on(PortChoice.auto(0)), data);
        }
        return redis;
    }

    /// Stops PostgreSQL, does something, and starts it again on the same port.
    void withoutPostgres(Runnable meanwhile) {
        int port = postgres().port();
        postgres.close();
        try {
            meanwhile.run();
        } finally {
            postgres = PostgresServer.start(PostgresConfig.on(PortChoice.fixed(port)), data);
        }
    }

    void withoutRedis(Runnable meanwhile) {
        int port = redis().port();
        redis.close();
        try {
            meanwhile.run();
        } finally {
            redis = RedisServer.start(RedisConfig.on(PortChoice.fixed(port)), data);
        }
    }

    /// Freezes the server and all its backends, does something, and lets them go on.
    void withFrozenPostgres(Runnable meanwhile) throws Exception {
        signal("STOP");
        try {
            meanwhile.run();
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) throws Exception {
        ProcessHandle server = ProcessHandle.of(postgres().pid()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(Stream.of(server), server.descendants()).forEach(each -> command.add("" + each.pid()));
        new ProcessBuilder(command).start().waitFor();
    }

    StoreConfig config() {
        return new StoreConfig(
                postgres().jdbcUrl(), postgres().user(), postgres().password());
    }

    RedisConnection redisConnection() {
        return new RedisConnection(redis().host(), redis().port(), redis().password());
    }

    /// A database without any table.
    StoreConfig emptyDatabase() {
        sql("DROP SCHEMA public CASCADE");
        sql("CREATE SCHEMA public");
        return config();
    }

    /// A table that nobody else can read until the lock is closed.
    interface Locked extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    Locked lock(String table) throws SQLException {
        StoreConfig config = config();
        Connection connection = DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return connection::close;
    }

    /// What `psql --no-align --tuples-only` prints, a row a line.
    List<String> sql(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(config().jdbcUrl(), config().user(), config().password());
                Statement statement = connection.createStatement()) {
            statement.execute("SET timezone = 'UTC'");
            List<String> lines = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    StringJoiner line = new StringJoiner("|");
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        String value = rows.getString(i);
                        line.add(value == null ? "" : value);
                    }
                    lines.add(line.toString());
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Every row of every table that the recorder writes.
    List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of(
                "instruments",
                "accounts",
                "orders",
                "fills",
                "trades",
                "positions",
                "balances",
                "bars",
                "denials",
                "deposits",
                "order_events",
                "equity",
                "trading_states",
                "entry_locks",
                "protections",
                "kill_switches",
                "fee_tiers",
                "limit_changes",
                "permission_changes",
                "permitted_instruments",
                "override_events",
                "dead_man_switch_events")) {
            sql("SELECT to_jsonb(t) FROM " + table + " t ORDER BY 1").forEach(row -> rows.add(table + row));
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (redis != null) {
            redis.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        data.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
