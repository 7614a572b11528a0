package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.drift.DriftFinding;
import trading.engine.drift.DriftReport;
import trading.engine.drift.DriftRun;
import trading.engine.drift.SessionStates;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.ReportHandler;
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
            if (gateway.view().instruments().isEmpty()) {
                prepare(gateway);
            }
            List<Bar> past = BARS.subList(0, from);
            BarHistory history = (instrument, frame, count) ->
                    frame == TimeFrame.M1 ? past.subList(Math.max(0, past.size() - count), past.size()) : List.of();
            orchestrator.start(desk(gateway), history, gateway::trySubmit);
            for (int i = from; i < to; i++) {
                people.act(i, gateway, orchestrator);
                play(gateway, orchestrator, BARS.get(i), waits);
            }
            orchestrator.await(gateway.lastSequence());
        }
    }

    private static void prepare(ExecutionGateway gateway) throws InterruptedException {
        long last = 0;
        for (Command command : DemoMarket.commands()) {
            last = taken(gateway, command);
        }
        assertThat(gateway.view().awaitSequence(last, Duration.ofSeconds(10))).isTrue();
    }

    private OpeningDesk desk(ExecutionGateway gateway) {
        return OpeningDesk.of(gateway, marketTime::get, () -> Opening.of(gateway.view(), DemoMarket.ACCOUNT));
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
        return drift(SessionStates.NONE, declared, fromNanos, toNanos);
    }

    private DriftReport drift(SessionStates states, List<SessionMark> declared, long fromNanos, long toNanos)
            throws Exception {
        return DriftRun.run(
                Storage.in(data.resolve("journal")),
                states,
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

    private static People closingOne(int after, boolean[] done) {
        return (bar, gateway, orchestrator) -> {
            List<Trade> open = gateway.view().openTrades(DemoMarket.ACCOUNT);
            if (!done[0] && bar > after && !open.isEmpty()) {
                done[0] = true;
                Trade trade = open.getFirst();
                orchestrator.await(
                        taken(gateway, new Command.CloseTrade(DemoMarket.ACCOUNT, trade.tradeId(), ExitReason.MANUAL)));
            }
        };
    }

    @Test
    void a_trade_that_a_person_closes_is_found_with_its_cause() throws Exception {
        boolean[] done = {false};
        session(0, BARS.size(), true, closingOne(700, done));
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
    @Timeout(60)
    void a_session_is_noted_with_the_desk_that_it_was_opened_with_however_late_the_reports_come() throws Exception {
        CountDownLatch come = new CountDownLatch(1);
        try (Orchestrator orchestrator = new Orchestrator(
                        config(), SettingsStore.NONE, MemoryStore.NONE, Insights.NONE, List.of(), log);
                ExecutionGateway gateway =
                        ExecutionGateway.start(GatewayConfig.in(data), marketTime::get, List.of((ReportHandler)
                                (sequence, timeNanos, reports, endOfBatch) -> {
                                    come.await();
                                    orchestrator.onReports(sequence, timeNanos, reports, endOfBatch);
                                }))) {
            prepare(gateway);
            FutureTask<Boolean> start = new FutureTask<>(() -> {
                orchestrator.start(desk(gateway), BarHistory.NONE, gateway::trySubmit);
                return true;
            });
            Thread starting = Thread.ofPlatform().start(start);
            while (starting.isAlive() && starting.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            come.countDown();
            start.get();

            assertThat(marks).hasSize(1);
            assertThat(marks.getFirst().sequence()).isEqualTo(gateway.lastSequence());
        }
    }

    @Test
    @Timeout(60)
    void a_session_after_a_restart_begins_where_the_journal_was_recovered_to() throws Exception {
        session(0, 600, true, NOBODY);
        session(600, 600, true, NOBODY);
        session(600, BARS.size(), true, NOBODY);

        assertThat(marks).hasSize(3);
        assertThat(marks.get(1).sequence()).isGreaterThan(4L * 600);
        assertThat(marks.get(2).sequence()).isEqualTo(marks.get(1).sequence());
        assertThat(marks.get(2).timeNanos()).isEqualTo(BARS.get(600).openTimeNanos());
        DriftReport report = drift();
        assertThat(report.sessions()).isEqualTo(3);
        assertThat(report.findings()).isEmpty();
        assertThat(report.same()).isEqualTo(report.fills()).isGreaterThan(5);
    }

    @Test
    void what_a_session_began_with_is_kept_and_gives_the_same_as_the_journal_from_its_beginning() throws Exception {
        session(0, 400, true, NOBODY);
        boolean[] done = {false};
        session(400, 800, true, closingOne(550, done));
        assertThat(done[0]).isTrue();
        session(800, BARS.size(), false, NOBODY);
        long late = BARS.get(850).openTimeNanos();
        Path folder = data.resolve("states");
        DriftReport first = drift(SessionStates.in(folder), marks, 0, Long.MAX_VALUE);
        assertThat(first).isEqualTo(drift());
        assertThat(SessionStates.in(folder).sequences())
                .containsExactlyElementsOf(
                        marks.stream().map(SessionMark::sequence).toList());

        DriftReport whole = drift(marks, late, Long.MAX_VALUE);
        DriftReport shorter = drift(SessionStates.in(folder), marks, late, Long.MAX_VALUE);

        assertThat(whole.fills()).isPositive();
        assertThat(shorter.commands()).isLessThan(whole.commands() / 2);
        assertThat(withoutCommands(shorter)).isEqualTo(withoutCommands(whole));
        long middle = BARS.get(500).openTimeNanos();
        DriftReport fromMiddle = drift(SessionStates.in(folder), marks, middle, late);
        assertThat(fromMiddle.findings()).isNotEmpty();
        assertThat(withoutCommands(fromMiddle)).isEqualTo(withoutCommands(drift(marks, middle, late)));
    }

    @Test
    void a_state_that_is_damaged_or_of_another_journal_is_passed_over() throws Exception {
        session(0, 400, true, NOBODY);
        session(400, 700, true, NOBODY);
        long late = BARS.get(500).openTimeNanos();
        Path folder = data.resolve("states");
        SessionStates states = SessionStates.in(folder);
        drift(states, marks, 0, Long.MAX_VALUE);
        DriftReport whole = drift(marks, late, Long.MAX_VALUE);
        long early = marks.getFirst().sequence();
        long last = marks.getLast().sequence();
        byte[] good = states.read(last);

        byte[] bad = good.clone();
        bad[bad.length / 2] ^= 1;
        states.write(last, bad);
        DriftReport fromEarlier = drift(states, marks, late, Long.MAX_VALUE);
        assertThat(withoutCommands(fromEarlier)).isEqualTo(withoutCommands(whole));
        assertThat(fromEarlier.commands()).isEqualTo(whole.commands() - early);

        states.write(last, states.read(early));
        states.write(early, good);
        assertThat(drift(states, marks, late, Long.MAX_VALUE)).isEqualTo(whole);
    }

    private static DriftReport withoutCommands(DriftReport report) {
        return new DriftReport(
                report.fromNanos(),
                report.toNanos(),
                report.sessions(),
                0,
                report.fills(),
                report.same(),
                report.findings(),
                report.notes());
    }

    @Test
    void a_session_that_was_noted_without_its_place_or_too_early_is_named_with_the_reason() throws Exception {
        session(0, 400, true, NOBODY);
        session(400, 700, true, NOBODY);
        SessionMark first = marks.getFirst();
        SessionMark second = marks.getLast();

        DriftReport withoutPlace = drift(List.of(first, at(0, second)), 0, Long.MAX_VALUE);
        assertThat(withoutPlace.sessions()).isEqualTo(1);
        assertThat(withoutPlace.notes())
                .singleElement()
                .asString()
                .contains("Session 2 cannot be compared", "did not know where it began after a restart");
        DriftReport tooEarly = drift(List.of(at(1, first), second), 0, Long.MAX_VALUE);
        assertThat(tooEarly.sessions()).isEqualTo(1);
        assertThat(tooEarly.notes())
                .singleElement()
                .asString()
                .contains("after sequence 1", "cannot be compared", "too early");
        assertThat(tooEarly.findings()).isEmpty();
        assertThat(tooEarly.fills()).isPositive();
    }

    private static SessionMark at(long sequence, SessionMark mark) {
        return new SessionMark(sequence, 0, mark.start(), mark.host(), mark.seats());
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
