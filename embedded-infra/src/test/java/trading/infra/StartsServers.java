package trading.infra;

import java.nio.file.Path;
import trading.infra.postgres.PostgresConfig;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.redis.RedisConfig;
import trading.infra.redis.RedisServer;

/// Starts both servers and waits to be killed.
final class StartsServers {
    private StartsServers() {}

    /// Arguments: the data directory, and where programs are unpacked.
    public static void main(String[] arguments) throws InterruptedException {
        try (var data = DataDirectory.open(Path.of(arguments[0]), Path.of(arguments[1]));
                var postgres = PostgresServer.start(PostgresConfig.on(PortChoice.auto(0)), data);
                var redis = RedisServer.start(RedisConfig.on(PortChoice.auto(0)), data)) {
            System.out.println("started " + postgres.pid() + " " + redis.pid() + " " + postgres.port());
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
