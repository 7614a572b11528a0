package trading.launcher.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.infra.process.PortChoice;
import trading.infra.store.RedisConnection;
import trading.infra.store.StoreConfig;
import trading.launcher.db.BackupConfig;
import trading.launcher.db.BackupDesk;
import trading.launcher.service.LogDefinition;

/// Lays the sources over each other and checks the result whole.
public final class ConfigLoader {
    /// In place of one that is wrong; it never leaves here, because the error does.
    private static final PortChoice NO_PORT = PortChoice.auto(0);

    /// A name that nobody knows may be that of a secret, written wrongly.
    private static final Pattern SECRET_NAME =
            Pattern.compile("key|secret|password|token|url", Pattern.CASE_INSENSITIVE);

    static final String CONFIG = "config/config.toml";
    private static final String SERVICES = "config/services.json";
    private static final List<String> DOTENVS = List.of(".env", ".env.local");

    private final Path home;
    private final Map<String, String> environment;
    private List<String> dotenvs = DOTENVS;
    private Map<String, String> drafts = Map.of();
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

    /// Without `.env`, which is of another deployment and is about to be replaced.
    public ConfigLoader withoutDotenv() {
        dotenvs = List.of(".env.local");
        return this;
    }

    /// As if these files held these texts, by the names that errors call them; those that are there are not
    /// looked at.
    ConfigLoader withDrafts(Map<String, String> texts) {
        ConfigLoader other = new ConfigLoader(home, environment);
        other.dotenvs = dotenvs;
        other.options.putAll(options);
        other.drafts = Map.copyOf(texts);
        return other;
    }

    Path home() {
        return home;
    }

    /// Throws [ConfigException] with every error there is.
    public TradingConfig load(Function<Path, Path> defaultDataDirectory) throws ConfigException, IOException {
        Understood understood = understand(defaultDataDirectory);
        if (!understood.errors().isEmpty()) {
            throw new ConfigException(understood.errors());
        }
        return understood.config();
    }

    /// What can be understood, and what is wrong with the rest. A setting that is wrong has some other value in
    /// `config`, a port the number 0: good for looking at it, never for a start.
    public record Understood(TradingConfig config, List<ConfigError> errors) {
        public Understood {
            errors = List.copyOf(errors);
        }
    }

    /// As [#load], but it tells the errors beside what it could understand.
    public Understood understand(Function<Path, Path> defaultDataDirectory) throws IOException {
        List<ConfigError> errors = new ArrayList<>();
        Map<Setting<?>, RawValue> toml = new HashMap<>();
        Map<Setting<?>, RawValue> raw = layers(toml, errors);
        requirePrivateFiles(errors);
        Values values = new Values(raw, errors);
        Path directory = values.read(Settings.DATA_DIRECTORY).orElseGet(() -> defaultDataDirectory.apply(home));
        laySecrets(SecretLayer.read(directory, errors), toml, raw, errors);
        return new Understood(read(values, directory, raw, errors), errors);
    }

    private TradingConfig read(Values values, Path directory, Map<Setting<?>, RawValue> raw, List<ConfigError> errors)
            throws IOException {
        LogDefinition logging = logging();
        Optional<StoreConfig> database = ServerSettings.database(values);
        Optional<RedisConnection> redis = ServerSettings.redis(values);
        values.read(Settings.TOKEN_ALGORITHM);
        return new TradingConfig(
                home,
                directory,
                values.read(ServerSettings.POSTGRES_PORT).orElse(NO_PORT),
                values.read(ServerSettings.REDIS_PORT).orElse(NO_PORT),
                values.read(ServerSettings.REDIS_MEMORY_MB).orElse(0),
                values.read(Settings.API_PORT).orElse(NO_PORT),
                values.read(Settings.API_AUTH).orElse(true),
                values.read(Settings.TOKEN_LIFETIME).orElse(Duration.ZERO),
                values.read(Settings.GATEWAY_PORT).orElse(NO_PORT),
                values.read(Settings.TICK).orElse(Duration.ZERO),
                values.read(Settings.MARKET_SEED).orElse(0L),
                values.read(Settings.STRATEGIES).orElse(true),
                logLevel(values, logging).orElse(""),
                values.read(Settings.LOG_FORMAT).orElse(""),
                AccountSettings.read(values),
                AlertSettings.read(values),
                AnalystSettings.read(values, home),
                database,
                redis,
                values.isAbsent(Settings.TOKEN_KEY) ? Optional.empty() : values.read(Settings.TOKEN_KEY),
                checkedLogFolder(values, logging, errors),
                SettingValue.all(raw),
                notices(raw, database.isPresent(), redis.isPresent()),
                new BackupConfig(
                        values.read(Settings.BACKUP_EVERY).orElse(Duration.ZERO),
                        values.read(Settings.BACKUP_KEEP).orElse(1),
                        values.read(Settings.BACKUP_FOLDER).orElseGet(() -> BackupDesk.folderIn(directory)),
                        values.isAbsent(Settings.BACKUP_PASSPHRASE)
                                ? Optional.empty()
                                : values.read(Settings.BACKUP_PASSPHRASE)),
                EdgeSettings.read(values, home));
    }

    /// Where logs are kept, if not in the data directory: what `LOG_DIR` says, else what `services.json` says.
    private Optional<Path> logFolder(Values values, LogDefinition services) {
        return values.read(Settings.LOG_DIRECTORY)
                .or(() -> Optional.ofNullable(services.directory()).map(Path::of))
                .map(home::resolve)
                .map(Path::normalize);
    }

    /// Noted when it cannot be written to; it is not made yet.
    private Optional<Path> checkedLogFolder(Values values, LogDefinition services, List<ConfigError> errors) {
        Optional<Path> directory = logFolder(values, services);
        directory.ifPresent(folder -> {
            Path existing = folder;
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            if (existing != null && Files.isDirectory(existing) && Files.isWritable(existing)) {
                return;
            }
            if (values.isAbsent(Settings.LOG_DIRECTORY)) {
                errors.add(new ConfigError(
                        "logging.directory",
                        String.valueOf(services.directory()),
                        Origin.line("config/services.json", 0),
                        Settings.LOG_DIRECTORY.expected()));
            } else {
                values.wrong(Settings.LOG_DIRECTORY, Settings.LOG_DIRECTORY.expected());
            }
        });
        return directory;
    }

    /// What `services.json` says of logs; the usual where it is wrong, which is told when it is read for
    /// the services.
    private LogDefinition logging() throws IOException {
        try {
            return ServicesFile.read(home.resolve(SERVICES)).logging();
        } catch (ConfigException toldElsewhere) {
            return LogDefinition.USUAL;
        }
    }

    /// The level of the configuration, where nobody wrote one that of `services.json`.
    private static Optional<String> logLevel(Values values, LogDefinition services) {
        return values.isAbsent(Settings.LOG_LEVEL) && services.level() != null
                ? Optional.of(services.level())
                : values.read(Settings.LOG_LEVEL);
    }

    private List<String> notices(Map<Setting<?>, RawValue> raw, boolean ownDatabase, boolean ownRedis) {
        List<String> notices = new ArrayList<>(ForeignSettings.notices(raw));
        notices.addAll(ServerSettings.notices(raw, ownDatabase, ownRedis));
        notices.addAll(EnvironmentLayer.nearMisses(environment, byName().keySet()));
        return notices;
    }

    /// Not part of what `stop` and `kill` need to find the data folder.
    private void requirePrivateFiles(List<ConfigError> errors) throws IOException {
        List<ConfigError> told = new ArrayList<>();
        Map<String, Setting<?>> byKey = byKey();
        requirePrivate(CONFIG, TomlLayer.read(home.resolve(CONFIG), CONFIG, told), byKey, errors);
        Map<String, Setting<?>> byName = byName();
        for (String name : dotenvs) {
            requirePrivate(name, DotenvLayer.read(home.resolve(name), told), byName, errors);
        }
    }

    private void requirePrivate(
            String name, Map<String, RawValue> written, Map<String, Setting<?>> known, List<ConfigError> errors)
            throws IOException {
        for (Map.Entry<String, RawValue> each : written.entrySet()) {
            Setting<?> setting = known.get(each.getKey());
            if (setting != null
                    && SecretNames.isSecret(setting)
                    && !each.getValue().text().equals(setting.defaultText())) {
                ConfigFile.requirePrivate(home.resolve(name), name, setting.environmentName(), errors);
                return;
            }
        }
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

    /// Where the logs are: in the data directory, unless a setting or `services.json` names another folder.
    /// Does not mind what else is wrong.
    ///
    /// @throws ConfigException when the data directory or that folder is set to something that is none
    public Path logDirectory(Function<Path, Path> defaultDataDirectory) throws ConfigException, IOException {
        List<ConfigError> errors = new ArrayList<>();
        Optional<Path> elsewhere = logFolder(new Values(layers(new HashMap<>(), errors), errors), logging());
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
        Path data = dataDirectory(defaultDataDirectory);
        return elsewhere.orElseGet(() -> data.resolve("logs"));
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
        Map<String, Setting<?>> byName = byName();
        lay(toml(errors), byKey(), toml, errors);
        Map<Setting<?>, RawValue> raw = new HashMap<>(toml);
        for (String name : dotenvs) {
            lay(dotenv(name, errors), byName, raw, errors);
        }
        lay(EnvironmentLayer.read(environment, byName.keySet()), byName, raw, errors);
        lay(options, byName, raw, errors);
        return raw;
    }

    private Map<String, RawValue> toml(List<ConfigError> errors) throws IOException {
        String draft = drafts.get(CONFIG);
        return draft == null
                ? TomlLayer.read(home.resolve(CONFIG), CONFIG, errors)
                : TomlLayer.parse(draft, CONFIG, errors);
    }

    private Map<String, RawValue> dotenv(String name, List<ConfigError> errors) throws IOException {
        String draft = drafts.get(name);
        return draft == null ? DotenvLayer.read(home.resolve(name), errors) : DotenvLayer.parse(draft, name, errors);
    }

    static Map<String, Setting<?>> byKey() {
        return Settings.ALL.stream()
                .filter(setting -> !setting.secret())
                .collect(Collectors.toMap(Setting::key, Function.identity()));
    }

    private static Map<String, Setting<?>> byName() {
        return Settings.ALL.stream().collect(Collectors.toMap(Setting::environmentName, Function.identity()));
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
