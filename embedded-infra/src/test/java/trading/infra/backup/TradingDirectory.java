package trading.infra.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import trading.engine.gateway.Answer;
import trading.engine.gateway.DiskReserve;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.Waiting;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.infra.postgres.PostgresConfig;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.process.SharedRuntime;
import trading.infra.store.Store;
import trading.infra.store.StoreConfig;

/// A data directory in use: PostgreSQL, the recorder and a gateway with small segments, as the product has
/// them.
final class TradingDirectory implements AutoCloseable {
    private static final AtomicLong CLOCK = new AtomicLong(1_700_000_000_000_000_000L);
    private static final AtomicLong ORDERS = new AtomicLong();

    final DataDirectory data;
    final PostgresServer postgres;
    final Store store;
    final ExecutionGateway gateway;

    private TradingDirectory(Path folder) {
        data = SharedRuntime.open(folder);
        postgres = startPostgres(data);
        store = Store.open(config(), folder.resolve("strategy-decisions"));
        gateway = ExecutionGateway.start(
                new GatewayConfig(folder, 1_024, 1 << 13, 40, Waiting.BLOCKING, DiskReserve.NONE),
                () -> CLOCK.addAndGet(1_000_000),
                List.of(store.recorder()));
    }

    static TradingDirectory open(Path folder) {
        return new TradingDirectory(folder);
    }

    static PostgresServer startPostgres(DataDirectory in) {
        return PostgresServer.start(PostgresConfig.on(PortChoice.auto(0)), in);
    }

    StoreConfig config() {
        return new StoreConfig(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    /// With something in each of the files that are in neither journal nor database.
    TradingDirectory withStory(int orders) throws Exception {
        for (Command command : DemoMarket.commands()) {
            decide(command);
        }
        decide(new Command.UpdateQuote(DemoMarket.REPLAY_ACCOUNT, 0, 5_999_950, 1_000_000, 6_000_050, 1_000_000));
        for (int i = 0; i < orders; i++) {
            decide(order(i % 3 == 2 ? Side.SELL : Side.BUY));
        }
        Files.writeString(data.root().resolve("strategy-settings.json"), "{\"kept\":\"Größe\"}");
        Files.createDirectories(data.root().resolve("analyst"));
        Files.writeString(data.root().resolve("analyst/calls.jsonl"), "one call\n");
        Files.createDirectories(data.root().resolve("preferences"));
        Files.writeString(data.root().resolve("preferences/somebody.json"), "chosen\n");
        return stored();
    }

    static Command.SubmitOrder order(Side side) {
        return new Command.SubmitOrder(
                DemoMarket.ACCOUNT,
                0,
                "o-" + ORDERS.incrementAndGet(),
                "tab\tand \\ and newline\n",
                side,
                OrderType.MARKET,
                TimeInForce.IOC,
                1_000,
                0,
                0,
                false,
                0,
                0);
    }

    void decide(Command command) throws Exception {
        if (!(gateway.submit(command).get(20, TimeUnit.SECONDS) instanceof Answer.Decided)) {
            throw new AssertionError("not decided: " + command);
        }
    }

    /// Everything that was decided is in the database.
    TradingDirectory stored() throws InterruptedException {
        while (store.recorder().lastStoredSequence() < gateway.lastSequence()) {
            Thread.sleep(5);
        }
        return this;
    }

    String stateHash() throws Exception {
        return gateway.stateHash().get(20, TimeUnit.SECONDS);
    }

    Backup backup() {
        return new Backup(data.root(), config(), "1.2.3");
    }

    Backup.Made backup(Path file) throws Exception {
        return backup().make(file, Instant.parse("2026-01-02T03:04:05Z"));
    }

    List<String> rows() throws SQLException {
        return rows(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    /// Every row of every table; how far it is stored without the time of it.
    static List<String> rows(String url, String user, String password) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            for (String table : column(
                    connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")) {
                if (table.equals("flyway_schema_history")) {
                    continue;
                }
                column(
                                connection,
                                "SELECT (to_jsonb(t) - 'updated_at')::text COLLATE \"C\" AS r FROM public." + table
                                        + " t ORDER BY r")
                        .forEach(row -> rows.add(table + row));
            }
        }
        return rows;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET timezone = 'UTC'");
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
        }
        return values;
    }

    String superuserPassword() throws Exception {
        return Files.readString(data.secrets().file("postgres-superuser.password"), StandardCharsets.UTF_8)
                .strip();
    }

    @Override
    public void close() {
        gateway.close();
        store.close();
        postgres.close();
        data.close();
    }
}
