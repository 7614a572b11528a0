package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.OpenedJournal;
import trading.engine.market.DemoMarket;
import trading.engine.orchestrator.OrchestratorConfig;
import trading.infra.audit.AuditRecords;
import trading.infra.audit.AuditTrail;
import trading.infra.backup.BackupException;
import trading.infra.backup.Upgrade;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.ChildProcess;
import trading.infra.process.DataDirectory;
import trading.infra.process.PortChoice;
import trading.infra.process.PortHolder;
import trading.infra.redis.RedisServer;
import trading.infra.store.RedisConnection;
import trading.infra.store.SchemaVersions;
import trading.infra.store.Store;
import trading.infra.store.StoreConfig;
import trading.launcher.boot.Readiness;
import trading.launcher.config.ServicesFile;
import trading.launcher.config.TokenKey;
import trading.launcher.config.TradingConfig;
import trading.launcher.control.ControlServer;
import trading.launcher.db.BackupConfig;
import trading.launcher.docker.DockerImport;
import trading.launcher.image.StartUpArchive;
import trading.launcher.logging.Logging;
import trading.launcher.service.CommandService;
import trading.launcher.service.LogDefinition;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.web.WebServer;
import trading.web.backtest.BacktestJobs;
import trading.web.security.AuditLog;
import trading.web.security.AuthMode;
import trading.web.security.Security;
import trading.web.security.SecurityConfig;

/// The whole product: its children, its data folder and the services inside this process.
final class TradingSystem {
    private static final Logger log = LoggerFactory.getLogger(TradingSystem.class);
    private static final String USER = "os:" + System.getProperty("user.name");
    private static final int SESSION_KEY_BYTES = 32;
    private static final Duration RESTART_PATIENCE = Duration.ofSeconds(60);
    private static final Duration ARCHIVE_DELAY = Duration.ofSeconds(20);

    private final TradingConfig config;
    private final ConfigReading reload;
    private final Feeds feeds;
    private final ServiceSelection selection;
    private final StartOptions options;
    private final StopSignal stop;
    private final ServiceBoard board;
    private final StartProgress progress;
    private final SettingsInForce settings;
    private final Restarts restarts;
    private final LogDefinition logging;
    private final Map<String, ServiceDefinition> definitions = new LinkedHashMap<>();

    /// `reload` reads the configuration again, as it was read for `config`. `services`: what
    /// `services.json` says. `selection`: which of them are to run.
    TradingSystem(
            TradingConfig config,
            ConfigReading reload,
            Feeds feeds,
            ServicesFile.Services services,
            ServiceSelection selection,
            StartOptions options,
            StopSignal stop,
            PrintWriter out) {
        this.config = config;
        this.reload = reload;
        this.feeds = feeds;
        this.selection = selection;
        this.options = options;
        this.stop = stop;
        this.logging = services.logging();
        services.services()
                .forEach(service ->
                        definitions.put(service.name(), options.skipHealthCheck ? service.unchecked() : service));
        this.board = new ServiceBoard(Clock.systemUTC(), definitions.keySet().toArray(String[]::new));
        if (options.skipHealthCheck) {
            board.unchecked();
        }
        this.restarts = Restarts.of(services.services());
        this.progress = new StartProgress(board, out, options.json);
        this.settings = new SettingsInForce(config);
    }

    /// Returns when everything is closed again. A start that fails closes what had started.
    void run() throws Exception {
        stop.stopsInOrder();
        Instance instance = new Instance(board, stop, restarts);
        try (DataDirectory data = DataDirectory.open(config.dataDirectory())) {
            Upgrade.refuseNewer(data.root());
            TrayMenu.of(instance, data.root());
            config.logDirectory().ifPresent(data::keepLogsIn);
            data.limitLogs(logging.limits());
            Logging.configure(data.logs(), config.logLevel(), config.logFormat(), logging);
            log.info("starting: version={} data={} pid={}", Version.product(), data.root(), instance.pid());
            config.notices().forEach(notice -> log.warn("configuration: {}", notice));
            if (!Files.exists(data.root().resolve("postgres"))) {
                Thread.ofPlatform().daemon().name("preload-tables").start(Store::preloadTables);
            }
            // Before anything is started for nothing.
            Security security = security(data);
            instance.guardedBy(security);
            Listening listening = Listening.of(config.edge(), data.root(), security::canLogInFromAfar);
            progress.say("Trading " + Version.product() + "   data: " + data.root());
            try (StartBeside<ConnectedServer<StoreConfig, PostgresServer>> postgresStart =
                            StartBeside.begin("postgres", selection.has("postgres"), () -> postgres(data));
                    StartBeside<ConnectedServer<RedisConnection, RedisServer>> redisStart =
                            StartBeside.begin("redis", selection.has("redis"), () -> redis(data));
                    StartBeside<OpenedJournal> journalStart =
                            StartBeside.begin("journal", selection.has("gateway"), () -> journal(data));
                    AuditTrail trail = AuditTrail.open(data);
                    AuditLog.Writing audit = AuditLog.writeInto(trail, AuditRecords.in(data.root()));
                    ControlServer control = ControlServer.start(data.root(), instance);
                    ConnectedServer<StoreConfig, PostgresServer> postgres = postgresStart.take();
                    ConnectedServer<RedisConnection, RedisServer> redis = redisStart.take();
                    AddedServices added = added(data)) {
                instance.children(postgres, redis);
                AuditLog.act("started", "version " + Version.product(), "process", USER);
                boolean asKnown = false;
                if (postgres != null) {
                    asKnown = upgrade(data, postgres.connection());
                    DockerImport.again(data, postgres.connection());
                    restarts.offer("postgres", postgres::restart);
                }
                if (redis != null) {
                    restarts.offer("redis", redis::restart);
                }
                try {
                    if (postgres != null && redis != null && selection.has("gateway")) {
                        Tables tables = new Tables(postgres.connection(), asKnown);
                        JournalOpening journals = new JournalOpening(journalStart, () -> journal(data));
                        runCore(instance, data, tables, redis.connection(), security, listening, added, journals);
                    } else {
                        runChildren(instance, added);
                    }
                } finally {
                    Readiness.stopping();
                    StartUpArchive.stopMaking();
                    AuditLog.act("stopping", "the gateway has ended", "process", USER);
                }
            }
            log.info("stopped");
        }
    }

    /// Tables of an older release are brought up after a backup. True when they were as they should be.
    private boolean upgrade(DataDirectory data, StoreConfig database) throws IOException, BackupException {
        BackupConfig backups = config.backup();
        Upgrade upgrade = new Upgrade(
                data.root(), database, Version.product(), backups.passphrase().orElse(null));
        upgrade.perform(backups.folder(), Instant.now())
                .ifPresent(
                        backup -> progress.say("The tables were brought up from an older release; backup: " + backup));
        List<String> differences = upgrade.validate();
        if (!differences.isEmpty()) {
            differences.forEach(line -> log.error("tables: {}", line));
            throw new TablesException(config.ownDatabase().isPresent(), differences);
        }
        return upgrade.isAsKnown();
    }

    private AddedServices added(DataDirectory data) {
        List<ServiceDefinition> wanted = definitions.values().stream()
                .filter(service -> selection.has(service.name()))
                .toList();
        return new AddedServices(wanted, places(data), board, restarts);
    }

    /// Without a gateway there is nothing to do but to look after them.
    private void runChildren(Instance instance, AddedServices added) throws InterruptedException {
        added.start();
        instance.started();
        Readiness.ready();
        progress.say("Running without the gateway: " + String.join(", ", selection.names())
                + ". Stop with Ctrl-C or: trading stop");
        stop.await();
        progress.say("Stopping ...");
    }

    private void runCore(
            Instance instance,
            DataDirectory data,
            Tables tables,
            RedisConnection redis,
            Security security,
            Listening listening,
            AddedServices added,
            JournalOpening journals)
            throws Exception {
        restarts.offer("gateway", () -> restartCore(instance));
        restarts.offer("orchestrator", () -> restartCore(instance));
        Runnable serving = () -> {
            added.start();
            open(instance, security);
        };
        try (BacktestJobs backtests = BacktestJobs.open(data.root())) {
            runCore(instance, data, tables, redis, security, listening, serving, backtests, journals);
        }
    }

    /// Again and again, as long as restarts are asked for. A first start that fails is the caller's to tell; a later
    /// one is tried again a few times.
    private void runCore(
            Instance instance,
            DataDirectory data,
            Tables tables,
            RedisConnection redis,
            Security security,
            Listening listening,
            Runnable serving,
            BacktestJobs backtests,
            JournalOpening journals)
            throws Exception {
        WebPorts ports = new WebPorts(
                () -> port("api", "API", config.apiPort()), () -> port("gateway", "Gateway", config.gatewayPort()));
        RunningServices services = new RunningServices(board, restarts, data.logs());
        Feeds from = feeds;
        while (true) {
            CoreServices core = new CoreServices(
                    config,
                    reload,
                    from,
                    stop,
                    board,
                    progress,
                    instance,
                    restarts,
                    data,
                    journals,
                    tables,
                    redis,
                    security,
                    ports,
                    listening,
                    serving,
                    settings,
                    backtests,
                    selection,
                    services,
                    options.skipHealthCheck);
            restarts.coreBegins();
            try {
                if (!core.run()) {
                    return;
                }
            } catch (Exception e) {
                Optional<Duration> wait = restarts.core().next();
                if (!instance.wasStarted() || stop.isRequested() || wait.isEmpty()) {
                    throw e;
                }
                int number = restarts.core().restarts();
                log.error("the gateway and what depends on it did not start again; restart {}", number, e);
                board.restarting("gateway", number, String.valueOf(e.getMessage()));
                if (stop.await(wait.get())) {
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
                throw new IllegalStateException("the gateway is not back after " + RESTART_PATIENCE.toSeconds()
                        + " s; see: trading logs --tail 50");
            }
            Thread.sleep(20);
        }
    }

    private OpenedJournal journal(DataDirectory data) {
        data.journal(); // made here, where folders are made for their owner only
        data.snapshots();
        return OpenedJournal.open(GatewayConfig.in(config.dataDirectory()));
    }

    private ServiceDefinition definition(String name) {
        return Objects.requireNonNull(definitions.get(name));
    }

    private CommandService.Places places(DataDirectory data) {
        return new CommandService.Places(
                Home.folder(), data.logs(), Objects.requireNonNullElse(System.getenv("PATH"), ""), data.logLimits());
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
        return options.headless ? configured : PortChoice.auto(configured.number());
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
                        config.edge().tls()),
                config.tokenKey()
                        .map(TokenKey::bytes)
                        .orElseGet(() -> data.secrets()
                                .readOrCreate("session.key", SESSION_KEY_BYTES)
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /// Loads the libraries of later steps, and what strategies there are, while the first ones read what they
    /// are to do and the database starts: on a thread of its own, since a start uses one processor only there.
    /// What children are started with is tried beside, by other processes.
    static void preload() {
        Thread.ofPlatform().daemon().name("preload-tools").start(ChildProcess::preload);
        Thread.ofPlatform().daemon().name("preload").start(() -> {
            SchemaVersions.preload();
            Store.preload();
            WebServer.preload();
            Objects.requireNonNull(OrchestratorConfig.defaults(DemoMarket.ACCOUNT));
        });
    }

    /// Once: a restart of the gateway opens no second browser.
    private void open(Instance instance, Security security) {
        if (instance.starts() > 1) {
            progress.say("Running again.");
            return;
        }
        instance.banner().forEach(progress::say);
        progress.say(String.format("Healthy after %.2f s.", progress.seconds()));
        Readiness.ready();
        if (!selection.has("api")) {
            progress.say("Running without the API: " + String.join(", ", selection.names()) + ".");
        } else {
            sayHowToOpen(instance, security);
        }
        progress.say("Stop with Ctrl-C or: trading stop");
    }

    private void sayHowToOpen(Instance instance, Security security) {
        if (security.mode() == AuthMode.NONE) {
            progress.say("Anybody on this machine may trade (--no-auth): " + instance.url());
        }
        if (!options.headless && selection.has("dashboard") && opens(instance)) {
            progress.say("The desk opens in your browser.");
            TrayMenu.opened();
        } else if (security.mode() == AuthMode.REQUIRED) {
            progress.say(wayIn(security) + instance.loginLink());
        }
        StartUpArchive.makeLater(Home.image(), ARCHIVE_DELAY);
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
