package trading.launcher.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import trading.infra.process.PortChoice;
import trading.infra.store.RedisConnection;
import trading.infra.store.StoreConfig;
import trading.launcher.db.BackupConfig;

/// The whole configuration, understood and checked.
///
/// `home` is the folder of the executable; `config/`, `.env` and the default `data/` are in it. `tick`: how
/// long the gateway may hear nothing before it is told the time. `alerts`: by which channels they go out.
/// `ownDatabase`, `ownRedis`: servers of somebody else, in place of the bundled ones. `tokenKey`: empty for the
/// random one of this installation. `logDirectory`: empty for that in the data folder. `settings`: all of them as
/// they were written. `notices`: what is not wrong, but does nothing, a sentence each.
/// `backup`: when backups are made, and where. `edge`: where the API listens and whom it answers.
public record TradingConfig(
        Path home,
        Path dataDirectory,
        PortChoice postgresPort,
        PortChoice redisPort,
        int redisMemoryMb,
        PortChoice apiPort,
        boolean apiAuth,
        Duration tokenLifetime,
        PortChoice gatewayPort,
        Duration tick,
        long marketSeed,
        boolean strategiesEnabled,
        String logLevel,
        String logFormat,
        AccountConfig account,
        AlertConfig alerts,
        AnalystConfig analyst,
        Optional<StoreConfig> ownDatabase,
        Optional<RedisConnection> ownRedis,
        Optional<TokenKey> tokenKey,
        Optional<Path> logDirectory,
        List<SettingValue> settings,
        List<String> notices,
        BackupConfig backup,
        EdgeConfig edge) {
    public TradingConfig {
        settings = List.copyOf(settings);
        notices = List.copyOf(notices);
    }

    public Path configDirectory() {
        return home.resolve("config");
    }
}
