package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.drift.DriftFinding;
import trading.engine.drift.DriftReport;
import trading.engine.drift.DriftRun;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.journal.Storage;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Command.PublishBar;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.StrategyFactory;

/// Sessions of the shipped strategies on the real gateway, and what the journal gives when it is run again.
class DriftRunTest {
    private static final Instrument BTC = DemoMarket.instrument("BTCUSDT").orElseThrow();
    private static final List<Bar> BARS = Bars.wave(BTC, 13, 1_100);

    private final AtomicLong marketTime = new AtomicLong();
    private final List<SessionMark> marks = new ArrayList<>();
    private final SessionLog log = marks::add;

    @TempDir
    Path data;

    private long published;

    /// What people do before a bar.
    @FunctionalInterface
    private interface People {
        void act(int bar, ExecutionGateway gateway, Orchestrator orchestrator) throws Exception;
    }

    private static final People NOBODY = (bar, gateway, orchestrator) -> {};

    private void session(int from, int to, boolean waits, People people) throws Exception {
        marketTime.set(BARS.get(from).openTimeNanos());
        try (Orchestrator orchestrator = new Orchestrator(
                        config(), SettingsStore.NONE, MemoryStore.NONE, Insights.NONE, List.of(), log);
                ExecutionGateway gateway =
                        ExecutionGateway.start(GatewayConfig.in(data), marketTime::get, List.of(orchestrator))) {
            long last = 0;
            for (Command command : DemoMarket.commands()) {
                last = taken(gateway, command);
            }
            assertThat(gateway.view().awaitSequence(last, Duration.ofSeconds(10)))
                    .isTrue();
            orchestrator.await(last);
            List<Bar> past = BARS.subList(0, from);
            BarHistory history = (instrument, frame, count) ->
                    frame == TimeFrame.M1 ? past.subList(Math.max(0, past.size() - count), past.size()) : List.of();
            orchestrator.start(Opening.of(gateway.view(), DemoMarket.ACCOUNT), history, gateway::trySubmit);
            for (int i = from; i < to; i++) {
                people.act(i, gateway, orchestrator);
                play(gateway, orchestrator, BARS.get(i), waits);
            }
            orchestrator.await(gateway.lastSequence());
        }
    }

    /// With `waits` strategies have acted on a bar before the next one begins; else they may act late, within it.
    private void play(ExecutionGateway gateway, Orchestrator orchestrator, Bar bar, boolean waits) throws Exception {
        long[] path = {bar.open(), bar.low(), bar.high(), bar.close()};
        for (int i = 0; i < path.length; i++) {
            marketTime.set(bar.openTimeNanos() + bar.frame().nanos() * (i + 1) / path.length - 1);
            taken(
                    gateway,
                    new UpdateQuote(
                            DemoMarket.REPLAY_ACCOUNT,
                            bar.instrument(),
                            path[i] - 1,
                            1_000_000_000,
                            path[i] + 1,
                            1_000_000_000));
        }
        marketTime.set(bar.closeTimeNanos());
        long sequence = taken(gateway, new PublishBar(bar));
        orchestrator.await(waits ? sequence : published);
        published = sequence;
    }

    private static long taken(ExecutionGateway gateway, Command command) throws InterruptedException {
        long sequence = gateway.trySubmit(command);
        while (sequence < 0) {
            Thread.sleep(1);
            sequence = gateway.trySubmit(command);
        }
        return sequence;
    }

    private static OrchestratorConfig config() {
        return OrchestratorConfig.of(
                DemoMarket.ACCOUNT,
                StrategyCatalog.STARTED.stream()
                        .map(name -> new Assignment(
                                "BTCUSDT",
                                TimeFrame.M1,
                                (StrategyFactory) settings -> StrategyCatalog.create(name, settings),
                                true))
                        .toList());
    }

    private DriftReport drift(List<SessionMark> declared, long fromNanos, long toNanos) throws Exception {
        return DriftRun.run(
                Storage.in(data.resolve("journal")),
                declared,
                name -> StrategyCatalog.names().contains(name)
                        ? Optional.of(settings -> StrategyCatalog.create(name, settings))
                        : Optional.empty(),
                fromNanos,
                toNanos,
                () -> true);
    }

    private DriftReport drift() throws Exception {
        return drift(marks, 0, Long.MAX_VALUE);
    }

    @Test
    void an_undisturbed_session_is_met_by_the_backtest_fill_by_fill() throws Exception {
        session(0, BARS.size(), true, NOBODY);

        DriftReport report = drift();

        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).isEmpty();
        assertThat(report.fills()).isGreaterThan(10);
        assertThat(report.same()).isEqualTo(report.fills());
        assertThat(report.sessions()).isEqualTo(1);
    }

    @Test
    void the_time_that_orders_were_on_their_way_is_taken_as_it_was() throws Exception {
        session(0, BARS.size(), false, NOBODY);

        DriftReport report = drift();

        assertThat(report.findings()).isEmpty();
        assertThat(report.same()).isEqualTo(report.fills()).isPositive();
    }

    @Test
    void restarts_make_no_difference() throws Exception {
        session(0, 800, true, NOBODY);
        session(800, 950, true, NOBODY);
        session(950, BARS.size(), true, NOBODY);

        DriftReport report = drift();

        assertThat(report.sessions()).isEqualTo(3);
        assertThat(report.findings()).isEmpty();
        assertThat(report.same()).isEqualTo(report.fills()).isGreaterThan(10);
    }

    @Test
    void a_stretch_of_time_counts_its_own_fills_only() throws Exception {
        session(0, BARS.size(), true, NOBODY);
        long all = drift().fills();
        long middle = BARS.get(900).openTimeNanos();

        DriftReport before = drift(marks, 0, middle);
        DriftReport after = drift(marks, middle, Long.MAX_VALUE);

        assertThat(before.findings()).isEmpty();
        assertThat(after.findings()).isEmpty();
        assertThat(before.fills()).isPositive().isLessThan(all);
        assertThat(before.same() + after.same()).isEqualTo(all);
    }

    @Test
    void a_trade_that_a_person_closes_is_found_with_its_cause() throws Exception {
        boolean[] done = {false};
        session(0, BARS.size(), true, (bar, gateway, orchestrator) -> {
            List<Trade> open = gateway.view().openTrades(DemoMarket.ACCOUNT);
            if (!done[0] && bar > 700 && !open.isEmpty()) {
                done[0] = true;
                Trade trade = open.getFirst();
                orchestrator.await(
                        taken(gateway, new Command.CloseTrade(DemoMarket.ACCOUNT, trade.tradeId(), ExitReason.MANUAL)));
            }
        });
        assertThat(done[0]).isTrue();

        DriftReport report = drift();

        assertThat(report.findings()).isNotEmpty();
        assertThat(report.findings().getFirst().cause()).contains("was closed by hand at 20");
        assertThat(report.same() + report.findings().size()).isGreaterThanOrEqualTo(report.fills());
    }

    @Test
    void an_order_that_a_person_gives_is_no_fill_of_a_strategy_and_may_change_what_comes_after() throws Exception {
        session(0, BARS.size(), true, (bar, gateway, orchestrator) -> {
            if (bar == 700) {
                orchestrator.await(taken(
                        gateway,
                        new Command.SubmitOrder(
                                DemoMarket.ACCOUNT,
                                BTC.id(),
                                "mine",
                                "",
                                Side.BUY,
                                OrderType.MARKET,
                                TimeInForce.IOC,
                                1_000,
                                0,
                                0,
                                true,
                                0,
                                0)));
            }
        });

        DriftReport report = drift();

        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.cause()).contains("an order was given by hand at "));
        assertThat(report.findings())
                .noneSatisfy(finding -> assertThat(finding.kind()).isEqualTo(DriftFinding.Kind.EXTRA));
    }

    @Test
    void what_a_kill_switch_kept_from_being_done_is_missing() throws Exception {
        session(0, BARS.size(), true, (bar, gateway, orchestrator) -> {
            if (bar == 800) {
                orchestrator.await(taken(
                        gateway, new Command.EngageKillSwitch(KillScope.GLOBAL, "", true, false, "for a test", "me")));
            }
        });

        DriftReport report = drift();

        assertThat(report.findings()).isNotEmpty().anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(DriftFinding.Kind.MISSING);
            assertThat(finding.sessionQuantity()).isZero();
            assertThat(finding.backtestQuantity()).isPositive();
        });
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.cause())
                        .matches(cause -> cause.contains("a kill switch was engaged (for a test)")
                                || cause.contains("risk refused the session's order: ")));
    }

    @Test
    void a_strategy_that_was_stopped_and_started_by_people_is_stopped_and_started_again() throws Exception {
        String first = StrategyCatalog.STARTED.iterator().next();
        session(0, BARS.size(), true, (bar, gateway, orchestrator) -> {
            if (bar == 600) {
                orchestrator.stop(first, null);
            } else if (bar == 850) {
                orchestrator.start(first, null);
            }
        });
        assertThat(marks).hasSize(3);

        DriftReport report = drift();
        DriftReport withoutKnowing = drift(marks.subList(0, 1), 0, Long.MAX_VALUE);

        assertThat(report.same()).isEqualTo(report.fills());
        assertThat(withoutKnowing.fills()).isEqualTo(report.fills());
    }

    @Test
    void other_parameters_are_told_apart() throws Exception {
        session(0, BARS.size(), true, NOBODY);
        SessionMark was = marks.getFirst();
        SessionMark other = new SessionMark(
                was.sequence(),
                was.timeNanos(),
                true,
                was.host(),
                was.seats().stream()
                        .map(seat -> seat.strategy().equals("ema-cross")
                                ? new SeatMark(
                                        seat.strategy(),
                                        seat.version(),
                                        seat.symbol(),
                                        seat.frame(),
                                        true,
                                        seat.terms().withParameters(Map.of("fast", "3")),
                                        seat.memory())
                                : seat)
                        .toList());

        DriftReport report = drift(List.of(other), 0, Long.MAX_VALUE);

        assertThat(report.findings()).isNotEmpty();
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.strategy()).isEqualTo("ema-cross"));
        assertThat(report.same()).isLessThan(report.fills());
    }
}
