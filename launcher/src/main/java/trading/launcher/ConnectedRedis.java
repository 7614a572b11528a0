package trading.launcher;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.redis.RedisConfig;
import trading.infra.redis.RedisServer;
import trading.infra.store.OwnRedis;
import trading.infra.store.RedisConnection;
import trading.launcher.config.TradingConfig;
import trading.launcher.service.BundledServers;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.launcher.service.SupervisedChild;

/// Redis, there and ready: the bundled one as a supervised child, or the user's own, which is neither started nor
/// stopped.
final class ConnectedRedis {
    static final String NAME = "redis";
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(ConnectedRedis.class);

    private ConnectedRedis() {}

    /// `choice`: the port of the bundled one. Throws when it does not start, or cannot be reached in time.
    static ConnectedServer<RedisConnection, RedisServer> start(
            TradingConfig config,
            DataDirectory data,
            PortChoice choice,
            ServiceDefinition definition,
            ServiceBoard board,
            StartProgress progress,
            StopSignal stop)
            throws Exception {
        Optional<RedisConnection> own = config.ownRedis();
        return own.isPresent()
                ? own(own.get(), board, progress, stop)
                : bundled(config, data, choice, definition, board, progress);
    }

    private static ConnectedServer<RedisConnection, RedisServer> own(
            RedisConnection own, ServiceBoard board, StartProgress progress, StopSignal stop) throws Exception {
        board.external(NAME);
        if (own.tls() == null) {
            log.warn(
                    "redis: {} is spoken to without encryption; write rediss:// in REDIS_URL unless the way to it is"
                            + " yours alone",
                    OwnRedis.place(own));
        }
        progress.start(
                NAME,
                () -> {
                    OwnRedis.await(own, ConnectedPostgres.PATIENCE, stop::isRequested);
                    return own;
                },
                connected -> "your own: " + OwnRedis.place(connected) + ", keys begin with " + own.keyPrefix());
        return new ConnectedServer<>(NAME, own, null, RedisServer::port);
    }

    private static ConnectedServer<RedisConnection, RedisServer> bundled(
            TradingConfig config,
            DataDirectory data,
            PortChoice choice,
            ServiceDefinition definition,
            ServiceBoard board,
            StartProgress progress)
            throws Exception {
        RedisServer server = progress.start(
                NAME,
                () -> RedisServer.start(onPort(config, choice), data),
                started -> "127.0.0.1:" + started.port(),
                RedisServer::pid);
        return new ConnectedServer<>(
                NAME,
                new RedisConnection(server.host(), server.port(), server.password()),
                SupervisedChild.watch(
                        BundledServers.redis(
                                () -> RedisServer.start(onPort(config, PortChoice.fixed(server.port())), data)),
                        server,
                        definition.restart(),
                        definition.health(),
                        board),
                RedisServer::port);
    }

    private static RedisConfig onPort(TradingConfig config, PortChoice port) {
        return new RedisConfig(
                port, config.configDirectory().resolve("redis.conf"), config.redisMemoryMb() + "mb", START_PATIENCE);
    }
}
