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
    static final Setting<PortChoice> API_PORT =
            port("api.port", "API_PORT", "Where the API and the dashboard are; option `--api-port`.", 8000);
    static final Setting<PortChoice> GATEWAY_PORT = port(
            "gateway.port",
            "GATEWAY_PORT",
            "Where the gateway's market data and the paper exchange are; option `--gateway-port`.",
            3000);

    static final Setting<Boolean> API_AUTH = new Setting<>(
            "api.auth",
            "API_AUTH",
            "Whether a login is needed; option `--no-auth`.",
            "true or false; false lets every program on this machine trade",
            "true",
            Texts::bool);

    static final Setting<Duration> TOKEN_LIFETIME = new Setting<>(
                    "api.token-minutes",
                    "JWT_EXPIRATION_MINUTES",
                    "How long a token of a script is good; of those that are made from then on.",
                    "whole minutes from 1 to 1440, for example 60",
                    "60",
                    text -> Duration.ofMinutes(Texts.whole(text, 1, 1440)))
            .takenAtOnce();

    static final Setting<String> TOKEN_ALGORITHM = new Setting<>(
            "api.token-algorithm",
            "JWT_ALGORITHM",
            "How tokens are signed.",
            "HS256",
            "HS256",
            text -> Texts.oneOf(text, Set.of("HS256")));

    /// No default: a random key of this installation.
    static final Setting<TokenKey> TOKEN_KEY = new Setting<>(
                    "api.secret_key",
                    "SECRET_KEY",
                    "The key that tokens are signed with; without it a random one that is made at the first start.",
                    TokenKey.EXPECTED,
                    null,
                    TokenKey::parse)
            .asSecret();

    static final Setting<Long> MARKET_SEED = new Setting<>(
            "market.seed",
            "MARKET_SEED",
            "What the simulated market is made from.",
            "a whole number; the same seed makes the same simulated market, for example 42",
            "42",
            text -> Texts.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));

    static final Setting<Boolean> STRATEGIES = new Setting<>(
            "strategies.enabled",
            "STRATEGIES_ENABLED",
            "Whether strategies run from the start on; option `--no-strategies`.",
            "true or false",
            "true",
            Texts::bool);

    static final Setting<String> LOG_LEVEL = new Setting<>(
                    "log.level",
                    "LOG_LEVEL",
                    "What is logged; WARNING and CRITICAL mean WARN and ERROR.",
                    "one of ERROR, WARN, INFO, DEBUG",
                    "INFO",
                    Settings::level)
            .takenAtOnce();

    static final Setting<String> LOG_FORMAT = new Setting<>(
                    "log.format",
                    "LOG_FORMAT",
                    "How a line of the log is written.",
                    "text or json",
                    "text",
                    text -> Texts.oneOf(text, Set.of("text", "json")))
            .takenAtOnce();

    /// No default: `logs/` in the data folder.
    static final Setting<Path> LOG_DIRECTORY = new Setting<>(
            "log.directory",
            "LOG_DIR",
            "Where logs are kept, those of PostgreSQL and Redis too; without it `logs/` in the data folder. A relative "
                    + "one begins at the folder of the executable.",
            "a folder that can be written to, for example /var/log/trading",
            null,
            Path::of);

    /// No default: `data/` beside the executable, or the user's data folder.
    static final Setting<Path> DATA_DIRECTORY = new Setting<>(
            "data.directory",
            "TRADING_DATA",
            "Where everything is kept; without it `data/` beside the executable, or the user's data folder where "
                    + "that cannot be written to; option `--data-dir`.",
            "a folder, for example /var/lib/trading",
            null,
            text -> Path.of(text).toAbsolutePath().normalize());

    static final Setting<Duration> TICK = new Setting<>(
            "gateway.tick_millis",
            "GATEWAY_TICK_MILLIS",
            "How long the gateway may hear nothing before it is told the time.",
            "whole milliseconds from 50 to 1000, for example 1000",
            "1000",
            text -> Duration.ofMillis(Texts.whole(text, 50, 1_000)));

    /// The address may hold a secret.
    static final Setting<Optional<URI>> ALERT_WEBHOOK = new Setting<Optional<URI>>(
                    "alerts.webhook",
                    "ALERTS_WEBHOOK",
                    "Where [alerts](api.md#alerts) are posted to; it may hold a secret and is never logged.",
                    "none, or an address to post alerts to, for example https://example.com/hook",
                    Texts.NONE,
                    text -> text.equals(Texts.NONE) ? Optional.empty() : Optional.of(Texts.webAddress(text)))
            .takenAtOnce();

    static final Setting<Boolean> PRIVATE_WEBHOOK = new Setting<>(
                    "outgoing.private_webhook",
                    "WEBHOOK_PRIVATE",
                    "Whether the alert webhook may be on this machine or in a private network.",
                    "true or false",
                    "false",
                    Texts::bool)
            .takenAtOnce();

    static final Setting<Duration> BACKUP_EVERY = new Setting<>(
            "backup.every-hours",
            "BACKUP_EVERY_HOURS",
            "How often a [backup](backups.md) is made by itself.",
            "whole hours from 0 to 8760; 0 makes none by itself, for example 24",
            "24",
            text -> Duration.ofHours(Texts.whole(text, 0, 8_760)));

    static final Setting<Integer> BACKUP_KEEP = new Setting<>(
            "backup.keep",
            "BACKUP_KEEP",
            "How many backups of the schedule stay.",
            "how many are kept, from 1 to 1000, for example 7",
            "7",
            text -> (int) Texts.whole(text, 1, 1_000));

    /// No default: `backups/` in the data folder.
    static final Setting<Path> BACKUP_FOLDER = new Setting<>(
            "backup.folder",
            "BACKUP_FOLDER",
            "Where backups are put; without it `backups/` in the data folder.",
            "a folder, best on another disk, for example /mnt/backups/trading",
            null,
            text -> Path.of(text).toAbsolutePath().normalize());

    private static final List<Setting<?>> OF_THE_PROCESS = List.of(
            DATA_DIRECTORY,
            API_PORT,
            API_AUTH,
            TOKEN_LIFETIME,
            TOKEN_ALGORITHM,
            TOKEN_KEY,
            GATEWAY_PORT,
            TICK,
            MARKET_SEED,
            STRATEGIES,
            LOG_LEVEL,
            LOG_FORMAT,
            LOG_DIRECTORY,
            ALERT_WEBHOOK,
            PRIVATE_WEBHOOK,
            BACKUP_EVERY,
            BACKUP_KEEP,
            BACKUP_FOLDER);

    static final List<Setting<?>> ALL = Stream.of(
                    OF_THE_PROCESS,
                    EdgeSettings.ALL,
                    ServerSettings.ALL,
                    ForeignSettings.ALL,
                    AccountSettings.ALL,
                    AnalystSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private Settings() {}

    /// Of known names and of those that are meant for one, however they are written.
    static boolean mayBeSecret(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("alert");
    }

    static Setting<PortChoice> port(String key, String environmentName, String help, int number) {
        return new Setting<>(
                key,
                environmentName,
                help,
                "a port from 1 to 65535, or auto for the next free one, for example " + number,
                Integer.toString(number),
                text -> text.equals("auto")
                        ? PortChoice.auto(number)
                        : PortChoice.fixed((int) Texts.whole(text, 1, 65_535)));
    }

    private static String level(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "WARNING" -> "WARN";
            case "CRITICAL" -> "ERROR";
            case String name -> Texts.oneOf(name, Set.of("ERROR", "WARN", "INFO", "DEBUG"));
        };
    }
}
