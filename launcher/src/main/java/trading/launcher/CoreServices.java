package trading.launcher;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
import trading.infra.store.RedisConnection;
import trading.infra.store.RedisWriter;
import trading.infra.store.Store;
import trading.infra.store.StoreConfig;
import trading.infra.store.TradeFilter;
import trading.launcher.account.DemoAccount;
import trading.launcher.analyst.AnalystInsights;
import trading.launcher.analyst.AnalystMeters;
import trading.launcher.analyst.LaterSituation;
import trading.launcher.analyst.LiveSituation;
import trading.launcher.analyst.ShownAnalyst;
import trading.launcher.analyst.TradingAnalyst;
import trading.launcher.config.SecretAddress;
import trading.launcher.config.TradingConfig;
import trading.launcher.db.BackupDesk;
import trading.launcher.db.BackupMeters;
import trading.launcher.db.BackupSchedule;
import trading.launcher.kill.KillDesk;
import trading.launcher.kill.KillFile;
import trading.launcher.kill.KillFileWatch;
import trading.launcher.logging.Logging;
import trading.launcher.service.HealthChecks;
import trading.launcher.service.ServiceBoard;
import trading.launcher.strategy.UserStrategies;
import trading.web.Desk;
import trading.web.GatewayServer;
import trading.web.TradingAccount;
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
import trading.web.security.Security;
import trading.web.stream.StreamHub;

/// The services inside this process (gateway, orchestrator, API with the dashboard) and all that they need,
/// once: what is started first is closed last.
final class CoreServices {
    private static final Logger log = LoggerFactory.getLogger(CoreServices.class);
    private static final Duration PREPARATION_PATIENCE = Duration.ofSeconds(30);
    private static final Duration MARKET_PATIENCE = Duration.ofSeconds(15);
    /// Reports that the strategies have not seen yet.
    private static final long FAR_BEHIND = 10_000;

    private static final String EXCHANGE_KEYS = "exchange-keys";
    private static final String STRATEGY_MEMORY = "strategy-memory";
    private static final String STRATEGY_DECISIONS = "strategy-decisions";
    private static final String ALERT_ACKNOWLEDGEMENTS = "alert-acknowledgements.json";
    /// As many as count in the strategies' results after a restart.
    private static final TradeFilter CLOSED_TRADES =
            new TradeFilter(DemoMarket.ACCOUNT, -1, Set.of(TradeStatus.CLOSED), 0, 500);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final TradingConfig config;
    private final ConfigWatch.Reading reload;
    private final Feeds feeds;
    private final StopSignal stop;
    private final ServiceBoard board;
    private final StartProgress progress;
    private final Instance instance;
    private final Restarts restarts;
    private final DataDirectory data;
    private final StoreConfig postgres;
    private final RedisConnection redis;
    private final Security security;
    private final WebPorts ports;
    private final Listening listening;
    private final Runnable serving;
    private final SettingsInForce settings;
    private final LaterSituation situation = new LaterSituation();

    /// `reload` reads the configuration again, as it was read for `config`. `serving` is run once
    /// everything is there.
    CoreServices(
            TradingConfig config,
            ConfigWatch.Reading reload,
            Feeds feeds,
            StopSignal stop,
            ServiceBoard board,
            StartProgress progress,
            Instance instance,
            Restarts restarts,
            DataDirectory data,
            StoreConfig postgres,
            RedisConnection redis,
            Security security,
            WebPorts ports,
            Listening listening,
            Runnable serving,
            SettingsInForce settings) {
        this.config = config;
        this.reload = reload;
        this.feeds = feeds;
        this.stop = stop;
        this.board = board;
        this.progress = progress;
        this.instance = instance;
        this.restarts = restarts;
        this.data = data;
        this.postgres = postgres;
        this.redis = redis;
        this.security = security;
        this.ports = ports;
        this.listening = listening;
        this.serving = serving;
        this.settings = settings;
    }

    /// Runs until a stop or a restart is asked for, and closes everything again. True when it is to be
    /// started again.
    boolean run() throws Exception {
        StrategyCounts decided = new StrategyCounts();
        try (Store store = Store.open(postgres, data.root().resolve(STRATEGY_DECISIONS));
                RedisWriter redisWriter = new RedisWriter(redis);
                TradingAnalyst analyst =
                        TradingAnalyst.open(config.analyst(), data.root(), feeds instanceof Feeds.Replayed);
                MemoryFile memories = MemoryFile.open(data.root().resolve(STRATEGY_MEMORY));
                Orchestrator orchestrator = orchestrator(data, memories, store, analyst, decided);
                StreamHub stream = new StreamHub(DemoMarket.ACCOUNT);
                PaperExchange exchange = new PaperExchange(data.secrets().file(EXCHANGE_KEYS));
                PatternDesk patterns = PatternDesk.start(new StoreHistory(store));
                ExecutionGateway gateway =
                        gateway(store, redisWriter, List.of(stream, exchange, orchestrator, patterns));
                BackupSchedule backups = backups(store, gateway);
                HealthMonitor health = HealthMonitor.start(probes(store, redisWriter, gateway, instance));
                Metrics metrics = new Metrics(List.of(
                        new GatewayMeters(
                                gateway,
                                stream.counts(),
                                Map.of(
                                        "database", store.recorder(),
                                        "redis", redisWriter,
                                        "stream", stream,
                                        "exchange", exchange,
                                        "orchestrator", orchestrator,
                                        "patterns", patterns)),
                        new RiskMeters(gateway.view()),
                        new StoreMeters(store, redisWriter),
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
                                config.alertWebhook().map(SecretAddress::outgoing),
                                new AcknowledgementFile(data.root().resolve(ALERT_ACKNOWLEDGEMENTS)));
                UserStrategies users = userStrategies(orchestrator, gateway, store);
                BacktestJobs backtests = BacktestJobs.open(data.root())) {
            metrics.bind(alerts);
            instance.recovered(gateway);
            situation.open(new LiveSituation(DemoMarket.ACCOUNT, gateway.view(), orchestrator::states));
            KillFile killFile = new KillFile(data.root());
            KillDesk killDesk = new KillDesk(gateway, killFile);
            instance.stoppable(gateway, killDesk, killFile);
            redisWriter.refillFrom(() -> whole(gateway.view()));
            prepare(gateway, new DemoAccount(config.account(), data.root()));
            Desk desk = new Desk(
                    new TradingAccount(DemoMarket.ACCOUNT, DemoMarket.ACCOUNT_NAME),
                    gateway,
                    new StoreHistory(store),
                    stream,
                    exchange,
                    board,
                    orchestrator,
                    users,
                    instance::feed,
                    killFile::present,
                    alerts,
                    ShownAnalyst.of(analyst),
                    backtests,
                    patterns,
                    drift,
                    settings);
            HotParts hot = new HotParts(analyst::accept, Logging::change, alerts::postTo, security::tokensLast);
            try (KillFileWatch killFileWatch = KillFileWatch.start(killFile, killDesk);
                    ConfigWatch configWatch = ConfigWatch.start(config, data.root(), reload, hot, settings);
                    Ticker ticker = Ticker.start(gateway, feeds.time(), config.tick());
                    RestartableApi api = api(desk, metrics, health);
                    GatewayServer marketData = marketData(desk, metrics, health);
                    MarketFeed feed = trade(gateway, store, orchestrator, users);
                    HealthChecks checks =
                            HealthChecks.start(board, checks(store, redisWriter, gateway, orchestrator, health))) {
                instance.serving(listening, api, security);
                restarts.offer("api", api::restart);
                restarts.offer("dashboard", api::restart);
                instance.feeding(feed);
                awaitMarket(feed);
                instance.started();
                health.refresh();
                serving.run();
                FeedProgress.follow(feed, text -> progress.line("replay", text));
                boolean again = goOn(new Watchdog(gateway, orchestrator), api);
                progress.say(again ? "Restarting the gateway ..." : "Stopping ...");
                log.info(again ? "restarting the gateway and what depends on it" : "stopping");
                instance.closing();
                board.stopping("orchestrator");
                feed.close();
                orchestrator.close();
                board.stopped("orchestrator");
                board.stopping("api");
                board.stopping("dashboard");
                board.stopping("gateway");
                return again;
            }
        }
    }

    private BackupSchedule backups(Store store, ExecutionGateway gateway) {
        Backup backup = new Backup(data.root(), postgres, Version.product());
        BackupDesk desk = new BackupDesk(
                backup::make,
                config.backup().folder(),
                gateway::lastSequence,
                store.recorder()::lastStoredSequence,
                Clock.systemUTC());
        instance.backedUpBy(desk);
        return BackupSchedule.start(desk, config.backup());
    }

    /// Looks after the services in this process until there is something to end for. True for a restart.
    private boolean goOn(Watchdog watchdog, RestartableApi api) throws InterruptedException {
        ApiWatch apiWatch = new ApiWatch(() -> listening.url(api.port()), api::certificate);
        while (!stop.await(LOOK_EVERY)) {
            if (restarts.isCoreAsked()) {
                return true;
            }
            String stuck = watchdog.stuck(System.nanoTime());
            if (stuck != null) {
                log.error("{}: the gateway and what depends on it are restarted", stuck);
                board.restarting("gateway", restarts.countCore(), stuck);
                return true;
            }
            if (apiWatch.isSilent(System.nanoTime())) {
                log.error("the API does not answer any more: it is restarted");
                api.restartAfter("it did not answer " + ApiWatch.RETRIES + " times in a row");
            }
        }
        return false;
    }

    private Orchestrator orchestrator(
            DataDirectory data, MemoryFile memories, Store store, TradingAnalyst analyst, StrategyCounts decided) {
        Insights insights =
                new AnalystInsights(analyst.desk(), situation, new RecordedBars(store.bars()), ScannedPatterns.ALONE);
        return new Orchestrator(
                strategies(),
                new StrategySettingsFile(data.root()),
                memories,
                insights,
                List.of(store.decisionRecorder(), decided),
                new SessionFile(data.root()));
    }

    private OrchestratorConfig strategies() {
        return config.strategiesEnabled()
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
                () -> ExecutionGateway.start(GatewayConfig.in(config.dataDirectory()), feeds.time(), handlers),
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

    private static Map<String, BooleanSupplier> checks(
            Store store,
            RedisWriter redisWriter,
            ExecutionGateway gateway,
            Orchestrator orchestrator,
            HealthMonitor health) {
        return Map.of(
                "postgres",
                () -> store.ping(Duration.ofSeconds(1)),
                "redis",
                redisWriter::healthy,
                "gateway",
                () -> gateway.state() == GatewayState.RUNNING,
                "orchestrator",
                () -> gateway.lastSequence() - gateway.sequenceOf(orchestrator) < FAR_BEHIND,
                "api",
                health::isHealthy,
                "dashboard",
                health::isHealthy);
    }

    /// Instruments and accounts, before anybody can trade.
    private void prepare(ExecutionGateway gateway, DemoAccount account) throws Exception {
        List<Command> terms = account.commands(gateway.view());
        for (Command command : feeds.preparation(gateway, terms)) {
            Answer answer = gateway.submit(command).get(PREPARATION_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!(answer instanceof Answer.Decided decided)) {
                throw new IllegalStateException("the gateway did not take " + command + ": " + answer);
            }
            if (terms.contains(command) && decided.reports().stream().anyMatch(Report.Denied.class::isInstance)) {
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
        WebServer server = progress.start(
                "api",
                () -> WebServer.start(listening.api(port), desk, security, metrics, health),
                started -> listening.url(started.port()));
        board.running("dashboard", null, 0);
        return new RestartableApi(
                board, server, () -> WebServer.start(listening.api(port), desk, security, metrics, health));
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

    private MarketFeed trade(ExecutionGateway gateway, Store store, Orchestrator orchestrator, UserStrategies users)
            throws Exception {
        RecordedBars recorded = new RecordedBars(store.bars());
        progress.start(
                "orchestrator",
                () -> {
                    OpeningDesk desk = OpeningDesk.of(gateway, feeds.time(), () -> opening(gateway, store));
                    orchestrator.start(desk, recorded, gateway::trySubmit);
                    startUsers(users);
                    return orchestrator;
                },
                started -> started.states().size() + " strategies, "
                        + started.states().stream()
                                .filter(state -> state.status() == StrategyStatus.RUNNING)
                                .count()
                        + " running");
        MarketFeed feed =
                feeds.create(gateway, config.strategiesEnabled() ? orchestrator : Pace.FREE, recorded::lastOpenNanos);
        feed.start();
        return feed;
    }

    /// Without its folder the product runs as well.
    private void startUsers(UserStrategies users) {
        if (!config.strategiesEnabled()) {
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
