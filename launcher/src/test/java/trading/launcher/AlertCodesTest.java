package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trading.engine.drift.DriftFinding;
import trading.engine.drift.DriftReport;
import trading.engine.gateway.Answer;
import trading.engine.gateway.DiskReserve;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.ReportHandler;
import trading.engine.gateway.TimeSource;
import trading.engine.gateway.Waiting;
import trading.engine.market.DemoMarket;
import trading.engine.market.FeedStatus;
import trading.engine.market.MarketFeed;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.LossLimits;
import trading.engine.model.OrderType;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.orchestrator.OpeningDesk;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.orchestrator.OrchestratorConfig;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Opening;
import trading.infra.audit.AuditRecords;
import trading.infra.audit.AuditTrail;
import trading.infra.backup.Backup;
import trading.infra.process.DataDirectory;
import trading.infra.store.StoreConfig;
import trading.launcher.db.BackupDesk;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.web.alert.AcknowledgementFile;
import trading.web.alert.AlertChannel;
import trading.web.alert.AlertCode;
import trading.web.alert.AlertDesk;
import trading.web.alert.AlertJson;
import trading.web.alert.ChannelKind;
import trading.web.alert.ChannelPlan;
import trading.web.alert.DeliveryException;
import trading.web.drift.DriftDesk;
import trading.web.security.AuditLog;
import trading.web.stream.StreamHub;

/// Every alert that the product can raise, raised by what it is about: the gateway, the strategies, the
/// services and the desk are those of the product, put together as it puts them together. A new code does
/// not compile here until somebody says what causes it.
class AlertCodesTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final int BTC = 0;
    private static final long BID = 2_999_900;
    private static final long LOTS = 100_000;

    @TempDir
    Path data;

    private final AtomicLong ahead = new AtomicLong();
    private final ServiceBoard board = new ServiceBoard(Clock.systemUTC(), "redis");
    private final Instance instance = new Instance(board, new StopSignal(), Restarts.of(ServiceDefinition.BUILT_IN));
    private final StreamHub stream = new StreamHub(DemoMarket.ACCOUNT);
    private final SlowReader slow = new SlowReader();
    private final Orchestrator orchestrator = new Orchestrator(
            OrchestratorConfig.of(DemoMarket.ACCOUNT, List.of(new Assignment("BTCUSDT", TimeFrame.M1, Broken::new))));
    private ExecutionGateway gateway;
    private DriftDesk drift;
    private BackupDesk backups;
    private AlertDesk alerts;
    private DataDirectory audited;
    private AuditTrail trail;
    private AuditLog.Writing writing;

    private interface Cause {
        void happens() throws Exception;
    }

    /// Reads until it is stopped, and then not on until it is let go.
    private static final class SlowReader implements ReportHandler {
        private final CountDownLatch goesOn = new CountDownLatch(1);
        private volatile boolean stops;

        @Override
        public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch)
                throws InterruptedException {
            if (stops) {
                goesOn.await();
            }
        }
    }

    /// Fails on its first bar.
    private static final class Broken implements Strategy {
        record None() {}

        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("broken", "For a test.", new None())
                    .on("BTCUSDT")
                    .bars(TimeFrame.M1, 1);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            throw new IllegalStateException("no idea");
        }
    }

    /// Takes nothing.
    private record Refusing() implements AlertChannel {
        @Override
        public ChannelKind kind() {
            return ChannelKind.WEBHOOK;
        }

        @Override
        public void deliver(AlertJson alert, int heldBack) throws DeliveryException {
            throw new DeliveryException("nobody is at home");
        }
    }

    /// Says that it runs, and nothing else.
    private record SilentFeed() implements MarketFeed {
        @Override
        public void start() {}

        @Override
        public FeedStatus status() {
            return new FeedStatus("simulated", FeedStatus.State.RUNNING, "", 0, 0, 0);
        }

        @Override
        public void close() {}
    }

    /// Every day has a fill that the backtest has not.
    private record OneFillMore() implements DriftDesk.Comparison {
        @Override
        public boolean hasSessionsBefore(long toNanos) {
            return true;
        }

        @Override
        public DriftReport run(long fromNanos, long toNanos, BooleanSupplier goesOn) {
            DriftFinding extra = new DriftFinding(
                    DriftFinding.Kind.EXTRA,
                    "ema-cross",
                    new Instrument(BTC, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 900_000_000L, 0),
                    Side.BUY,
                    "entry",
                    fromNanos,
                    BID,
                    1,
                    0,
                    0,
                    "a person bought");
            return new DriftReport(fromNanos, toNanos, 1, 10, 1, 0, List.of(extra), List.of());
        }
    }

    @AfterEach
    void close() throws Exception {
        writing.close();
        trail.close();
        audited.close();
        slow.goesOn.countDown();
        alerts.close();
        drift.close();
        orchestrator.close();
        gateway.close();
        stream.close();
    }

    /// What makes the code true. Exhaustive: there is no default.
    private Cause causeOf(AlertCode code) {
        return switch (code) {
            case MARKET_DATA_STALE -> () -> instance.feeding(new SilentFeed());
            case DENIAL_RATIO -> () -> rest(12, 1_000 * LOTS);
            case LIMIT_NEAR ->
                () -> {
                    limit(5, 0);
                    rest(4, 1_000);
                };
            case LIMIT_REACHED ->
                () -> {
                    limit(5, 0);
                    rest(5, 1_000);
                };
            case GATEWAY_BACKLOG ->
                () -> {
                    slow.stops = true;
                    while (gateway.trySubmit(new Command.AdvanceTime()) >= 0) {
                        Thread.onSpinWait();
                    }
                };
            case GATEWAY_HALTED -> () -> assertThat(gateway.haltReason()).contains("free some space");
            case RECORDER_LAG ->
                () -> {
                    slow.stops = true;
                    decide(new Command.AdvanceTime());
                };
            case SERVICE_FAILED -> () -> board.failed("redis", "it does not start");
            case KILL_SWITCH ->
                () -> decide(new Command.EngageKillSwitch(KillScope.GLOBAL, "", true, false, "smoke", "me"));
            case ENTRIES_LOCKED ->
                () -> decide(new Command.LockEntries(DemoMarket.ACCOUNT, -1, null, now() + MINUTE, "news"));
            case LOSS_LATCHED ->
                () -> {
                    limit(0, 10 * FixedPoint.ONE);
                    buy(LOTS / 10);
                    quote(BID - 100_000);
                    ahead.addAndGet(2_000_000_000L);
                    decide(new Command.AdvanceTime());
                };
            case CHANNEL_FAILED ->
                () -> {
                    alerts.sendBy(List.of(new ChannelPlan(new Refusing(), AlertJson.Severity.WARNING)));
                    board.failed("redis", "something to tell");
                };
            case AUDIT_LOG ->
                () -> {
                    // No new head can take the place of the old one.
                    Files.createDirectories(data.resolve("audited/audit/head.new/full"));
                    AuditLog.act("tried", "something", "here", "me");
                };
            case BACKUP_FAILED ->
                () -> assertThatThrownBy(() -> backups.make(null)).hasMessageContaining("no backup was made");
            case DRIFT -> () -> drift.submit(LocalDate.parse("2026-01-02"));
            case STRATEGY_DISABLED ->
                () -> decide(new Command.PublishBar(
                        new Bar(BTC, TimeFrame.M1, now() / MINUTE * MINUTE, BID, BID, BID, BID, 5, 6)));
        };
    }

    @ParameterizedTest
    @EnumSource
    void every_code_is_raised_by_what_it_is_about(AlertCode code) throws Exception {
        open(code == AlertCode.GATEWAY_HALTED ? new DiskReserve(0, 100) : DiskReserve.NONE);
        assertThat(raised()).doesNotContain(code);

        causeOf(code).happens();

        await().atMost(Duration.ofSeconds(30)).until(() -> raised().contains(code));
        assertThat(alerts.alerts())
                .filteredOn(alert -> alert.code() == code)
                .allSatisfy(alert -> assertThat(List.of(alert.subject(), alert.text(), alert.value(), alert.limit()))
                        .doesNotContain(""));
    }

    private List<AlertCode> raised() {
        return alerts.alerts().stream().map(AlertJson::code).toList();
    }

    private void open(DiskReserve reserve) throws Exception {
        audited = DataDirectory.open(data.resolve("audited"));
        trail = AuditTrail.open(audited);
        writing = AuditLog.writeInto(trail, AuditRecords.in(audited.root()));
        TimeSource clock = () -> TimeSource.wallClock().nowNanos() + ahead.get();
        gateway = ExecutionGateway.start(
                new GatewayConfig(data, 64, 1 << 20, 0, Waiting.BLOCKING, reserve),
                clock,
                List.of(stream, orchestrator, slow));
        if (reserve.percent() == 0) {
            DemoMarket.commands().forEach(this::decide);
            quote(BID);
            orchestrator.start(
                    OpeningDesk.of(gateway, clock, () -> Opening.of(gateway.view(), DemoMarket.ACCOUNT)),
                    BarHistory.NONE,
                    gateway::trySubmit);
        }
        drift = DriftDesk.open(data, new OneFillMore(), clock::nowNanos);
        backups = new BackupDesk(
                new Backup(data, new StoreConfig("jdbc:postgresql://127.0.0.1:1/none", "none", "none"), "0")::make,
                data.resolve("backups"),
                null,
                gateway::lastSequence,
                gateway::lastSequence,
                Clock.systemUTC());
        alerts = AlertSources.of(gateway, stream, orchestrator, board, instance, drift, backups)
                .behind("slow", slow)
                .start(List.of(), new AcknowledgementFile(data.resolve("acknowledged.json")));
    }

    private long now() {
        return TimeSource.wallClock().nowNanos() + ahead.get();
    }

    private void quote(long bid) {
        decide(new Command.UpdateQuote(DemoMarket.REPLAY_ACCOUNT, BTC, bid, 10 * LOTS, bid + 200, 10 * LOTS));
    }

    private void rest(int orders, long lots) {
        for (int i = 0; i < orders; i++) {
            decide(order(OrderType.LIMIT, TimeInForce.GTC, lots, BID - 50_000));
        }
    }

    private void buy(long lots) {
        decide(order(OrderType.MARKET, TimeInForce.IOC, lots, 0));
    }

    private static Command order(OrderType type, TimeInForce timeInForce, long lots, long limitPrice) {
        return new Command.SubmitOrder(
                DemoMarket.ACCOUNT, BTC, "", "", Side.BUY, type, timeInForce, lots, limitPrice, 0, true, 0, 0);
    }

    /// All limits far off, but for the open orders and the loss of a day, where they are not 0.
    private void limit(int openOrders, long dailyLoss) {
        long no = Long.MAX_VALUE;
        ExposureLimits exposure =
                openOrders == 0 ? ExposureLimits.NONE : new ExposureLimits(no, no, no, Integer.MAX_VALUE, openOrders);
        LossLimits loss = dailyLoss == 0 ? LossLimits.NONE : new LossLimits(dailyLoss, Integer.MAX_VALUE);
        RiskLimits limits = new RiskLimits(
                1_000_000 * FixedPoint.ONE, 100 * LOTS, 50_000, 60 * MINUTE, exposure, loss, RateLimits.NONE);
        decide(new Command.SetRiskLimits(DemoMarket.ACCOUNT, limits, "a test", "me"));
    }

    private Answer.Decided decide(Command command) {
        try {
            return (Answer.Decided) gateway.submit(command).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("not decided: " + command, e);
        }
    }
}
