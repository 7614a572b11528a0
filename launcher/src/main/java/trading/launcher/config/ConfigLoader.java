package trading.launcher.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.infra.process.PortChoice;
import trading.launcher.db.BackupConfig;
import trading.launcher.db.BackupDesk;

/// Lays the sources over each other and checks the result whole.
public final class ConfigLoader {
    /// In place of one that is wrong; it never leaves here, because the error does.
    private static final PortChoice NO_PORT = PortChoice.auto(0);

    /// A name that nobody knows may be that of a secret, written wrongly.
    private static final Pattern SECRET_NAME = Pattern.compile("key|secret|password|token", Pattern.CASE_INSENSITIVE);

    private final Path home;
    private final Map<String, String> environment;
    /// By environment name; options come last and win.
    private final Map<String, RawValue> options = new HashMap<>();

    public ConfigLoader(Path home, Map<String, String> environment) {
        this.home = home.toAbsolutePath().normalize();
        this.environment = environment;
    }

    /// An option of the command line, for the setting with that environment name; null is no option.
    public ConfigLoader option(String environmentName, String optionName, @Nullable String value) {
        if (value != null) {
            options.put(environmentName, new RawValue(value, Origin.option(optionName)));
        }
        return this;
    }

    /// Throws [ConfigException] with every error there is.
    public TradingConfig load(Function<Path, Path> defaultDataDirectory) throws ConfigException, IOException {
        List<ConfigError> errors = new ArrayList<>();
        Map<Setting<?>, RawValue> toml = new HashMap<>();
        Map<Setting<?>, RawValue> raw = layers(toml, errors);
        Values values = new Values(raw, errors);
        Path directory = values.read(Settings.DATA_DIRECTORY).orElseGet(() -> defaultDataDirectory.apply(home));
        laySecrets(SecretLayer.read(directory, errors), toml, raw, errors);
        TradingConfig config = new TradingConfig(
                home,
                directory,
                values.read(Settings.POSTGRES_PORT).orElse(NO_PORT),
                values.read(Settings.REDIS_PORT).orElse(NO_PORT),
                values.read(Settings.REDIS_MEMORY_MB).orElse(0),
                values.read(Settings.API_PORT).orElse(NO_PORT),
                values.read(Settings.API_AUTH).orElse(true),
                values.read(Settings.TOKEN_LIFETIME).orElse(Duration.ZERO),
                values.read(Settings.GATEWAY_PORT).orElse(NO_PORT),
                values.read(Settings.TICK).orElse(Duration.ZERO),
                values.read(Settings.MARKET_SEED).orElse(0L),
                values.read(Settings.STRATEGIES).orElse(true),
                values.read(Settings.LOG_LEVEL).orElse(""),
                values.read(Settings.LOG_FORMAT).orElse(""),
                AccountSettings.read(values),
                values.read(Settings.ALERT_WEBHOOK).flatMap(Function.identity()).map(SecretAddress::new),
                AnalystSettings.read(values, home),
                new BackupConfig(
                        values.read(Settings.BACKUP_EVERY).orElse(Duration.ZERO),
                        values.read(Settings.BACKUP_KEEP).orElse(1),
                        values.read(Settings.BACKUP_FOLDER).orElseGet(() -> BackupDesk.folderIn(directory))));
        values.read(Settings.API_HOST);
        values.read(Settings.TOKEN_ALGORITHM);
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
        return config;
    }

    /// The data folder alone, for what must work while other values are wrong or secrets cannot be opened.
    /// Throws [ConfigException] when a file cannot be understood, since it may name the folder.
    public Path dataDirectory(Function<Path, Path> defaultDataDirectory) throws ConfigException, IOException {
        List<ConfigError> errors = new ArrayList<>();
        Values values = new Values(layers(new HashMap<>(), errors), errors);
        Path directory = values.read(Settings.DATA_DIRECTORY).orElseGet(() -> defaultDataDirectory.apply(home));
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
        return directory;
    }

    /// Which of the secrets are written where the secret store does not count, by environment name: `.env
    /// line 3`.
    public Map<String, String> secretsElsewhere() throws IOException {
        Map<Setting<?>, RawValue> toml = new HashMap<>();
        Map<String, String> elsewhere = new TreeMap<>();
        layers(toml, new ArrayList<>()).forEach((setting, value) -> {
            if (SecretNames.isSecret(setting) && !value.equals(toml.get(setting))) {
                elsewhere.put(setting.environmentName(), value.origin().text());
            }
        });
        return elsewhere;
    }

    /// Above `config.toml`, below all others.
    private static void laySecrets(
            Map<String, RawValue> secrets,
            Map<Setting<?>, RawValue> toml,
            Map<Setting<?>, RawValue> raw,
            List<ConfigError> errors) {
        Map<String, Setting<?>> known = Settings.ALL.stream()
                .filter(SecretNames::isSecret)
                .collect(Collectors.toMap(Setting::environmentName, Function.identity()));
        Map<Setting<?>, RawValue> kept = new HashMap<>();
        lay(secrets, known, kept, errors);
        kept.forEach((setting, value) -> {
            RawValue written = raw.get(setting);
            if (written == null || written.equals(toml.get(setting))) {
                raw.put(setting, value);
            }
        });
    }

    /// All but the secret store; what `config.toml` says is put into `toml`, too.
    private Map<Setting<?>, RawValue> layers(Map<Setting<?>, RawValue> toml, List<ConfigError> errors)
            throws IOException {
        Map<String, Setting<?>> byKey = Settings.ALL.stream()
                .filter(setting -> !setting.secret())
                .collect(Collectors.toMap(Setting::key, Function.identity()));
        Map<String, Setting<?>> byName =
                Settings.ALL.stream().collect(Collectors.toMap(Setting::environmentName, Function.identity()));
        lay(TomlLayer.read(home.resolve("config/config.toml"), "config/config.toml", errors), byKey, toml, errors);
        Map<Setting<?>, RawValue> raw = new HashMap<>(toml);
        lay(DotenvLayer.read(home.resolve(".env"), errors), byName, raw, errors);
        lay(DotenvLayer.read(home.resolve(".env.local"), errors), byName, raw, errors);
        byName.forEach((name, setting) -> {
            String value = environment.get(name);
            if (value != null) {
                raw.put(setting, new RawValue(value.strip(), Origin.environment()));
            }
        });
        lay(options, byName, raw, errors);
        return raw;
    }

    private static void lay(
            Map<String, RawValue> layer,
            Map<String, Setting<?>> known,
            Map<Setting<?>, RawValue> raw,
            List<ConfigError> errors) {
        layer.forEach((name, value) -> {
            Setting<?> setting = known.get(name);
            if (setting != null) {
                raw.put(setting, value);
            } else {
                errors.add(new ConfigError(
                        name,
                        value.origin().equals(SecretLayer.ORIGIN)
                                        || Settings.mayBeSecret(name)
                                        || SECRET_NAME.matcher(name).find()
                                ? ConfigError.HIDDEN
                                : value.text(),
                        value.origin(),
                        "a known name"
                                + NearestName.to(name, known.keySet())
                                        .map(nearest -> "; did you mean " + nearest + "?")
                                        .orElse("; see docs/configuration.md")));
            }
        });
    }
}
