package trading.launcher;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.postgres.PostgresConfig;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.store.OwnPostgres;
import trading.infra.store.StoreConfig;
import trading.launcher.config.TradingConfig;
import trading.launcher.service.BundledServers;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.launcher.service.SupervisedChild;

/// PostgreSQL, there and ready: the bundled one as a supervised child, or the user's own, which is neither started
/// nor stopped.
final class ConnectedPostgres implements AutoCloseable {
    static final String NAME = "postgres";
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(ConnectedPostgres.class);

    private final StoreConfig store;
    private final @Nullable SupervisedChild<PostgresServer> child;

    private ConnectedPostgres(StoreConfig store, @Nullable SupervisedChild<PostgresServer> child) {
        this.store = store;
        this.child = child;
    }

    /// `choice`: the port of the bundled one. Throws when it does not start, or cannot be reached in time.
    static ConnectedPostgres start(
            TradingConfig config,
            DataDirectory data,
            PortChoice choice,
            ServiceDefinition definition,
            ServiceBoard board,
            StartProgress progress,
            StopSignal stop)
            throws Exception {
        Optional<StoreConfig> own = config.ownDatabase();
        return own.isPresent()
                ? own(own.get(), board, progress, stop)
                : bundled(config, data, choice, definition, board, progress);
    }

    private static ConnectedPostgres own(StoreConfig own, ServiceBoard board, StartProgress progress, StopSignal stop)
            throws Exception {
        board.external(NAME);
        if (!OwnPostgres.isEncrypted(own)) {
            log.warn(
                    "postgres: {} may be spoken to without encryption; add ?sslmode=verify-full&sslrootcert=FILE to"
                            + " DATABASE_URL unless the way to it is yours alone",
                    OwnPostgres.place(own));
        }
        progress.start(
                NAME,
                () -> {
                    OwnPostgres.await(own, PATIENCE, stop::isRequested);
                    return own;
                },
                connected -> "your own: " + OwnPostgres.place(connected));
        return new ConnectedPostgres(own, null);
    }

    private static ConnectedPostgres bundled(
            TradingConfig config,
            DataDirectory data,
            PortChoice choice,
            ServiceDefinition definition,
            ServiceBoard board,
            StartProgress progress)
            throws Exception {
        PostgresServer server = progress.start(
                NAME,
                () -> PostgresServer.start(onPort(config, choice), data),
                started -> "127.0.0.1:" + started.port(),
                PostgresServer::pid);
        return new ConnectedPostgres(
                new StoreConfig(server.jdbcUrl(), server.user(), server.password()),
                SupervisedChild.watch(
                        BundledServers.postgres(
                                () -> PostgresServer.start(onPort(config, PortChoice.fixed(server.port())), data)),
                        server,
                        definition.restart(),
                        definition.health(),
                        board));
    }

    private static PostgresConfig onPort(TradingConfig config, PortChoice port) {
        return PostgresConfig.on(port).withUserSettings(config.configDirectory().resolve("postgres.conf"));
    }

    StoreConfig store() {
        return store;
    }

    /// The port that the bundled one got; empty for another.
    Optional<Integer> port() {
        return Optional.ofNullable(child).map(bundled -> bundled.running().port());
    }

    /// Ends it and starts it again; throws what kept it from that, and for a server that is not ours to restart.
    void restart() throws Exception {
        if (child == null) {
            throw new IllegalStateException(NAME + " is external: restart it where it runs");
        }
        child.restart();
    }

    @Override
    public void close() throws Exception {
        if (child != null) {
            child.close();
        }
    }
}
