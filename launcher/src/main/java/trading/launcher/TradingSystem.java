package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.process.PortHolder;
import trading.infra.redis.RedisServer;
import trading.infra.store.RedisConnection;
import trading.infra.store.Store;
import trading.infra.store.StoreConfig;
import trading.launcher.config.ServicesFile;
import trading.launcher.config.TokenKey;
import trading.launcher.config.TradingConfig;
import trading.launcher.control.ControlServer;
import trading.launcher.logging.Logging;
import trading.launcher.service.CommandService;
import trading.launcher.service.LogDefinition;
import trading.launcher.service.RestartPolicy;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.web.WebServer;
import trading.web.security.AuthMode;
import trading.web.security.Security;
import trading.web.security.SecurityConfig;

/// The whole product: its children, its data folder and the services inside this process.
final class TradingSystem {
    private static final Logger log = LoggerFactory.getLogger(TradingSystem.class);
    private static final int SESSION_KEY_BYTES = 32;
    private static final Duration RESTART_PATIENCE = Duration.ofSeconds(60);

    private final TradingConfig config;
    private final ConfigWatch.Reading reload;
    private final Feeds feeds;
    private final boolean headless;
    private final StopSignal stop;
    private final ServiceBoard board;
    private final StartProgress progress;
    private final SettingsInForce settings;
    private final Restarts restarts;
    private final LogDefinition logging;
    private final Map<String, ServiceDefinition> definitions = new LinkedHashMap<>();

    /// `reload` reads the configuration again, as it was read for `config`. `services`: what
    /// `services.json` says.
    TradingSystem(
            TradingConfig config,
            ConfigWatch.Reading reload,
            Feeds feeds,
            ServicesFile.Services services,
            boolean headless,
            StopSignal stop,
            PrintWriter out) {
        this.config = config;
        this.reload = reload;
        this.feeds = feeds;
        this.headless = headless;
        this.stop = stop;
        this.logging = services.logging();
        services.services().forEach(service -> definitions.put(service.name(), service));
        this.board = new ServiceBoard(Clock.systemUTC(), definitions.keySet().toArray(String[]::new));
        this.restarts = Restarts.of(services.services());
        this.progress = new StartProgress(board, out);
        this.settings = new SettingsInForce(config);
    }

    /// Returns when everything is closed again. A start that fails closes what had started.
    void run() throws Exception {
        Instance instance = new Instance(board, stop, restarts);
        try (DataDirectory data = DataDirectory.open(config.dataDirectory())) {
            config.logDirectory().ifPresent(data::keepLogsIn);
            Logging.configure(data.logs(), config.logLevel(), config.logFormat(), logging);
            log.info("starting: version={} data={} pid={}", Version.product(), data.root(), instance.pid());
            config.notices().forEach(notice -> log.warn("configuration: {}", notice));
            Thread.ofPlatform().daemon().name("preload").start(TradingSystem::preload);
            progress.say("Trading " + Version.product() + "   data: " + data.root());
            try (ControlServer control = ControlServer.start(data.root(), instance);
                    ConnectedServer<StoreConfig, PostgresServer> postgres = postgres(data);
                    ConnectedServer<RedisConnection, RedisServer> redis = redis(data);
                    AddedServices added = new AddedServices(definitions.values(), places(data), board, restarts)) {
                restarts.offer("postgres", postgres::restart);
                restarts.offer("redis", redis::restart);
                restarts.offer("gateway", () -> restartCore(instance));
                restarts.offer("orchestrator", () -> restartCore(instance));
                Security security = security(data);
                instance.guardedBy(security);
                Runnable serving = () -> {
                    added.start();
                    open(instance, security);
                };
                runCore(instance, data, postgres.connection(), redis.connection(), security, serving);
            }
            log.info("stopped");
        }
    }

    /// Again and again, as long as restarts are asked for. A first start that fails is the caller's to tell; a later
    /// one is tried again a few times.
    private void runCore(
            Instance instance,
            DataDirectory data,
            StoreConfig postgres,
            RedisConnection redis,
            Security security,
            Runnable serving)
            throws Exception {
        WebPorts ports = new WebPorts(
                () -> port("api", "API", config.apiPort()), () -> port("gateway", "Gateway", config.gatewayPort()));
        RestartPolicy policy = definition("gateway").restart();
        Feeds from = feeds;
        int failures = 0;
        while (true) {
            CoreServices core = new CoreServices(
                    config, reload, from, stop, board, progress, instance, restarts, data, postgres, redis, security,
                    ports, serving, settings);
            restarts.coreBegins();
            try {
                if (!core.run()) {
                    return;
                }
                failures = 0;
            } catch (Exception e) {
                failures++;
                if (!instance.wasStarted() || stop.isRequested() || failures > policy.maxRetries()) {
                    throw e;
                }
                log.error("the gateway and what depends on it did not start again; try {}", failures, e);
                board.restarting("gateway", failures, String.valueOf(e.getMessage()));
                if (stop.await(policy.backoff().multipliedBy(1L << (failures - 1)))) {
                    return;
                }
            }
            from = from.again();
        }
    }

    private void restartCore(Instance instance) throws Exception {
        int before = instance.starts();
        restarts.askCore();
        long end = System.nanoTime() + RESTART_PATIENCE.toNanos();
        while (instance.starts() == before) {
            if (System.nanoTime() > end || stop.isRequested()) {
                throw new IllegalStateException(
                        "the gateway is not back after " + RESTART_PATIENCE.toSeconds() + " s; see logs/trading.log");
            }
            Thread.sleep(20);
        }
    }

    private ServiceDefinition definition(String name) {
        return Objects.requireNonNull(definitions.get(name));
    }

    private CommandService.Places places(DataDirectory data) {
        return new CommandService.Places(
                Home.folder(), data.logs(), Objects.requireNonNullElse(System.getenv("PATH"), ""));
    }

    private int port(String service, String shown, PortChoice configured) {
        int port = choice(configured).resolve(shown);
        sayPort(service, configured, port);
        return port;
    }

    private ConnectedServer<StoreConfig, PostgresServer> postgres(DataDirectory data) throws Exception {
        ConnectedServer<StoreConfig, PostgresServer> postgres = ConnectedPostgres.start(
                config, data, choice(config.postgresPort()), definition("postgres"), board, progress, stop);
        postgres.port().ifPresent(port -> sayPort("postgres", config.postgresPort(), port));
        return postgres;
    }

    private ConnectedServer<RedisConnection, RedisServer> redis(DataDirectory data) throws Exception {
        ConnectedServer<RedisConnection, RedisServer> redis = ConnectedRedis.start(
                config, data, choice(config.redisPort()), definition("redis"), board, progress, stop);
        redis.port().ifPresent(port -> sayPort("redis", config.redisPort(), port));
        return redis;
    }

    /// A start with a browser is for people: it finds a port by itself where the usual one is taken.
    private PortChoice choice(PortChoice configured) {
        return headless ? configured : PortChoice.auto(configured.number());
    }

    private void sayPort(String service, PortChoice configured, int taken) {
        if (taken != configured.number()) {
            progress.line(
                    service,
                    "port " + configured.number() + " is in use"
                            + PortHolder.of(configured.number())
                                    .map(holder -> " by " + holder.name() + " (pid " + holder.pid() + ")")
                                    .orElse("")
                            + "; using " + taken);
        }
    }

    private Security security(DataDirectory data) {
        return new Security(
                new SecurityConfig(
                        config.apiAuth() ? AuthMode.REQUIRED : AuthMode.NONE,
                        data.root(),
                        config.tokenLifetime(),
                        false),
                config.tokenKey()
                        .map(TokenKey::bytes)
                        .orElseGet(() -> data.secrets()
                                .readOrCreate("session.key", SESSION_KEY_BYTES)
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /// The libraries of later steps are loaded while PostgreSQL starts, which is mostly waiting.
    private static void preload() {
        Store.preload();
        WebServer.preload();
    }

    /// Once: a restart of the gateway opens no second browser.
    private void open(Instance instance, Security security) {
        if (instance.starts() > 1) {
            progress.say("Running again.");
            return;
        }
        progress.say(String.format("Healthy after %.2f s.", progress.seconds()));
        if (security.mode() == AuthMode.NONE) {
            progress.say("Anybody on this machine may trade (--no-auth): " + instance.url());
        }
        if (!headless && opens(instance)) {
            progress.say("The desk opens in your browser.");
        } else if (security.mode() == AuthMode.REQUIRED) {
            progress.say(wayIn(security) + instance.loginLink());
        }
        progress.say("Stop with Ctrl-C or: trading stop");
    }

    private static String wayIn(Security security) {
        return switch (security.wayIn()) {
            case SET_UP -> "Open the desk by this link, which works once; it asks how to log in from then on: ";
            case LINK -> "Open the desk by this link, which works once: ";
            case PASSWORD -> "Log in at ";
        };
    }

    private boolean opens(Instance instance) {
        try {
            return Browser.open(instance.loginPage(config.dataDirectory()));
        } catch (IOException e) {
            log.warn("the desk's page cannot be written: {}", e.toString());
            return false;
        }
    }
}
