package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static trading.engine.orchestrator.PaperDesk.ACCOUNT;
import static trading.engine.orchestrator.PaperDesk.BTC;
import static trading.engine.orchestrator.PaperDesk.MINUTE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Command.CloseTrade;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.HostConfig;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.Signal;
import trading.engine.strategy.host.StrategyState;
import trading.engine.strategy.host.StrategyStatus;

class OrchestratorTest {
    private final PaperDesk desk = new PaperDesk();
    private final List<Orchestrator> running = new ArrayList<>();

    record NoParameters() {}

    /// A strategy said in one line.
    record Scripted(String name, BiConsumer<Bar, StrategyContext> rule) implements Strategy {
        @Override
        public StrategyDeclaration declaration() {
            return new StrategyDeclaration(
                    name, "For tests.", List.of("BTCUSDT"), TimeFrame.M1, 100, new NoParameters());
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            rule.accept(bar, context);
        }
    }

    /// Buys at 100, sells at 200.
    private static final BiConsumer<Bar, StrategyContext> BUY_LOW = (bar, context) -> {
        if (bar.close() <= 100_000 && context.openTrade().isEmpty()) {
            context.buy(1_000, 90_000, 0, "it is cheap");
        } else if (bar.close() >= 200_000 && context.openTrade().isPresent()) {
            context.exit("it is dear");
        }
    };

    @AfterEach
    void close() {
        running.forEach(Orchestrator::close);
    }

    @Test
    void an_entry_is_one_order_and_an_exit_closes_its_trade() throws Exception {
        start(scripted("buy-low", BUY_LOW));
        play(100_000, 150_000, 200_000, 210_000);
        assertThat(desk.taken())
                .containsExactly(
                        new SubmitOrder(
                                ACCOUNT,
                                BTC.id(),
                                "buy-low:BTCUSDT:20220103T1000",
                                "buy-low",
                                Side.BUY,
                                OrderType.MARKET,
                                TimeInForce.IOC,
                                1_000,
                                0,
                                0,
                                true,
                                90_000,
                                0),
                        new CloseTrade(ACCOUNT, 1, ExitReason.SIGNAL));
    }

    @Test
    void every_decision_is_kept_with_its_reason_and_the_result_is_counted() throws Exception {
        Orchestrator orchestrator = start(scripted("buy-low", BUY_LOW));
        play(100_000, 150_000, 200_000);
        StrategyState state = orchestrator.states().getFirst();
        assertThat(state.decisions())
                .extracting(Decision::action, Decision::quantity, Decision::price, Decision::reason)
                .containsExactly(
                        tuple(Action.ENTER, 1_000L, 100_000L, "it is cheap"),
                        tuple(Action.EXIT, 1_000L, 200_000L, "it is dear"));
        assertThat(state.lastSignal()).isEqualTo(new Signal(Bars.START + 3 * MINUTE, "sell: it is dear"));
        assertThat(state.openTrade()).isNull();
        assertThat(state.closedTrades()).isEqualTo(1);
        assertThat(state.realizedPnl()).isEqualTo(BTC.notional(100_000, 1_000) - BTC.notional(300_000, 1));
        assertThat(state.status()).isEqualTo(StrategyStatus.RUNNING);
    }

    @Test
    void while_a_trade_is_open_there_is_no_second_entry() throws Exception {
        Orchestrator orchestrator = start(scripted("eager", (bar, context) -> context.buy(1_000, 90_000, 0, "always")));
        play(100_000, 100_000, 100_000);
        assertThat(desk.taken()).hasSize(1);
        assertThat(orchestrator.states().getFirst().lastSignal())
                .isEqualTo(new Signal(Bars.START + 3 * MINUTE, "not entered, its last trade is open: always"));
    }

    @Test
    void a_stop_kept_by_the_gateway_makes_room_for_the_next_entry() throws Exception {
        start(scripted("buy-low", BUY_LOW));
        play(100_000, 80_000, 95_000);
        assertThat(desk.entries()).containsExactly("buy-low:BTCUSDT:20220103T1000", "buy-low:BTCUSDT:20220103T1001");
        assertThat(desk.trades().getFirst().exitReason()).isEqualTo(ExitReason.STOP_LOSS);
    }

    @Test
    void bars_of_the_past_warm_up_and_never_trade() throws Exception {
        play(100_000, 100_000);
        List<Long> seen = new ArrayList<>();
        Orchestrator orchestrator = start(scripted("buy-low", (bar, context) -> {
            seen.add(bar.close());
            BUY_LOW.accept(bar, context);
        }));
        desk.tick();
        assertThat(seen).containsExactly(100_000L, 100_000L);
        assertThat(desk.taken()).isEmpty();
        assertThat(orchestrator.states().getFirst().barsSeen()).isEqualTo(2);
    }

    @Test
    void a_bar_that_comes_more_than_a_bar_late_is_of_the_past() throws Exception {
        start(scripted("buy-low", BUY_LOW));
        Bar late = Bars.at(BTC, 0, 100_000);
        desk.bar(late, late.closeTimeNanos() + MINUTE + 1);
        assertThat(desk.taken()).isEmpty();
        Bar slow = Bars.at(BTC, 1, 100_000);
        desk.bar(slow, slow.closeTimeNanos() + MINUTE);
        assertThat(desk.entries()).containsExactly("buy-low:BTCUSDT:20220103T1001");
    }

    @Test
    void a_bar_is_seen_once_however_often_it_comes() throws Exception {
        List<Long> seen = new ArrayList<>();
        start(scripted("watcher", (bar, context) -> seen.add(bar.openTimeNanos())));
        desk.bar(Bars.at(BTC, 1, 100_000));
        desk.bar(Bars.at(BTC, 1, 100_000));
        desk.bar(Bars.at(BTC, 0, 100_000), Bars.START + 2 * MINUTE);
        assertThat(seen).containsExactly(Bars.START + MINUTE);
    }

    @Test
    void bars_between_the_gateways_start_and_its_own_are_not_lost() throws Exception {
        List<Integer> seen = new ArrayList<>();
        Orchestrator orchestrator = orchestrator(scripted(
                "watcher", (bar, context) -> seen.add((int) ((bar.openTimeNanos() - Bars.START) / MINUTE))));
        desk.reportTo(null);
        desk.bar(Bars.at(BTC, 0, 100_000));
        List<Bar> stored = desk.history().recent(BTC.id(), TimeFrame.M1, 100);
        desk.reportTo(orchestrator);
        desk.bar(Bars.at(BTC, 1, 100_000));
        orchestrator.start(desk.opening(), (instrument, frame, count) -> stored, desk);
        desk.bar(Bars.at(BTC, 2, 100_000));
        assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void a_trade_that_was_closed_while_it_started_is_closed() throws Exception {
        start(scripted("buy-low", BUY_LOW));
        play(100_000);
        Opening before = desk.opening();
        Orchestrator second = orchestrator(scripted("buy-low", BUY_LOW));
        desk.reportTo(second);
        desk.bar(Bars.at(BTC, 1, 80_000));
        second.start(before, BarHistory.NONE, desk);
        assertThat(second.states().getFirst().openTrade()).isNull();
        assertThat(second.states().getFirst().closedTrades()).isEqualTo(1);
        desk.tick();
        assertThat(second.states().getFirst().closedTrades()).isEqualTo(1);
    }

    @Test
    void reports_older_than_what_it_knew_at_its_start_change_nothing() throws Exception {
        List<Report> late = new ArrayList<>();
        desk.reportTo((sequence, timeNanos, reports, endOfBatch) -> late.addAll(reports));
        Orchestrator first = orchestrator(scripted("buy-low", BUY_LOW));
        first.start(desk.opening(), BarHistory.NONE, desk);
        first.onReports(1, Bars.START, List.of(), true);
        desk.bar(Bars.at(BTC, 0, 100_000));
        first.onReports(2, Bars.START + MINUTE, late, true);
        desk.settle();
        desk.bar(Bars.at(BTC, 1, 80_000));
        assertThat(desk.trades().getFirst().exitReason()).isEqualTo(ExitReason.STOP_LOSS);

        Orchestrator second = orchestrator(scripted("buy-low", BUY_LOW));
        second.start(desk.opening(), BarHistory.NONE, desk);
        second.onReports(3, Bars.START + 2 * MINUTE, late, true);
        assertThat(second.states().getFirst().openTrade()).isNull();
        assertThat(second.states().getFirst().closedTrades()).isEqualTo(1);
    }

    @Test
    void a_strategy_that_throws_is_disabled_and_the_others_go_on() throws Exception {
        Orchestrator orchestrator = start(
                scripted("broken", (bar, context) -> {
                    throw new IllegalStateException("no idea");
                }),
                scripted("buy-low", BUY_LOW));
        play(150_000, 100_000);
        assertThat(orchestrator.states())
                .extracting(StrategyState::name, StrategyState::status, StrategyState::statusReason)
                .containsExactly(
                        tuple("broken", StrategyStatus.DISABLED, "it failed: java.lang.IllegalStateException: no idea"),
                        tuple("buy-low", StrategyStatus.RUNNING, ""));
        assertThat(desk.entries()).containsExactly("buy-low:BTCUSDT:20220103T1001");
    }

    @Test
    void a_disabled_strategy_is_not_called_again() throws Exception {
        List<Long> calls = new ArrayList<>();
        start(scripted("broken", (bar, context) -> {
            calls.add(bar.openTimeNanos());
            throw new StackOverflowError();
        }));
        play(100_000, 100_000, 100_000);
        assertThat(calls).hasSize(1);
    }

    @Test
    void a_strategy_that_never_comes_back_is_left_behind_and_the_others_go_on() throws Exception {
        Orchestrator orchestrator = start(
                scripted("endless", (bar, context) -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                }),
                scripted("buy-low", BUY_LOW));
        play(100_000);
        assertThat(orchestrator.states().getFirst().statusReason()).isEqualTo("it did not come back within 2000 ms");
        assertThat(desk.entries()).containsExactly("buy-low:BTCUSDT:20220103T1000");
    }

    @Test
    void a_flood_of_wishes_on_one_bar_is_no_order_at_all() throws Exception {
        Orchestrator orchestrator = start(scripted("flood", (bar, context) -> {
            for (int i = 0; i < 1_000_000; i++) {
                context.buy(1_000, 90_000, 0, "more");
            }
        }));
        play(100_000, 100_000);
        assertThat(desk.taken()).isEmpty();
        assertThat(orchestrator.states().getFirst().statusReason())
                .isEqualTo("order flood: more than 4 wishes in one call");
    }

    @Test
    void a_flood_of_orders_over_time_is_stopped() throws Exception {
        Orchestrator orchestrator =
                start(config(3, new Assignment("BTCUSDT", TimeFrame.S1, scripted("nervous", (bar, context) -> {
                    if (context.openTrade().isPresent()) {
                        context.exit("out");
                    } else {
                        context.buy(1_000, 90_000, 0, "in");
                    }
                }))));
        for (int second = 0; second < 20; second++) {
            desk.bar(new Bar(
                    BTC.id(),
                    TimeFrame.S1,
                    Bars.START + second * TimeFrame.S1.nanos(),
                    100_000,
                    100_000,
                    100_000,
                    100_000,
                    1,
                    1));
        }
        assertThat(desk.entries())
                .containsExactly(
                        "nervous:BTCUSDT:20220103T100000",
                        "nervous:BTCUSDT:20220103T100002",
                        "nervous:BTCUSDT:20220103T100004",
                        "nervous:BTCUSDT:20220103T100006");
        assertThat(orchestrator.states().getFirst().statusReason())
                .isEqualTo("order flood: more than 4 entries in a minute");
    }

    @Test
    void a_busy_gateway_loses_an_entry_and_never_an_exit() throws Exception {
        Orchestrator orchestrator = start(scripted("buy-low", BUY_LOW));
        desk.busy(true);
        play(100_000);
        assertThat(orchestrator.states().getFirst().lastSignal())
                .isEqualTo(new Signal(Bars.START + MINUTE, "not entered, the gateway was busy: it is cheap"));
        desk.busy(false);
        desk.bar(Bars.at(BTC, 1, 100_000));
        desk.busy(true);
        desk.bar(Bars.at(BTC, 2, 200_000));
        assertThat(desk.taken()).hasSize(1);
        desk.busy(false);
        desk.tick();
        assertThat(desk.taken()).hasSize(2).last().isEqualTo(new CloseTrade(ACCOUNT, 1, ExitReason.SIGNAL));
    }

    @Test
    void an_exit_that_found_nobody_to_sell_to_is_tried_again_on_the_next_bar() throws Exception {
        start(scripted("buy-low", (bar, context) -> {
            if (bar.close() != 150_000) {
                BUY_LOW.accept(bar, context);
            }
        }));
        play(100_000);
        desk.nobodyBuys(true);
        desk.bar(Bars.at(BTC, 1, 200_000));
        desk.nobodyBuys(false);
        desk.bar(Bars.at(BTC, 2, 150_000));
        CloseTrade exit = new CloseTrade(ACCOUNT, 1, ExitReason.SIGNAL);
        assertThat(desk.taken()).hasSize(3).endsWith(exit, exit);
        assertThat(desk.trades().getFirst().exitReason()).isEqualTo(ExitReason.SIGNAL);
    }

    @Test
    void an_exit_with_nothing_open_is_not_kept_for_the_next_trade() throws Exception {
        start(scripted("hasty", (bar, context) -> {
            if (bar.close() == 100_000) {
                context.buy(1_000, 90_000, 0, "it is cheap");
            } else {
                context.exit("in any case");
            }
        }));
        play(150_000, 100_000, 100_000);
        assertThat(desk.taken()).hasSize(1);
        assertThat(desk.trades().getFirst().exitReason()).isEqualTo(ExitReason.NONE);
    }

    @Test
    void a_strategy_is_told_of_its_own_trades_only() throws Exception {
        List<String> told = new ArrayList<>();
        Supplier<Strategy> listener = () -> new Strategy() {
            private final Strategy rule = new Scripted("listener", BUY_LOW);

            @Override
            public StrategyDeclaration declaration() {
                return rule.declaration();
            }

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                rule.onBar(bar, context);
            }

            @Override
            public void onTrade(Trade trade, StrategyContext context) {
                told.add(trade.strategy() + " " + trade.status());
            }
        };
        start(listener, scripted("buy-low", BUY_LOW));
        play(100_000, 200_000);
        assertThat(desk.trades()).hasSize(2);
        assertThat(told).containsExactly("listener OPEN", "listener CLOSED");
    }

    @Test
    void after_it_is_closed_no_strategy_is_called() throws Exception {
        Orchestrator orchestrator = start(scripted("buy-low", BUY_LOW));
        orchestrator.close();
        play(100_000);
        assertThat(desk.taken()).isEmpty();
        assertThat(orchestrator.states().getFirst().status()).isEqualTo(StrategyStatus.RUNNING);
    }

    @Test
    void what_the_gateway_refuses_is_said_and_the_next_bar_may_try_again() throws Exception {
        Orchestrator orchestrator = start(scripted("buy-low", BUY_LOW));
        desk.refuseEntries();
        play(100_000, 100_000);
        assertThat(orchestrator.states().getFirst().lastSignal().text())
                .isEqualTo("denied: BALANCE_INSUFFICIENT measured=1001000000 limit=10000000000000");
        assertThat(desk.entries()).containsExactly("buy-low:BTCUSDT:20220103T1000", "buy-low:BTCUSDT:20220103T1001");
    }

    @Test
    void after_a_crash_the_same_bar_makes_no_second_order() throws Exception {
        Orchestrator first = start(scripted("buy-low", BUY_LOW));
        play(100_000);
        Trade open = first.states().getFirst().openTrade();
        desk.bar(Bars.at(BTC, 1, 200_000));
        assertThat(open).isNotNull();

        Orchestrator second = orchestrator(scripted("buy-low", BUY_LOW));
        desk.reportTo(second);
        second.start(desk.opening(), BarHistory.NONE, desk);
        desk.bar(Bars.at(BTC, 0, 100_000));
        assertThat(desk.entries()).containsExactly("buy-low:BTCUSDT:20220103T1000");
        assertThat(second.states().getFirst().lastSignal().text()).startsWith("this bar was traded before");
    }

    @Test
    void after_a_crash_the_open_trade_is_known_and_closed_by_the_same_strategy() throws Exception {
        start(scripted("buy-low", BUY_LOW));
        play(100_000);
        Orchestrator second = start(scripted("buy-low", BUY_LOW));
        assertThat(second.states().getFirst().openTrade())
                .isEqualTo(desk.trades().getFirst());
        desk.bar(Bars.at(BTC, 1, 200_000));
        assertThat(desk.taken()).last().isEqualTo(new CloseTrade(ACCOUNT, 1, ExitReason.SIGNAL));
        assertThat(start(scripted("buy-low", BUY_LOW)).states().getFirst().closedTrades())
                .isEqualTo(1);
    }

    @Test
    void crashed_at_any_bar_and_warmed_up_it_decides_as_if_it_had_never_stopped() throws Exception {
        List<Bar> bars = Bars.wave(BTC, 7, 2_400);
        List<Command> through = decisions(bars, List.of());
        assertThat(through).hasSizeGreaterThan(20);
        assertThat(decisions(bars, List.of(900))).isEqualTo(through);
        assertThat(decisions(bars, List.of(1_000, 1_001, 1_400, 1_733, 2_222))).isEqualTo(through);
    }

    @Test
    void the_same_bars_make_the_same_decisions() throws Exception {
        List<Bar> bars = Bars.wave(BTC, 11, 1_500);
        assertThat(decisions(bars, List.of()))
                .isEqualTo(decisions(bars, List.of()))
                .isNotEmpty();
    }

    @Test
    void strategies_on_one_bar_do_not_spend_the_same_cash_twice() throws Exception {
        BiConsumer<Bar, StrategyContext> all = (bar, context) ->
                context.buy(context.quantity(bar.close(), bar.close() - 1), bar.close() - 1, 0, "all in");
        List<Assignment> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(new Assignment("BTCUSDT", TimeFrame.M1, scripted("rich-" + i, all)));
        }
        start(OrchestratorConfig.of(ACCOUNT, many));
        desk.bar(Bars.at(BTC, 0, 4_000_000));
        assertThat(desk.trades()).hasSizeBetween(6, 12).hasSameSizeAs(desk.taken());
        assertThat(desk.cash()).isPositive();
    }

    @Test
    void when_a_sequence_is_awaited_its_orders_are_in_the_ring() throws Exception {
        Orchestrator orchestrator = start(scripted("buy-low", BUY_LOW));
        play(100_000);
        orchestrator.await(desk.lastSequence());
        assertThat(desk.entries()).hasSize(1);
    }

    @Test
    void who_waits_is_let_go_when_it_closes() throws Exception {
        Orchestrator orchestrator = start(scripted("buy-low", BUY_LOW));
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                orchestrator.await(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        orchestrator.close();
        assertThat(waiting.join(java.time.Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void before_the_start_everything_is_waiting() {
        assertThat(new Orchestrator(OrchestratorConfig.defaults(ACCOUNT)).states())
                .extracting(StrategyState::name, StrategyState::symbol, StrategyState::status)
                .contains(
                        tuple("ema-cross", "BTCUSDT", StrategyStatus.WAITING),
                        tuple("ema-cross", "ETHUSDT", StrategyStatus.WAITING),
                        tuple("ema-cross", "SOLUSDT", StrategyStatus.WAITING),
                        tuple("rsi-reversion", "BTCUSDT", StrategyStatus.WAITING),
                        tuple("rsi-reversion", "XRPUSDT", StrategyStatus.WAITING),
                        tuple("rsi-reversion", "DOGEUSDT", StrategyStatus.WAITING));
    }

    @Test
    void an_instrument_that_nobody_knows_is_refused_by_name() {
        Orchestrator orchestrator =
                orchestrator(config(20, new Assignment("BTCUSD", TimeFrame.M1, scripted("buy-low", BUY_LOW))));
        assertThatThrownBy(() -> orchestrator.start(desk.opening(), BarHistory.NONE, desk))
                .hasMessage("orchestrator: unknown symbol=BTCUSD known=[BTCUSDT, ETHUSDT]");
    }

    @Test
    void a_strategy_is_assigned_once_to_an_instrument() {
        Assignment twice = new Assignment("BTCUSDT", TimeFrame.M1, scripted("buy-low", BUY_LOW));
        assertThatThrownBy(() -> config(20, twice, twice)).hasMessageContaining("assigned twice: buy-low on BTCUSDT");
    }

    /// What both shipped strategies decide on these bars, crashing before the bars of those numbers.
    private List<Command> decisions(List<Bar> bars, List<Integer> crashes) throws Exception {
        PaperDesk own = new PaperDesk();
        Supplier<OrchestratorConfig> shipped = () -> OrchestratorConfig.of(
                ACCOUNT,
                List.of(
                        new Assignment("BTCUSDT", TimeFrame.M1, () -> StrategyCatalog.create("ema-cross", Map.of())),
                        new Assignment(
                                "BTCUSDT", TimeFrame.M1, () -> StrategyCatalog.create("rsi-reversion", Map.of()))));
        Orchestrator orchestrator = null;
        for (int i = 0; i < bars.size(); i++) {
            if (orchestrator == null || crashes.contains(i)) {
                orchestrator = orchestrator(shipped.get());
                own.reportTo(orchestrator);
                orchestrator.start(own.opening(), own.history(), own);
            }
            own.bar(bars.get(i));
        }
        return own.taken();
    }

    private void play(long... closes) {
        for (int minute = 0; minute < closes.length; minute++) {
            desk.bar(Bars.at(BTC, minute, closes[minute]));
        }
    }

    private static Supplier<Strategy> scripted(String name, BiConsumer<Bar, StrategyContext> rule) {
        return () -> new Scripted(name, rule);
    }

    private static OrchestratorConfig config(int ordersPerMinute, Assignment... assignments) {
        OrchestratorConfig usual = OrchestratorConfig.of(ACCOUNT, List.of(assignments));
        return new OrchestratorConfig(
                new HostConfig(
                        ACCOUNT, "USDT", usual.host().sizing(), usual.host().limits(), ordersPerMinute, 50),
                usual.assignments(),
                usual.timeBudget());
    }

    @SafeVarargs
    private Orchestrator start(Supplier<Strategy>... strategies) throws Exception {
        List<Assignment> assignments = new ArrayList<>();
        for (Supplier<Strategy> strategy : strategies) {
            assignments.add(new Assignment("BTCUSDT", TimeFrame.M1, strategy));
        }
        return start(OrchestratorConfig.of(ACCOUNT, assignments));
    }

    private Orchestrator start(OrchestratorConfig config) throws Exception {
        Orchestrator orchestrator = orchestrator(config);
        desk.reportTo(orchestrator);
        orchestrator.start(desk.opening(), desk.history(), desk);
        return orchestrator;
    }

    private Orchestrator orchestrator(Supplier<Strategy> strategy) {
        return orchestrator(config(20, new Assignment("BTCUSDT", TimeFrame.M1, strategy)));
    }

    private Orchestrator orchestrator(OrchestratorConfig config) {
        Orchestrator orchestrator = new Orchestrator(config);
        running.add(orchestrator);
        return orchestrator;
    }
}
