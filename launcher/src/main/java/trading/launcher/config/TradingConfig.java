package trading.launcher.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import trading.infra.process.PortChoice;
import trading.launcher.db.BackupConfig;

/// The whole configuration, understood and checked.
///
/// `home` is the folder of the executable; `config/`, `.env` and the default `data/` are in it. `tick`: how
/// long the gateway may hear nothing before it is told the time. `alertWebhook`: where alerts are posted
/// to. `backup`: when backups are made, and where.
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
        Optional<SecretAddress> alertWebhook,
        AnalystConfig analyst,
        BackupConfig backup) {

    public Path configDirectory() {
        return home.resolve("config");
    }
}
