package trading.launcher;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.Answer;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.GatewayState;
import trading.engine.gateway.ReportHandler;
import trading.engine.market.DemoMarket;
import trading.engine.market.FeedStatus;
import trading.engine.market.MarketFeed;
import trading.engine.market.Pace;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.TradeStatus;
import trading.engine.orchestrator.MemoryFile;
import trading.engine.orchestrator.OpeningDesk;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.orchestrator.OrchestratorConfig;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.ScannedPatterns;
import trading.engine.strategy.host.StrategyStatus;
import trading.engine.view.LiveView;
import trading.infra.backup.Backup;
import trading.infra.process.DataDirectory;
import trading.infra.process.ServiceStartException;
import trading.infra.store.CurrentState;
import trading.infra.store.PatientReads;
import trading.infra.store.RedisConnection;
import trading.infra.store.RedisStatistics;
import trading.infra.store.RedisWriter;
import trading.infra.store.Store;
import trading.infra.store.TradeFilter;
import trading.launcher.account.DemoAccount;
import trading.launcher.analyst.AnalystInsights;
import trading.launcher.analyst.AnalystMeters;
import trading.launcher.analyst.LaterSituation;
import trading.launcher.analyst.LiveSituation;
import trading.launcher.analyst.ShownAnalyst;
import trading.launcher.analyst.TradingAnalyst;
import trading.launcher.config.SettingsEditor;
import trading.launcher.config.TradingConfig;
import trading.launcher.db.BackupDesk;
import trading.launcher.db.BackupMeters;
import trading.launcher.db.BackupSchedule;
import trading.launcher.db.BegunBackups;
import trading.launcher.figure.DiskMeters;
import trading.launcher.figure.FigureWatch;
import trading.launcher.figure.ServerMeters;
import trading.launcher.figure.ServiceMeters;
import trading.launcher.kill.KillDesk;
import trading.launcher.kill.KillFile;
import trading.launcher.kill.KillFileWatch;
import trading.launcher.logging.Logging;
import trading.launcher.service.HealthChecks;
import trading.launcher.service.ServiceBoard;
import trading.launcher.strategy.UserStrategies;
import trading.web.Desk;
import trading.web.GatewayServer;
import trading.web.Operation;
import trading.web.TradingAccount;
import trading.web.WebConfig;
import trading.web.WebServer;
import trading.web.alert.AcknowledgementFile;
import trading.web.alert.AlertDesk;
import trading.web.backtest.BacktestJobs;
import trading.web.drift.DriftDesk;
import trading.web.exchange.PaperExchange;
import trading.web.health.HealthMonitor;
import trading.web.health.HealthProbe;
import trading.web.history.StoreHistory;
import trading.web.metrics.GatewayMeters;
import trading.web.metrics.Metrics;
import trading.web.metrics.PatternMeters;
import trading.web.metrics.RiskMeters;
import trading.web.metrics.StrategyCounts;
import trading.web.metrics.StrategyMeters;
import trading.web.pattern.PatternDesk;
import trading.web.preference.Preferences;
import trading.web.security.Security;
import trading.web.stream.StreamHub;

/// The services inside this process (gateway, orchestrator, API with the dashboard) and all that they need,
/// once: what is started first is closed last.
final class CoreServices {
    private static final Logger log = LoggerFactory.getLogger(CoreServices.class);
    private static final Duration PREPARATION_PATIENCE = Duration.ofSeconds(30);
    private static final Duration MARKET_PATIENCE = Duration.ofSeconds(15);
    private static final Duration READS_PATIENCE = Duration.ofSeconds(60);
    /// Reports that the strategies have not seen yet.
    private static final long FAR_BEHIND = 10_000;

    private static final String EXCHANGE_KEYS = "exchange-keys";
    private static final String STRATEGY_MEMORY = "strategy-memory";
    private static final String STRATEGY_DECISIONS = "strategy-decisions";
    private static final String ALERT_ACKNOWLEDGEMENTS = "alert-acknowledgements.json";
    private static final String PREFERENCES = "preferences";
    /// As many as count in the strategies' results after a restart.
    private static final TradeFilter CLOSED_TRADES =
            new TradeFilter(DemoMarket.ACCOUNT, -1, Set.of(TradeStatus.CLOSED), 0, 500);
    /// More than the disk takes for what is in the ring.
    private static final Duration FAST_STOP = Duration.ofMillis(500);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final TradingConfig config;
    private final ConfigReading reload;
    private final Feeds feeds;
    private final StopSignal stop;
    private final ServiceBoard board;
    private final StartProgress progress;
    private final Instance instance;
    private final Restarts restarts;
    private final DataDirectory data;
    private final JournalOpening journals;
    private final Tables tables;
    private final RedisConnection redis;
    private final Security security;
    private final WebPorts ports;
    private final Listening listening;
    private final Runnable serving;
    private final SettingsInForce settings;
    private final BacktestJobs backtests;
    private final ServiceSelection selection;
    private final RunningServices services;
    private final boolean unchecked;
    private final LaterSituation situation = new LaterSituation();

    /// `reload` reads the configuration again, as it was read for `config`. `serving` is run once
    /// everything is there. `backtests` go on over a restart.
    /// `unchecked`: nobody asks services how they are.
    CoreServices(
            TradingConfig config,
            ConfigReading reload,
            Feeds feeds,
            StopSignal stop,
            ServiceBoard board,
            StartProgress progress,
            Instance instance,
            Restarts restarts,
            DataDirectory data,
            JournalOpening journals,
            Tables tables,
            RedisConnection redis,
            Security security,
            WebPorts ports,
            Listening listening,
            Runnable serving,
            SettingsInForce settings,
            BacktestJobs backtests,
            ServiceSelection selection,
            RunningServices services,
            boolean unchecked) {
        this.config = config;
        this.reload = reload;
        this.feeds = feeds;
        this.stop = stop;
        this.board = board;
        this.progress = progress;
        this.instance = instance;
        this.restarts = restarts;
        this.data = data;
        this.journals = journals;
        this.tables = tables;
        this.redis = redis;
        this.security = security;
        this.ports = ports;
        this.listening = listening;
        this.serving = serving;
        this.settings = settings;
        this.backtests = backtests;
        this.selection = selection;
        this.services = services;
        this.unchecked = unchecked;
    }

    /// Runs until a stop or a restart is asked for, and closes everything again. True when it is to be
    /// started again.
    boolean run() throws Exception {
        StrategyCounts decided = new StrategyCounts();
        try (Store store = tables.open(data.root().resolve(STRATEGY_DECISIONS));
                RedisWriter redisWriter = new RedisWriter(redis);
                TradingAnalyst analyst =
                        TradingAnalyst.open(config.analyst(), data.root(), feeds instanceof Feeds.Replayed);
                MemoryFile memories = MemoryFile.open(data.root().resolve(STRATEGY_MEMORY));
                Orchestrator orchestrator = orchestrator(data, memories, store, analyst, decided);
                StreamHub stream = new StreamHub(DemoMarket.ACCOUNT);
                PaperExchange exchange = new PaperExchange(data.secrets().file(EXCHANGE_KEYS));
                PatternDesk patterns = PatternDesk.start(new StoreHistory(store, () -> 0));
                ExecutionGateway gateway =
                        gateway(store, redisWriter, List.of(stream, exchange, orchestrator, patterns));
                BackupSchedule backups = backups(store, gateway);
                HealthMonitor health = HealthMonitor.start(probes(store, redisWriter, gateway, instance));
                FigureWatch figures = FigureWatch.start(store, new RedisStatistics(redis), board);
                Metrics metrics = new Metrics(List.of(
                        new GatewayMeters(
                                gateway,
                                stream.counts(),
                                sinks(store, redisWriter, stream, exchange, orchestrator, patterns)),
                        new RiskMeters(gateway.view(), stream.activity()),
                        new StoreMeters(store, redisWriter),
                        new ServerMeters(figures, store::pool),
                        new ServiceMeters(figures, board),
                        new DiskMeters(data.root()),
                        new StrategyMeters(orchestrator::states, decided),
                        new PatternMeters(patterns),
                        new BackupMeters(backups.desk()),
                        new AnalystMeters(analyst)));
                DriftDesk drift = DriftDesk.open(
                        data.root(), new Drift(data.root(), orchestrator::strategy), feeds.time()::nowNanos);
                AlertDesk alerts = AlertSources.of(
                                gateway, stream, orchestrator, board, instance, drift, backups.desk())
                        .behind("database", store.recorder()::lag)
                        .behind("redis", redisWriter)
                        .behind("stream", stream)
                        .behind("exchange", exchange)
                        .behind("orchestrator", orchestrator)
                        .start(
                                AlertChannels.of(config.alerts()),
                                new AcknowledgementFile(data.root().resolve(ALERT_ACKNOWLEDGEMENTS)));
                UserStrategies users = userStrategies(orchestrator, gateway, store)) {
            metrics.bind(alerts);
            stop.forcedBy(() -> gateway.awaitForced(FAST_STOP));
            instance.recovered(gateway);
            situation.open(new LiveSituation(DemoMarket.ACCOUNT, gateway.view(), orchestrator::states));
            KillFile killFile = new KillFile(data.root());
            KillDesk killDesk = new KillDesk(
                    gateway,
                    killFile,
                    () -> orchestrator.states().stream()
                            .map(strategy -> strategy.name())
                            .toList());
            instance.stoppable(gateway, killDesk, killFile);
            redisWriter.refillFrom(() -> whole(gateway.view()));
            prepare(gateway, new DemoAccount(config.account(), data.root()));
            Desk desk = new Desk(
                    new TradingAccount(DemoMarket.ACCOUNT, DemoMarket.ACCOUNT_NAME),
                    gateway,
                    new StoreHistory(store, gateway::takenSequence),
                    stream,
                    exchange,
                    services,
                    orchestrator,
                    users,
                    instance::feed,
                    killFile::present,
                    alerts,
                    ShownAnalyst.of(analyst),
                    backtests,
                    patterns,
                    drift,
                    new Operation(
                            new ChangedSettings(settings, new SettingsEditor(reload.loader(), data.root())),
                            new KeptSecrets(data.root(), reload.loader()),
                            new BegunBackups(backups.desk(), config.backup()),
                            new RunningExaminer(reload.loader(), data.root(), instance),
                            Preferences.in(data.root().resolve(PREFERENCES))));
            HotParts hot = new HotParts(
                    analyst::accept,
                    Logging::change,
                    changed -> alerts.sendBy(AlertChannels.of(changed)),
                    security::tokensLast);
            try (KillFileWatch killFileWatch = KillFileWatch.start(killFile, killDesk);
                    ConfigWatch configWatch = ConfigWatch.start(config, data.root(), reload, hot, settings);
                    Ticker ticker = Ticker.start(gateway, feeds.time(), config.tick());
                    StartBeside<RestartableApi> apiStart =
                            StartBeside.begin("api", selection.has("api"), () -> api(desk, metrics, health));
                    StartBeside<GatewayServer> marketDataStart =
                            StartBeside.begin("market-data", true, () -> marketData(desk, metrics, health))) {
                PatientReads patient = PatientReads.during(READS_PATIENCE, () -> !stop.isRequested());
                RecordedBars recorded = new RecordedBars(store.bars(), patient);
                decide(gateway, store, patient, recorded, orchestrator, users);
                // Before there is a price, so that a person can see and stop.
                try (GatewayServer marketData = Objects.requireNonNull(marketDataStart.take());
                        RestartableApi api = apiStart.take();
                        MarketFeed feed = feed(gateway, recorded, orchestrator);
                        HealthChecks checks =
                                HealthChecks.start(board, checks(store, redisWriter, gateway, orchestrator, health))) {
                    if (api != null) {
                        instance.serving(listening, api, security);
                        restarts.offer("api", api::restart);
                        restarts.offer("dashboard", api::restart);
                    }
                    instance.detailed(new GatewayDetail(
                            gateway,
                            sinks(store, redisWriter, stream, exchange, orchestrator, patterns),
                            store.recorder()::lag,
                            api == null ? 0 : api.port(),
                            marketData.port()));
                    instance.feeding(feed);
                    awaitMarket(feed);
                    instance.started();
                    restarts.core().began(System.nanoTime());
                    health.refresh();
                    serving.run();
                    FeedProgress.follow(feed, text -> progress.line("replay", text));
                    boolean again = goOn(new Watchdog(gateway, orchestrator), api);
                    progress.say(again ? "Restarting the gateway ..." : "Stopping ...");
                    log.info(again ? "restarting the gateway and what depends on it" : "stopping");
                    instance.closing();
                    stopping("orchestrator");
                    feed.close();
                    orchestrator.close();
                    board.stopped("orchestrator");
                    stopping("api");
                    stopping("dashboard");
                    stopping("gateway");
                    return again;
                }
            }
        }
    }

    /// What reads the gateway's reports, by the names of the metrics.
    private static Map<String, ReportHandler> sinks(
            Store store,
            RedisWriter redisWriter,
            StreamHub stream,
            PaperExchange exchange,
            Orchestrator orchestrator,
            PatternDesk patterns) {
        Map<String, ReportHandler> sinks = new LinkedHashMap<>();
        sinks.put("database", store.recorder());
        sinks.put("redis", redisWriter);
        sinks.put("stream", stream);
        sinks.put("exchange", exchange);
        sinks.put("orchestrator", orchestrator);
        sinks.put("patterns", patterns);
        return sinks;
    }

    private BackupSchedule backups(Store store, ExecutionGateway gateway) {
        Backup backup = new Backup(data.root(), tables.database(), Version.product());
        BackupDesk desk = new BackupDesk(
                backup::make,
                config.backup().folder(),
                config.backup().passphrase().orElse(null),
                gateway::lastSequence,
                store.recorder()::lastStoredSequence,
                Clock.systemUTC());
        instance.backedUpBy(desk);
        return BackupSchedule.start(desk, config.backup());
    }

    /// Looks after the services in this process until there is something to end for. True for a restart.
    private boolean goOn(Watchdog watchdog, @Nullable RestartableApi api) throws InterruptedException {
        CoreWatch core = new CoreWatch(watchdog, restarts.core(), board, stop::await);
        ApiWatch apiWatch = api == null
                ? null
                : new ApiWatch(() -> listening.url(api.port()), api::certificate, () -> api.well(System.nanoTime()));
        while (!stop.await(LOOK_EVERY)) {
            if (restarts.isCoreAsked()) {
                restarts.core().forget();
                return true;
            }
            if (unchecked) {
                continue;
            }
            if (core.wantsRestart(System.nanoTime())) {
                return true;
            }
            if (api != null && apiWatch != null && apiWatch.isSilent(System.nanoTime())) {
                api.restartAfter("it did not answer " + ApiWatch.RETRIES + " times in a row", stop::await);
            }
        }
        return false;
    }

    private void stopping(String name) {
        if (selection.has(name)) {
            board.stopping(name);
        }
    }

    private boolean tradesItself() {
        return config.strategiesEnabled() && selection.has("orchestrator");
    }

    private Orchestrator orchestrator(
            DataDirectory data, MemoryFile memories, Store store, TradingAnalyst analyst, StrategyCounts decided) {
        Insights insights = new AnalystInsights(
                analyst.desk(), situation, new RecordedBars(store.bars(), PatientReads.ONCE), ScannedPatterns.ALONE);
        return new Orchestrator(
                strategies(),
                new StrategySettingsFile(data.root()),
                memories,
                insights,
                List.of(store.decisionRecorder(), decided),
                new SessionFile(data.root()));
    }

    private OrchestratorConfig strategies() {
        return tradesItself()
                ? OrchestratorConfig.defaults(DemoMarket.ACCOUNT)
                : OrchestratorConfig.of(DemoMarket.ACCOUNT, List.of());
    }

    private ExecutionGateway gateway(Store store, RedisWriter redisWriter, List<ReportHandler> readers)
            throws Exception {
        List<ReportHandler> handlers = new ArrayList<>(List.of(store.recorder(), redisWriter));
        handlers.addAll(readers);
        handlers.addAll(feeds.handlers());
        return progress.start(
                "gateway",
                () -> ExecutionGateway.start(
                        GatewayConfig.in(config.dataDirectory()), feeds.time(), handlers, journals.next()),
                started -> "sequence " + started.recovery().lastSequence() + ", "
                        + started.recovery().replayed() + " commands replayed"
                        + (started.recovery().cleanStop() ? "" : " after a stop that was none"));
    }

    /// Of all accounts that there are by then.
    static CurrentState whole(LiveView view) {
        return CurrentState.of(view, view.accounts());
    }

    private static List<HealthProbe> probes(
            Store store, RedisWriter redisWriter, ExecutionGateway gateway, Instance instance) {
        return List.of(
                new HealthProbe("database", () -> store.ping(Duration.ofMillis(400))),
                new HealthProbe("redis", redisWriter::healthy),
                new HealthProbe(
                        "execution_gateway", () -> instance.isStarted() && gateway.state() == GatewayState.RUNNING));
    }

    /// A child's health is its supervisor's to tell.
    private Map<String, BooleanSupplier> checks(
            Store store,
            RedisWriter redisWriter,
            ExecutionGateway gateway,
            Orchestrator orchestrator,
            HealthMonitor health) {
        Map<String, BooleanSupplier> checks = new LinkedHashMap<>();
        if (unchecked) {
            return checks;
        }
        if (board.isExternal("postgres")) {
            checks.put("postgres", () -> store.ping(Duration.ofSeconds(1)));
        }
        if (board.isExternal("redis")) {
            checks.put("redis", redisWriter::healthy);
        }
        checks.put("gateway", () -> gateway.state() == GatewayState.RUNNING);
        checks.put("orchestrator", () -> gateway.lastSequence() - gateway.sequenceOf(orchestrator) < FAR_BEHIND);
        checks.put("api", health::isHealthy);
        checks.put("dashboard", health::isHealthy);
        return checks;
    }

    /// Instruments and accounts, before anybody can trade.
    private void prepare(ExecutionGateway gateway, DemoAccount account) throws Exception {
        List<Command> terms = account.commands(gateway.view());
        for (Command command : feeds.preparation(gateway, terms)) {
            Answer answer = gateway.submit(command).get(PREPARATION_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!(answer instanceof Answer.Decided decided)) {
                throw new IllegalStateException("the gateway did not take " + command + ": " + answer);
            }
            boolean denied = decided.reports().stream()
                    .anyMatch(report -> report instanceof Report.Denied refusal && !refusal.isOfAmendment());
            if (terms.contains(command) && denied) {
                throw new ServiceStartException(
                        "Gateway",
                        "it refused the configured terms of the account: " + decided.reports(),
                        List.of(
                                "Set [account], [risk] and [protections] back to what they were",
                                "From spot to margin or back: cancel all orders and close what is borrowed first"));
            }
        }
        account.applied();
    }

    private RestartableApi api(Desk desk, Metrics metrics, HealthMonitor health) throws Exception {
        int port = ports.api();
        WebConfig web = listening.api(port).serving(selection.has("dashboard"));
        WebServer server = progress.start(
                "api",
                () -> WebServer.start(web, desk, security, metrics, health),
                started -> listening.url(started.port()));
        if (selection.has("dashboard")) {
            board.running("dashboard", null, 0);
        }
        return new RestartableApi(
                board,
                restarts.policy("api"),
                server,
                () -> WebServer.start(web, desk, security, metrics, health),
                selection.has("dashboard"));
    }

    private GatewayServer marketData(Desk desk, Metrics metrics, HealthMonitor health) {
        return GatewayServer.start(listening.gateway(ports.gateway()), desk, security, metrics, health);
    }

    /// Last of all, so that a person can see and stop before strategies begin.
    private UserStrategies userStrategies(Orchestrator orchestrator, ExecutionGateway gateway, Store store) {
        return new UserStrategies(
                StrategyFolderOption.of(config.configDirectory()),
                orchestrator,
                sequence -> {
                    while (gateway.view().sequence() < sequence) {
                        Thread.sleep(1);
                    }
                    return opening(gateway, store);
                },
                Clock.systemUTC());
    }

    private static Opening opening(ExecutionGateway gateway, Store store) {
        return Opening.of(gateway.view(), DemoMarket.ACCOUNT, store.trades().list(CLOSED_TRADES));
    }

    /// Strategies, ready for the first price.
    private void decide(
            ExecutionGateway gateway,
            Store store,
            PatientReads patient,
            RecordedBars recorded,
            Orchestrator orchestrator,
            UserStrategies users)
            throws Exception {
        Callable<Orchestrator> start = () -> {
            OpeningDesk desk = OpeningDesk.of(gateway, feeds.time(), () -> patient.read(() -> opening(gateway, store)));
            orchestrator.start(desk, recorded, gateway::trySubmit);
            startUsers(users);
            return orchestrator;
        };
        if (selection.has("orchestrator")) {
            progress.start("orchestrator", start, CoreServices::strategiesOf);
        } else {
            start.call(); // without a strategy: it only reads along
        }
    }

    private MarketFeed feed(ExecutionGateway gateway, RecordedBars recorded, Orchestrator orchestrator)
            throws Exception {
        MarketFeed feed = feeds.create(gateway, tradesItself() ? orchestrator : Pace.FREE, recorded::lastOpenNanos);
        feed.start();
        return feed;
    }

    private static String strategiesOf(Orchestrator started) {
        long running = started.states().stream()
                .filter(state -> state.status() == StrategyStatus.RUNNING)
                .count();
        return started.states().size() + " strategies, " + running + " running";
    }

    /// Without its folder the product runs as well.
    private void startUsers(UserStrategies users) {
        if (!tradesItself()) {
            return;
        }
        try {
            users.start();
        } catch (IOException unreadable) {
            log.warn("strategies: the folder cannot be read, no files are taken: {}", unreadable.toString());
        }
    }

    /// A market that makes up its past first is not one to trade on yet.
    private void awaitMarket(MarketFeed feed) throws InterruptedException {
        long end = System.nanoTime() + MARKET_PATIENCE.toNanos();
        while (feed.status().state() == FeedStatus.State.WAITING && !stop.isRequested()) {
            if (System.nanoTime() > end) {
                log.warn("the market has not opened after {} s: {}", MARKET_PATIENCE.toSeconds(), feed.status());
                return;
            }
            Thread.sleep(10);
        }
        progress.line("market", feed.status().kind() + ": " + feed.status().detail());
    }
}
