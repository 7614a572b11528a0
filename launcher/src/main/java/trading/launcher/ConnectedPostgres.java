package trading.launcher;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.postgres.PostgresConfig;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.store.OwnPostgres;
import trading.infra.store.StoreConfig;
import trading.launcher.config.TradingConfig;
import trading.launcher.db.OfflineDatabase;
import trading.launcher.service.BundledServers;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.launcher.service.SupervisedChild;

/// PostgreSQL, there and ready: the bundled one as a supervised child, or the user's own, which is neither started
/// nor stopped.
final class ConnectedPostgres {
    static final String NAME = "postgres";
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(ConnectedPostgres.class);

    private ConnectedPostgres() {}

    /// `choice`: the port of the bundled one. Throws when it does not start, or cannot be reached in time.
    static ConnectedServer<StoreConfig, PostgresServer> start(
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

    private static ConnectedServer<StoreConfig, PostgresServer> own(
            StoreConfig own, ServiceBoard board, StartProgress progress, StopSignal stop) throws Exception {
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
        return new ConnectedServer<>(NAME, own, null, PostgresServer::port);
    }

    private static ConnectedServer<StoreConfig, PostgresServer> bundled(
            TradingConfig config,
            DataDirectory data,
            PortChoice choice,
            ServiceDefinition definition,
            ServiceBoard board,
            StartProgress progress)
            throws Exception {
        PostgresServer server = progress.start(
                NAME,
                () -> OfflineDatabase.start(data, onPort(config, choice)),
                started -> "127.0.0.1:" + started.port(),
                PostgresServer::pid);
        return new ConnectedServer<>(
                NAME,
                new StoreConfig(server.jdbcUrl(), server.user(), server.password()),
                SupervisedChild.watch(
                        BundledServers.postgres(
                                () -> PostgresServer.start(onPort(config, PortChoice.fixed(server.port())), data)),
                        server,
                        definition.restart(),
                        definition.health(),
                        board),
                PostgresServer::port);
    }

    private static PostgresConfig onPort(TradingConfig config, PortChoice port) {
        return PostgresConfig.on(port).withUserSettings(config.configDirectory().resolve("postgres.conf"));
    }
}
