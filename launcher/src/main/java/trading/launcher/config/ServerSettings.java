package trading.launcher.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trading.infra.process.PortChoice;
import trading.infra.store.RedisConnection;
import trading.infra.store.StoreConfig;

/// The settings of PostgreSQL and Redis: the bundled ones, or somebody else's.
final class ServerSettings {
    private static final Set<String> BUNDLED = Set.of("", "127.0.0.1", "localhost", "::1");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    static final Setting<PortChoice> POSTGRES_PORT = Settings.port(
            "postgres.port",
            "POSTGRES_PORT",
            "PostgreSQL's port, also where `POSTGRES_HOST` is another; option `--postgres-port`.",
            5432);

    static final Setting<StoreConfig> DATABASE_URL = new Setting<>(
                    "postgres.url",
                    "DATABASE_URL",
                    "A PostgreSQL of your own: nothing is unpacked or started then. The other settings of `[postgres]` "
                            + "do nothing.",
                    DatabaseAddress.EXPECTED,
                    null,
                    DatabaseAddress::parse)
            .asSecret();

    static final Setting<String> POSTGRES_HOST = new Setting<>(
            "postgres.host",
            "POSTGRES_HOST",
            "Anything but this machine is a PostgreSQL of your own, opened with the three settings below.",
            "a host name or an address; 127.0.0.1 and localhost are the bundled PostgreSQL, for example db.example.com",
            "127.0.0.1",
            ServerSettings::host);

    static final Setting<String> POSTGRES_DB = new Setting<>(
            "postgres.database",
            "POSTGRES_DB",
            "The database of your own PostgreSQL; the bundled one has its own.",
            "a name, for example trading",
            "trading",
            ServerSettings::name);

    static final Setting<String> POSTGRES_USER = new Setting<>(
            "postgres.user",
            "POSTGRES_USER",
            "The role that opens your own PostgreSQL; the bundled one has its own.",
            "a name, for example trading",
            "trading",
            ServerSettings::name);

    static final Setting<String> POSTGRES_PASSWORD = new Setting<>(
                    "postgres.password",
                    "POSTGRES_PASSWORD",
                    "Its password; the bundled PostgreSQL has one that is made at the first start.",
                    "a password",
                    "",
                    text -> text)
            .asSecret();

    static final Setting<PortChoice> REDIS_PORT = Settings.port(
            "redis.port",
            "REDIS_PORT",
            "Redis's port, also where `REDIS_HOST` is another; option `--redis-port`.",
            6379);

    static final Setting<Integer> REDIS_MEMORY_MB = new Setting<>(
            "redis.max-memory-mb",
            "REDIS_MAX_MEMORY_MB",
            "What the bundled Redis may take; past it the keys least recently used go.",
            "whole megabytes from 16 to 65536, for example 1024",
            "1024",
            text -> (int) Texts.whole(text, 16, 65_536));

    static final Setting<RedisConnection> REDIS_URL = new Setting<>(
                    "redis.url",
                    "REDIS_URL",
                    "A Redis of your own: nothing is unpacked or started then. `rediss` is Redis over TLS.",
                    RedisAddress.EXPECTED,
                    null,
                    RedisAddress::parse)
            .asSecret();

    static final Setting<String> REDIS_HOST = new Setting<>(
            "redis.host",
            "REDIS_HOST",
            "Anything but this machine is a Redis of your own.",
            "a host name or an address; 127.0.0.1 and localhost are the bundled Redis, for example cache.example.com",
            "127.0.0.1",
            ServerSettings::host);

    static final Setting<String> REDIS_PASSWORD = new Setting<>(
                    "redis.password",
                    "REDIS_PASSWORD",
                    "Its password; the bundled Redis has one that is made at the first start.",
                    "a password",
                    "",
                    text -> text)
            .asSecret();

    static final Setting<String> REDIS_PREFIX = new Setting<>(
            "redis.key_prefix",
            "REDIS_KEY_PREFIX",
            "What all keys begin with in a Redis of your own, where nothing else is ever removed; keys of the bundled "
                    + "one have no prefix.",
            "1 to 64 of letters, digits and _ . : -, for example trading:",
            "trading:",
            ServerSettings::prefix);

    static final List<Setting<?>> ALL = List.of(
            POSTGRES_PORT,
            DATABASE_URL,
            POSTGRES_HOST,
            POSTGRES_DB,
            POSTGRES_USER,
            POSTGRES_PASSWORD,
            REDIS_PORT,
            REDIS_MEMORY_MB,
            REDIS_URL,
            REDIS_HOST,
            REDIS_PASSWORD,
            REDIS_PREFIX);

    private ServerSettings() {}

    /// Somebody else's database; empty for the bundled one, or when something is wrong, which is noted.
    static Optional<StoreConfig> database(Values values) {
        String host = values.read(POSTGRES_HOST).orElse("");
        String name = values.read(POSTGRES_DB).orElse("");
        String user = values.read(POSTGRES_USER).orElse("");
        String password = values.read(POSTGRES_PASSWORD).orElse("");
        Optional<PortChoice> port = values.read(POSTGRES_PORT);
        if (!values.isAbsent(DATABASE_URL)) {
            return values.read(DATABASE_URL);
        }
        if (BUNDLED.contains(host) || port.isEmpty()) {
            return Optional.empty();
        }
        requireFixed(values, POSTGRES_PORT, port.get(), POSTGRES_HOST);
        return Optional.of(DatabaseAddress.of(host, port.get().number(), name, user, password));
    }

    /// The same for Redis.
    static Optional<RedisConnection> redis(Values values) {
        String host = values.read(REDIS_HOST).orElse("");
        String password = values.read(REDIS_PASSWORD).orElse("");
        String prefix = values.read(REDIS_PREFIX).orElse("");
        Optional<PortChoice> port = values.read(REDIS_PORT);
        if (!values.isAbsent(REDIS_URL)) {
            return values.read(REDIS_URL).map(connection -> connection.withKeyPrefix(prefix));
        }
        if (BUNDLED.contains(host) || port.isEmpty()) {
            return Optional.empty();
        }
        requireFixed(values, REDIS_PORT, port.get(), REDIS_HOST);
        return Optional.of(new RedisConnection(
                host, port.get().number(), null, password.isEmpty() ? null : password, 0, null, prefix));
    }

    private static void requireFixed(Values values, Setting<?> setting, PortChoice port, Setting<String> host) {
        if (port.auto()) {
            values.wrong(setting, "the server's port, since " + host.environmentName() + " is another machine");
        }
    }

    /// A sentence for each that somebody wrote and that changes nothing.
    static List<String> notices(Map<Setting<?>, RawValue> written, boolean ownDatabase, boolean ownRedis) {
        List<String> notices = new ArrayList<>();
        if (!ownDatabase) {
            Stream.of(POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD)
                    .forEach(each -> unused(notices, written, each, "the bundled PostgreSQL has its own"));
        } else if (written.containsKey(DATABASE_URL)) {
            Stream.of(POSTGRES_PORT, POSTGRES_HOST, POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD)
                    .forEach(each -> unused(notices, written, each, "DATABASE_URL says it"));
        }
        if (!ownRedis) {
            unused(notices, written, REDIS_PASSWORD, "the bundled Redis has its own");
            unused(notices, written, REDIS_PREFIX, "keys of the bundled Redis have no prefix");
        } else {
            unused(notices, written, REDIS_MEMORY_MB, "the memory of your own Redis is set there");
        }
        if (written.containsKey(REDIS_URL)) {
            Stream.of(REDIS_PORT, REDIS_HOST, REDIS_PASSWORD)
                    .forEach(each -> unused(notices, written, each, "REDIS_URL says it"));
        }
        return notices;
    }

    private static void unused(
            List<String> notices, Map<Setting<?>, RawValue> written, Setting<?> setting, String because) {
        RawValue value = written.get(setting);
        if (value != null && !value.text().isEmpty()) {
            notices.add(
                    setting.environmentName() + " (" + value.origin().text() + "): No effect here: " + because + ".");
        }
    }

    private static String host(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || "/@?#,".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("no host");
        }
        return text;
    }

    private static String name(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("no name");
        }
        return text;
    }

    private static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new IllegalArgumentException("no prefix");
        }
        return text;
    }
}
