package trading.launcher.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import trading.infra.process.PortChoice;

/// Every setting there is.
final class Settings {
    static final Setting<PortChoice> POSTGRES_PORT = port("postgres.port", "POSTGRES_PORT", 5432);
    static final Setting<PortChoice> REDIS_PORT = port("redis.port", "REDIS_PORT", 6379);
    static final Setting<PortChoice> API_PORT = port("api.port", "API_PORT", 8000);
    static final Setting<PortChoice> GATEWAY_PORT = port("gateway.port", "GATEWAY_PORT", 3000);

    static final Setting<String> API_HOST = new Setting<>(
            "api.host",
            "API_HOST",
            "127.0.0.1 or localhost: it listens nowhere else",
            "127.0.0.1",
            text -> Texts.oneOf(text, Set.of("127.0.0.1", "localhost")));

    static final Setting<Boolean> API_AUTH = new Setting<>(
            "api.auth",
            "API_AUTH",
            "true or false; false lets every program on this machine trade",
            "true",
            Texts::bool);

    static final Setting<Duration> TOKEN_LIFETIME = new Setting<>(
            "api.token-minutes",
            "JWT_EXPIRATION_MINUTES",
            "whole minutes from 1 to 1440, for example 60",
            "60",
            text -> Duration.ofMinutes(Texts.whole(text, 1, 1440)));

    static final Setting<String> TOKEN_ALGORITHM = new Setting<>(
            "api.token-algorithm", "JWT_ALGORITHM", "HS256", "HS256", text -> Texts.oneOf(text, Set.of("HS256")));

    static final Setting<Integer> REDIS_MEMORY_MB = new Setting<>(
            "redis.max-memory-mb",
            "REDIS_MAX_MEMORY_MB",
            "whole megabytes from 16 to 65536, for example 1024",
            "1024",
            text -> (int) Texts.whole(text, 16, 65_536));

    static final Setting<Long> MARKET_SEED = new Setting<>(
            "market.seed",
            "MARKET_SEED",
            "a whole number; the same seed makes the same simulated market, for example 42",
            "42",
            text -> Texts.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));

    static final Setting<Boolean> STRATEGIES =
            new Setting<>("strategies.enabled", "STRATEGIES_ENABLED", "true or false", "true", Texts::bool);

    static final Setting<String> LOG_LEVEL = new Setting<>(
            "log.level",
            "LOG_LEVEL",
            "one of ERROR, WARN, INFO, DEBUG",
            "INFO",
            text -> Texts.oneOf(text.toUpperCase(Locale.ROOT), Set.of("ERROR", "WARN", "INFO", "DEBUG")));

    static final Setting<String> LOG_FORMAT = new Setting<>(
            "log.format", "LOG_FORMAT", "text or json", "text", text -> Texts.oneOf(text, Set.of("text", "json")));

    /// No default: `data/` beside the executable, or the user's data folder.
    static final Setting<Path> DATA_DIRECTORY = new Setting<>(
            "data.directory",
            "TRADING_DATA",
            "a folder, for example /var/lib/trading",
            null,
            text -> Path.of(text).toAbsolutePath().normalize());

    static final Setting<Duration> TICK = new Setting<>(
            "gateway.tick_millis",
            "GATEWAY_TICK_MILLIS",
            "whole milliseconds from 50 to 1000, for example 1000",
            "1000",
            text -> Duration.ofMillis(Texts.whole(text, 50, 1_000)));

    /// The address may hold a secret.
    static final Setting<Optional<URI>> ALERT_WEBHOOK = new Setting<>(
            "alerts.webhook",
            "ALERTS_WEBHOOK",
            "none, or an address to post alerts to, for example https://example.com/hook",
            Texts.NONE,
            text -> text.equals(Texts.NONE) ? Optional.empty() : Optional.of(Texts.webAddress(text)));

    static final Setting<Duration> BACKUP_EVERY = new Setting<>(
            "backup.every-hours",
            "BACKUP_EVERY_HOURS",
            "whole hours from 0 to 8760; 0 makes none by itself, for example 24",
            "24",
            text -> Duration.ofHours(Texts.whole(text, 0, 8_760)));

    static final Setting<Integer> BACKUP_KEEP =
            new Setting<>("backup.keep", "BACKUP_KEEP", "how many are kept, from 1 to 1000, for example 7", "7", text ->
                    (int) Texts.whole(text, 1, 1_000));

    /// No default: `backups/` in the data folder.
    static final Setting<Path> BACKUP_FOLDER = new Setting<>(
            "backup.folder",
            "BACKUP_FOLDER",
            "a folder, best on another disk, for example /mnt/backups/trading",
            null,
            text -> Path.of(text).toAbsolutePath().normalize());

    private static final List<Setting<?>> OF_THE_PROCESS = List.of(
            DATA_DIRECTORY,
            POSTGRES_PORT,
            REDIS_PORT,
            REDIS_MEMORY_MB,
            API_HOST,
            API_PORT,
            API_AUTH,
            TOKEN_LIFETIME,
            TOKEN_ALGORITHM,
            GATEWAY_PORT,
            TICK,
            MARKET_SEED,
            STRATEGIES,
            LOG_LEVEL,
            LOG_FORMAT,
            ALERT_WEBHOOK,
            BACKUP_EVERY,
            BACKUP_KEEP,
            BACKUP_FOLDER);

    static final List<Setting<?>> ALL = Stream.of(OF_THE_PROCESS, AccountSettings.ALL, AnalystSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private Settings() {}

    /// Of known names and of those that are meant for one, however they are written.
    static boolean mayBeSecret(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("alert");
    }

    private static Setting<PortChoice> port(String key, String environmentName, int number) {
        return new Setting<>(
                key,
                environmentName,
                "a port from 1 to 65535, or auto for the next free one, for example " + number,
                Integer.toString(number),
                text -> text.equals("auto")
                        ? PortChoice.auto(number)
                        : PortChoice.fixed((int) Texts.whole(text, 1, 65_535)));
    }
}
