package trading.launcher.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the settings of a deployment in containers mean without containers.
public final class OldDeployment {
    private static final Map<String, Setting<?>> KNOWN =
            Settings.ALL.stream().collect(Collectors.toMap(Setting::environmentName, Function.identity()));
    private static final Set<String> OF_ITS_DATABASE =
            Set.of("DATABASE_URL", "POSTGRES_HOST", "POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final Set<String> OF_ITS_REDIS = Set.of("REDIS_URL", "REDIS_HOST", "REDIS_PASSWORD");

    private OldDeployment() {}

    /// Each name is in one of these. None of them holds a value of what is left out or unknown, which may be
    /// a secret.
    ///
    /// @param settings for `.env`, in the order in which they were written
    /// @param secrets  for the secret store
    /// @param leftOut  names that are known here, with the reason why they are not taken
    /// @param unknown  names of which nothing is known here
    public record Translated(
            Map<String, String> settings,
            Map<String, String> secrets,
            Map<String, String> leftOut,
            List<String> unknown) {
        /// Without values.
        @Override
        public String toString() {
            return "Translated[settings=" + settings.keySet() + ", secrets=" + secrets.keySet() + ", leftOut="
                    + leftOut.keySet() + ", unknown=" + unknown + "]";
        }
    }

    /// Whether it is the name of a setting.
    public static boolean isKnown(String name) {
        return KNOWN.containsKey(name);
    }

    /// The names and values of a `.env` file. Throws [ConfigException] with each line that is none.
    public static Map<String, String> read(Path file) throws ConfigException, IOException {
        List<ConfigError> errors = new ArrayList<>();
        Map<String, RawValue> lines = DotenvLayer.read(file, errors);
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
        Map<String, String> values = new LinkedHashMap<>();
        lines.entrySet().stream()
                .sorted((a, b) -> Integer.compare(
                        a.getValue().origin().line(), b.getValue().origin().line()))
                .forEach(each -> values.put(each.getKey(), each.getValue().text()));
        return values;
    }

    /// `containers`: the host names of its own services. `mounts`: folders that exist inside of containers.
    public static Translated translate(Map<String, String> written, Set<String> containers, Set<String> mounts) {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> secrets = new LinkedHashMap<>();
        Map<String, String> leftOut = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        boolean ownRedis = hasOwnRedis(written, containers);
        written.forEach((name, value) -> {
            Setting<?> setting = KNOWN.get(name);
            Optional<String> objection =
                    setting == null ? Optional.empty() : objection(setting, value, ownRedis, mounts);
            if (setting == null) {
                unknown.add(name);
            } else if (objection.isPresent()) {
                leftOut.put(name, objection.get());
            } else if (SecretNames.isSecret(setting)) {
                secrets.put(name, value);
            } else {
                settings.put(name, value);
            }
        });
        return new Translated(settings, secrets, leftOut, unknown);
    }

    private static Optional<String> objection(Setting<?> setting, String value, boolean ownRedis, Set<String> mounts) {
        String name = setting.environmentName();
        if (value.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (OF_ITS_DATABASE.contains(name)) {
            return Optional.of("the old database stays as it is: here the bundled PostgreSQL is used, which has its own"
                    + " (for a server of yours make a new database there, then: trading secret set DATABASE_URL)");
        }
        if (OF_ITS_REDIS.contains(name) && !ownRedis) {
            return Optional.of("the bundled Redis takes the container's place and has its own");
        }
        if (name.equals("API_HOST") && !LOOPBACK.contains(value)) {
            return Optional.of("inside of a container it opened nothing by itself; here it opens the API to others:"
                    + " API_HOST in .env, with TLS and a user (docs/security.md)");
        }
        if (name.equals("LOG_DIR") && isInside(value, mounts)) {
            return Optional.of("it is a folder inside of the container; logs are in the data folder here");
        }
        try {
            setting.parser().parse(value);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of("expected: " + setting.expected());
        }
    }

    private static boolean isInside(String folder, Set<String> mounts) {
        return mounts.contains(folder) || (Path.of(folder).isAbsolute() && !Files.isDirectory(Path.of(folder)));
    }

    private static boolean hasOwnRedis(Map<String, String> written, Set<String> containers) {
        String url = written.getOrDefault("REDIS_URL", "");
        String host = written.getOrDefault("REDIS_HOST", "");
        if (!url.isEmpty()) {
            try {
                host = RedisAddress.parse(url).host();
            } catch (IllegalArgumentException wrong) {
                return true;
            }
        }
        return !containers.contains(host)
                && !Set.of("", "127.0.0.1", "localhost", "::1", "redis", "cache", "host.docker.internal")
                        .contains(host);
    }
}
