package trading.infra.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database, open: its tables brought up to date, the recorder that writes them, the queries that read
/// them.
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int MAXIMUM_CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final Reader reader;
    private final PostgresRecorder recorder;
    private final OrderQueries orders;
    private final TradeQueries trades;
    private final FillQueries fills;
    private final BarQueries bars;
    private final EquityQueries equity;
    private final ResultQueries results;
    private final RiskQueries risk;
    private final DecisionRecorder decisionRecorder;
    private final DecisionQueries decisions;
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> ping = new AtomicReference<>();

    private Store(HikariDataSource pool, PostgresRecorder recorder, DecisionRecorder decisionRecorder) {
        this.pool = pool;
        this.recorder = recorder;
        this.decisionRecorder = decisionRecorder;
        reader = new Reader(Jdbi.create(pool).installPlugin(new PostgresPlugin()));
        this.orders = new OrderQueries(reader);
        this.trades = new TradeQueries(reader);
        this.fills = new FillQueries(reader);
        this.bars = new BarQueries(reader);
        this.equity = new EquityQueries(reader);
        this.results = new ResultQueries(reader);
        this.risk = new RiskQueries(reader);
        this.decisions = new DecisionQueries(reader);
    }

    /// Throws [StoreException] when the database cannot be reached or its tables cannot be brought up to
    /// date; then nothing stays open.
    public static Store open(StoreConfig config) {
        return open(config, PostgresRecorder.CAPACITY, null);
    }

    /// The same, with a file in which decisions are safe until the database has them.
    public static Store open(StoreConfig config, Path decisions) {
        return open(config, PostgresRecorder.CAPACITY, decisions);
    }

    /// The same for tables that are known to be as this program makes them.
    public static Store openAsIs(StoreConfig config, Path decisions) {
        return openAsIs(config, PostgresRecorder.CAPACITY, decisions);
    }

    /// Loads the libraries that [#open] and the first query need, so that it can be done while the database
    /// starts: a query is made and goes nowhere.
    public static void preload() {
        Jdbi.create(Store::nowhere).installPlugin(new PostgresPlugin());
        try {
            // Without the plugin, which looks for what is behind a connection.
            Jdbi.create(Store::nowhere)
                    .useHandle(handle -> handle.createQuery("SELECT :nothing")
                            .bind("nothing", 0)
                            .mapTo(Long.class)
                            .one());
        } catch (JdbiException expected) {
            LOG.trace("the query that loads the library", expected);
        }
    }

    /// A connection that can do nothing.
    private static Connection nowhere() {
        return (Connection) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == boolean.class) {
                        return method.getName().equals("getAutoCommit");
                    }
                    if (method.getName().equals("prepareStatement")) {
                        throw new SQLException("there is no database yet");
                    }
                    return null;
                });
    }

    /// The same for the library that makes the tables, where there are none yet.
    public static void preloadTables() {
        Schema.preload();
    }

    static Store open(StoreConfig config, int recorderCapacity, @Nullable Path decisions) {
        Schema.migrate(config);
        return openAsIs(config, recorderCapacity, decisions);
    }

    private static Store openAsIs(StoreConfig config, int recorderCapacity, @Nullable Path decisions) {
        HikariDataSource pool = new HikariDataSource(pooled(config));
        try {
            DecisionRecorder decisionRecorder = new DecisionRecorder(config, decisions);
            try {
                return new Store(
                        pool, new PostgresRecorder(new RecorderConnection(config), recorderCapacity), decisionRecorder);
            } catch (SQLException e) {
                decisionRecorder.close();
                throw e;
            }
        } catch (StoreException e) {
            pool.close();
            throw e;
        } catch (SQLException e) {
            pool.close();
            throw new StoreException("database: url=" + config.jdbcUrl() + ": " + Reasons.of(e), e);
        }
    }

    private static HikariConfig pooled(StoreConfig config) {
        HikariConfig pooled = new HikariConfig();
        pooled.setPoolName("store");
        pooled.setJdbcUrl(config.jdbcUrl());
        pooled.setUsername(config.user());
        pooled.setPassword(config.password());
        pooled.setMaximumPoolSize(MAXIMUM_CONNECTIONS);
        pooled.setMinimumIdle(1);
        pooled.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        pooled.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        pooled.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        pooled.setInitializationFailTimeout(-1);
        pooled.addDataSourceProperty("ApplicationName", "trading");
        pooled.addDataSourceProperty("connectTimeout", ConnectPatience.seconds());
        pooled.addDataSourceProperty("loginTimeout", ConnectPatience.seconds());
        pooled.addDataSourceProperty("socketTimeout", "2");
        pooled.addDataSourceProperty("options", "-c statement_timeout=1500 -c default_transaction_read_only=on");
        return pooled;
    }

    public PostgresRecorder recorder() {
        return recorder;
    }

    public OrderQueries orders() {
        return orders;
    }

    public TradeQueries trades() {
        return trades;
    }

    public FillQueries fills() {
        return fills;
    }

    public BarQueries bars() {
        return bars;
    }

    public EquityQueries equity() {
        return equity;
    }

    public ResultQueries results() {
        return results;
    }

    public RiskQueries risk() {
        return risk;
    }

    /// Takes what strategies decide.
    public DecisionRecorder decisionRecorder() {
        return decisionRecorder;
    }

    public DecisionQueries decisions() {
        return decisions;
    }

    /// What PostgreSQL counts about itself. Throws [StoreException] when it cannot be asked; waits for two seconds at
    /// most.
    public PostgresFigures figures() {
        try (Connection connection = pool.getConnection()) {
            return PostgresFigures.read(connection);
        } catch (SQLException e) {
            throw new StoreException("statistics: the database could not be read: " + Reasons.of(e), e);
        }
    }

    /// The connections of the queries; all 0 before the first query.
    public PoolFigures pool() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return now == null
                ? new PoolFigures(0, 0, 0, MAXIMUM_CONNECTIONS)
                : new PoolFigures(
                        now.getActiveConnections(),
                        now.getIdleConnections(),
                        now.getThreadsAwaitingConnection(),
                        MAXIMUM_CONNECTIONS);
    }

    /// `nanos` is told how long each query took from then on, the wait for a connection included; on any thread.
    public void timedBy(LongConsumer nanos) {
        reader.timedBy(nanos);
    }

    /// Whether the database answers within `patience`. Any number of callers cause one question at a time,
    /// so a database that hangs does not pile up threads.
    public boolean ping(Duration patience) {
        CompletableFuture<Boolean> running = ping.get();
        if (running == null || running.isDone()) {
            CompletableFuture<Boolean> asked = new CompletableFuture<>();
            if (ping.compareAndSet(running, asked)) {
                Thread.ofVirtual().name("store-ping").start(() -> asked.complete(answers()));
                running = asked;
            } else {
                running = ping.get();
            }
        }
        return running != null && await(running, patience);
    }

    private static boolean await(CompletableFuture<Boolean> answer, Duration patience) {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Stores what is waiting, then closes the connections.
    @Override
    public void close() {
        decisionRecorder.close();
        recorder.close();
        pool.close();
    }
}
