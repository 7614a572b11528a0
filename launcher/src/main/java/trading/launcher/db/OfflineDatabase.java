package trading.launcher.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.TimeSource;
import trading.infra.backup.BackupException;
import trading.infra.backup.MajorUpgrade;
import trading.infra.backup.Upgrade;
import trading.infra.postgres.OtherMajorVersionException;
import trading.infra.postgres.PostgresConfig;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.process.ServiceStartException;
import trading.infra.store.Store;
import trading.infra.store.StoreConfig;

/// A data directory that no instance uses, locked, with PostgreSQL alone on a free port of the loopback.
public final class OfflineDatabase implements AutoCloseable {
    private static final Duration CATCH_UP = Duration.ofMinutes(30);
    private static final long POLL_MILLIS = 10;

    private final DataDirectory data;
    private final PostgresServer server;

    private OfflineDatabase(DataDirectory data, PostgresServer server) {
        this.data = data;
        this.server = server;
    }

    /// Throws [trading.infra.process.AlreadyRunningException] when an instance uses it.
    public static OfflineDatabase open(Path directory, Path configDirectory) throws IOException {
        DataDirectory data = DataDirectory.open(directory);
        try {
            Upgrade.refuseNewer(data.root());
            return new OfflineDatabase(data, start(data, configDirectory));
        } catch (IOException | RuntimeException failed) {
            data.close();
            throw failed;
        }
    }

    /// PostgreSQL alone, on a data directory that is open.
    public static PostgresServer start(DataDirectory data, Path configDirectory) {
        return start(
                data, PostgresConfig.on(PortChoice.auto(0)).withUserSettings(configDirectory.resolve("postgres.conf")));
    }

    /// The same as configured. A cluster of another major version is brought over first, where an older
    /// build has left a server that reads it.
    public static PostgresServer start(DataDirectory data, PostgresConfig config) {
        try {
            return PostgresServer.start(config, data);
        } catch (OtherMajorVersionException found) {
            PostgresConfig plain = PostgresConfig.on(PortChoice.auto(0));
            try {
                MajorUpgrade.perform(
                        data,
                        found,
                        program -> PostgresServer.start(plain, data, program),
                        prepared -> PostgresServer.start(plain, prepared),
                        Instant.now());
            } catch (IOException | BackupException failed) {
                throw new ServiceStartException(
                        found.service(),
                        "the rows of version " + found.clusterVersion() + " cannot be brought over: "
                                + failed.getMessage(),
                        found.solutions(),
                        failed);
            }
            return PostgresServer.start(config, data);
        }
    }

    /// Whether anything was ever kept there.
    public static boolean holdsSomething(Path directory) throws IOException {
        for (String name : List.of("journal", "postgres")) {
            if (Files.isDirectory(directory.resolve(name))) {
                return true;
            }
        }
        return false;
    }

    public DataDirectory data() {
        return data;
    }

    public StoreConfig config() {
        return new StoreConfig(server.jdbcUrl(), server.user(), server.password());
    }

    /// Brings the tables to this program's form and stores what the journal has and they lack: what every
    /// start does. `product`: this program's version.
    public void catchUp(String product) throws InterruptedException, IOException, BackupException {
        new Upgrade(data.root(), config(), product, null).perform(BackupDesk.folderIn(data.root()), Instant.now());
        try (Store store = Store.open(config(), data.root().resolve("strategy-decisions"));
                ExecutionGateway gateway = ExecutionGateway.start(
                        GatewayConfig.in(data.root()).withoutView(),
                        TimeSource.wallClock(),
                        List.of(store.recorder()))) {
            long end = System.nanoTime() + CATCH_UP.toNanos();
            while (store.recorder().lastStoredSequence() < gateway.lastSequence()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the database did not catch up with the journal within "
                            + CATCH_UP.toMinutes() + " minutes: "
                            + store.recorder().problem().orElse("it is slow"));
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /// Makes the database and its tables where they are missing. Throws [StoreException] when they cannot
    /// be made.
    public void migrate() {
        Store.open(config()).close();
    }

    /// Stops PostgreSQL; the data directory stays locked.
    public void stop() {
        server.close();
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            data.close();
        }
    }
}
