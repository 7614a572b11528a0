package trading.web.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import trading.engine.drift.DriftReport;
import trading.engine.drift.DriftRun;
import trading.engine.gateway.Answer;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.journal.Storage;
import trading.engine.message.Command;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.orchestrator.OpeningDesk;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.orchestrator.OrchestratorConfig;
import trading.engine.orchestrator.SessionMark;
import trading.engine.orchestrator.SettingsStore;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.Opening;
import trading.engine.view.LiveView;
import trading.web.Desk;
import trading.web.GatewayServer;
import trading.web.TradingAccount;
import trading.web.WebConfig;
import trading.web.WebServer;
import trading.web.alert.AcknowledgementFile;
import trading.web.alert.AlertDesk;
import trading.web.alert.AlertJson;
import trading.web.alert.ChannelPlan;
import trading.web.alert.MarketSource;
import trading.web.alert.ProgramSource;
import trading.web.alert.ReaderSource;
import trading.web.alert.RiskSource;
import trading.web.alert.WebhookChannel;
import trading.web.backtest.BacktestJobs;
import trading.web.drift.DriftDesk;
import trading.web.exchange.PaperExchange;
import trading.web.health.HealthMonitor;
import trading.web.health.HealthProbe;
import trading.web.metrics.GatewayMeters;
import trading.web.metrics.Metrics;
import trading.web.metrics.PatternMeters;
import trading.web.metrics.RiskMeters;
import trading.web.metrics.StrategyCounts;
import trading.web.metrics.StrategyMeters;
import trading.web.outbound.OutgoingAddress;
import trading.web.pattern.PatternDesk;
import trading.web.security.AuthMode;
import trading.web.security.Security;
import trading.web.security.SecurityConfig;
import trading.web.security.SecurityRoutes.FeedJson;
import trading.web.security.user.Users;
import trading.web.server.ListenConfig;
import trading.web.service.ServiceState;
import trading.web.setting.SettingJson;
import trading.web.strategy.StrategyFile;
import trading.web.strategy.StrategyFiles;
import trading.web.stream.StreamHub;
import trading.web.tls.PinnedCertificate;

/// A whole desk on free ports: a real gateway in a directory of its own, both servers, one account with
/// money, and BTCUSDT quoted at 60,000 by a market of two orders.
public final class TestDesk implements AutoCloseable {
    public static final int ACCOUNT = 1;
    public static final int MARKET = 100;

    /// The file in the desk's folder.
    public static final String ACKNOWLEDGEMENTS = "alert-acknowledgements.json";

    /// Ticks of 0.01, lots of 0.00001.
    public static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 900_000_000L, 5 * FixedPoint.ONE);

    /// Known, but nobody quotes it.
    public static final Instrument ETH =
            new Instrument(1, "ETHUSDT", "ETH", "USDT", 1_000_000, 10_000, 1, 90_000_000L, 5 * FixedPoint.ONE);

    private final AtomicLong ahead = new AtomicLong();
    private final CollectedHistory history = new CollectedHistory();
    private final StreamHub stream = new StreamHub(ACCOUNT);
    private final StrategyCounts counts = new StrategyCounts();
    private final TestAnalyst analyst = new TestAnalyst();
    private final PatternDesk patterns = PatternDesk.start(history);
    private final List<SessionMark> sessions = new CopyOnWriteArrayList<>();
    private final Orchestrator strategies = new Orchestrator(
            OrchestratorConfig.of(
                    ACCOUNT,
                    List.of(
                            new Assignment(
                                    "BTCUSDT", null, settings -> StrategyCatalog.create("ema-cross", settings), true),
                            new Assignment(
                                    "ETHUSDT", null, settings -> StrategyCatalog.create("ema-cross", settings), true),
                            new Assignment(
                                    "ETHUSDT", null, settings -> StrategyCatalog.create("grid", settings), true))),
            SettingsStore.NONE,
            MemoryStore.NONE,
            Insights.NONE,
            List.of(history, counts),
            sessions::add);
    private final PaperExchange exchange;
    private final ExecutionGateway gateway;
    private final Metrics metrics = new Metrics(List.of());
    private final HealthMonitor health;
    private final Security security;
    private final Path killFile;
    private final AlertDesk alerts;
    private final BacktestJobs backtests;
    private final DriftDesk drift;
    private final WebServer web;
    private final GatewayServer market;
    private volatile boolean databaseWell = true;
    private volatile long databaseBehind;
    private volatile Duration marketPatience = Duration.ZERO;
    private volatile List<ProgramSource.DisabledStrategy> disabled = List.of();
    private volatile List<StrategyFile> files = List.of();

    private static final SettingJson LOG_LEVEL = new SettingJson(
            "log.level",
            "LOG_LEVEL",
            "log",
            "What is logged.",
            "one of ERROR, WARN, INFO, DEBUG",
            "INFO",
            "INFO",
            "default",
            false,
            true,
            false,
            null,
            null);

    private static final ServiceState POSTGRES =
            new ServiceState("postgres", 4711L, "running", null, 0, null, "healthy", null, 812L);

    private final TestOperation operation;
    private final TestServices services = new TestServices(POSTGRES);

    private TestDesk(Path directory, AuthMode mode, ListenConfig listen, @Nullable URI webhook) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        security = new Security(SecurityConfig.in(directory, mode), key);
        exchange = new PaperExchange(directory.resolve("exchange-keys"));
        gateway = ExecutionGateway.start(
                GatewayConfig.in(directory), this::now, List.of(history, stream, exchange, strategies, patterns));
        health = HealthMonitor.start(List.of(
                new HealthProbe("database", () -> databaseWell),
                new HealthProbe("redis", () -> true),
                new HealthProbe("execution_gateway", () -> true)));
        metrics.bind(new GatewayMeters(gateway, stream.counts(), Map.of("stream", stream)));
        metrics.bind(new RiskMeters(gateway.view(), stream.activity()));
        metrics.bind(new StrategyMeters(strategies::states, counts));
        metrics.bind(new PatternMeters(patterns));
        killFile = directory.resolve("KILL");
        operation = new TestOperation(LOG_LEVEL, directory.resolve("preferences"));
        alerts = AlertDesk.start(
                List.of(
                        new MarketSource(gateway.view(), stream.activity(), () -> marketPatience),
                        new ReaderSource(gateway, Map.of("database", () -> databaseBehind)),
                        new RiskSource(gateway.view(), stream.activity()),
                        new ProgramSource(() -> disabled, () -> List.of(POSTGRES))),
                webhook == null
                        ? List.of()
                        : List.of(new ChannelPlan(
                                new WebhookChannel(new OutgoingAddress(webhook, true)), AlertJson.Severity.WARNING)),
                new AcknowledgementFile(directory.resolve(ACKNOWLEDGEMENTS)));
        metrics.bind(alerts);
        backtests = BacktestJobs.open(directory);
        drift = DriftDesk.open(directory, comparison(directory), this::now);
        Desk desk = new Desk(
                new TradingAccount(ACCOUNT, "demo"),
                gateway,
                history,
                stream,
                exchange,
                services,
                strategies,
                strategyFiles(),
                () -> new FeedJson("simulated", "seed 1"),
                () -> Optional.of(killFile).filter(Files::exists),
                alerts,
                analyst,
                backtests,
                patterns,
                drift,
                operation.operation());
        WebConfig config = new WebConfig(listen, "0.1.0-test", true, Duration.ofSeconds(5));
        web = WebServer.start(config, desk, security, metrics, health);
        market = GatewayServer.start(
                new WebConfig(listen.withOrigins(Set.of(origin())), "0.1.0-test", true, Duration.ofSeconds(5)),
                desk,
                security,
                metrics,
                health);
        fund();
        quote(5_999_900, 6_000_100);
        startStrategies();
    }

    private StrategyFiles strategyFiles() {
        return new StrategyFiles() {
            @Override
            public List<StrategyFile> files() {
                return files;
            }

            @Override
            public Optional<String> source(String file) {
                return files.stream()
                        .filter(each -> each.file().equals(file))
                        .map(each -> "// " + each.name())
                        .findFirst();
            }
        };
    }

    /// What is there to run the desk.
    public TestOperation operation() {
        return operation;
    }

    private DriftDesk.Comparison comparison(Path directory) {
        return new DriftDesk.Comparison() {
            @Override
            public boolean hasSessionsBefore(long toNanos) {
                return !sessions.isEmpty();
            }

            @Override
            public DriftReport run(long fromNanos, long toNanos, BooleanSupplier goesOn)
                    throws IOException, InterruptedException {
                return DriftRun.run(
                        Storage.in(directory.resolve("journal")),
                        sessions,
                        strategies::strategy,
                        fromNanos,
                        toNanos,
                        goesOn);
            }
        };
    }

    private void startStrategies() {
        try {
            strategies.start(
                    OpeningDesk.of(gateway, this::now, () -> Opening.of(gateway.view(), ACCOUNT)),
                    BarHistory.NONE,
                    gateway::trySubmit);
        } catch (Exception e) {
            throw new IllegalStateException("the strategies did not start", e);
        }
    }

    public TestServices services() {
        return services;
    }

    /// A minute bar of BTCUSDT closes.
    public void bar(Bar bar) {
        try {
            strategies.await(decide(new Command.PublishBar(bar)).sequence());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Bars of minutes close one after the other, and patterns are looked for on them.
    public void patternBars(List<Bar> bars) {
        try {
            for (Bar bar : bars.subList(0, bars.size() - 1)) {
                while (gateway.trySubmit(new Command.PublishBar(bar)) < 0) {
                    Thread.sleep(1);
                }
            }
            long last = decide(new Command.PublishBar(bars.getLast())).sequence();
            while (gateway.sequenceOf(patterns) < last || patterns.waiting() > 0) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    public static TestDesk open(Path directory) {
        return new TestDesk(directory, AuthMode.NONE, ListenConfig.loopback(0), null);
    }

    /// With a local owner, who comes in by links.
    public static TestDesk withLogin(Path directory) {
        Users.in(directory).setUp(Users.LOCAL_NAME, null);
        return beforeSetUp(directory);
    }

    /// Asks for a login, and there is no user yet.
    public static TestDesk beforeSetUp(Path directory) {
        return new TestDesk(directory, AuthMode.REQUIRED, ListenConfig.loopback(0), null);
    }

    /// With a local owner, as [#withLogin].
    public static TestDesk with(Path directory, AuthMode mode, ListenConfig listen) {
        Users.in(directory).setUp(Users.LOCAL_NAME, null);
        return new TestDesk(directory, mode, listen, null);
    }

    public static TestDesk withWebhook(Path directory, URI webhook) {
        return new TestDesk(directory, AuthMode.NONE, ListenConfig.loopback(0), webhook);
    }

    private long now() {
        Instant now = Instant.now().plusNanos(ahead.get());
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private void fund() {
        RiskLimits limits = new RiskLimits(
                1_000_000 * FixedPoint.ONE,
                100_000_000L,
                50_000,
                Duration.ofHours(1).toNanos());
        decide(new Command.DefineInstrument(BTC));
        decide(new Command.DefineInstrument(ETH));
        decide(new Command.OpenAccount(ACCOUNT, "demo", AccountKind.TRADER, 1000, 1000, limits));
        decide(new Command.OpenAccount(MARKET, "market", AccountKind.LIQUIDITY, 0, 0, limits));
        decide(new Command.Deposit(ACCOUNT, "USDT", 100_000 * FixedPoint.ONE, "demo-1"));
    }

    /// Quotes BTCUSDT: prices in ticks, ten coins on each side.
    public void quote(long bid, long ask) {
        quote(bid, ask, 1_000_000);
    }

    /// The same with `lots` on each side.
    public void quote(long bid, long ask, long lots) {
        decide(new Command.UpdateQuote(MARKET, 0, bid, lots, ask, lots));
    }

    /// A resting buy of 0.1 BTC by a strategy.
    public Command strategyOrder(String strategy, long limitTicks) {
        return new Command.SubmitOrder(
                ACCOUNT,
                BTC.id(),
                "",
                strategy,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                10_000,
                limitTicks,
                0,
                false,
                0,
                0);
    }

    /// Puts the gateway's clock forward: the next command is the first to tell it the time.
    public void clockForward(Duration by) {
        ahead.addAndGet(by.toNanos());
    }

    /// Puts the gateway's clock forward and tells it the time, as it is told once a second.
    public void later(Duration by) {
        clockForward(by);
        decide(new Command.AdvanceTime());
    }

    public Answer.Decided decide(Command command) {
        try {
            return (Answer.Decided) gateway.submit(command).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("not decided: " + command, e);
        }
    }

    public RawHttp http() {
        return new RawHttp(web.port(), sockets());
    }

    public RawHttp marketHttp() {
        return new RawHttp(market.port(), sockets());
    }

    private SocketFactory sockets() {
        return web.certificate()
                .<SocketFactory>map(identity ->
                        PinnedCertificate.context(identity.encoded()).getSocketFactory())
                .orElseGet(SocketFactory::getDefault);
    }

    public int port() {
        return web.port();
    }

    public int marketPort() {
        return market.port();
    }

    public GatewayServer market() {
        return market;
    }

    public String origin() {
        return (web.certificate().isPresent() ? "https" : "http") + "://127.0.0.1:" + web.port();
    }

    public WebServer web() {
        return web;
    }

    public LiveView view() {
        return gateway.view();
    }

    public ExecutionGateway gateway() {
        return gateway;
    }

    public CollectedHistory history() {
        return history;
    }

    public Security security() {
        return security;
    }

    public StreamHub stream() {
        return stream;
    }

    /// After how long a market that says nothing has stopped; never in the beginning.
    public void marketPatience(Duration patience) {
        marketPatience = patience;
    }

    public void databaseBehind(long commands) {
        databaseBehind = commands;
    }

    public void strategyFiles(StrategyFile... those) {
        files = List.of(those);
    }

    public void disabled(ProgramSource.DisabledStrategy... strategies) {
        disabled = List.of(strategies);
    }

    public Path killFile() {
        return killFile;
    }

    public TestAnalyst analyst() {
        return analyst;
    }

    public BacktestJobs backtests() {
        return backtests;
    }

    public AlertDesk alerts() {
        return alerts;
    }

    public void databaseWell(boolean well) {
        databaseWell = well;
    }

    @Override
    public void close() {
        stream.close();
        exchange.close();
        strategies.close();
        market.close();
        web.close();
        alerts.close();
        drift.close();
        backtests.close();
        health.close();
        gateway.close();
        patterns.close();
        metrics.close();
    }
}
