package trading.engine.strategy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static trading.engine.orchestrator.PaperDesk.ACCOUNT;
import static trading.engine.orchestrator.PaperDesk.BTC;
import static trading.engine.orchestrator.PaperDesk.ETH;
import static trading.engine.orchestrator.PaperDesk.MINUTE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import trading.engine.indicator.Sma;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.orchestrator.Bars;
import trading.engine.orchestrator.PaperDesk;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.AnalystOpinion.View;
import trading.engine.strategy.Entry;
import trading.engine.strategy.KeptMemories;
import trading.engine.strategy.Parameter;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.SizingLimits;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.StrategyParameters;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.Timer;

/// The host with no threads, as a backtest runs it.
class StrategyHostTest {
    private static final SizingLimits WIDE = new SizingLimits(1_000_000, Long.MAX_VALUE, 0);

    private final PaperDesk desk = new PaperDesk();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Insights insights = Insights.NONE;
    private MemoryStore memories = MemoryStore.NONE;
    private SeatTerms terms = SeatTerms.USUAL;
    private final List<String> announced = new ArrayList<>();
    private boolean keeps = true;

    record Settings(
            @Parameter(value = 10, from = 1, to = 100, text = "of no meaning")
            int any) {}

    /// A strategy of one declaration and some lines.
    private class Scripted implements Strategy {
        private final StrategyDeclaration declaration;
        private final BiConsumer<Bar, StrategyContext> rule;

        Scripted(StrategyDeclaration declaration, BiConsumer<Bar, StrategyContext> rule) {
            this.declaration = declaration;
            this.rule = rule;
        }

        @Override
        public StrategyDeclaration declaration() {
            return declaration;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            rule.accept(bar, context);
        }

        @Override
        public void onQuote(Quote quote, StrategyContext context) {
            told.add("quote " + quote.bidPrice());
        }

        @Override
        public void onTrade(Trade trade, StrategyContext context) {
            told.add("trade " + trade.status());
        }

        @Override
        public void onTimer(Timer timer, StrategyContext context) {
            told.add("timer " + timer.name() + " " + (timer.timeNanos() - Bars.START) / MINUTE);
        }
    }

    private static StrategyDeclaration declared() {
        return StrategyDeclaration.of("scripted", "For tests.", new Settings(10))
                .on("BTCUSDT")
                .bars(TimeFrame.M1, 0);
    }

    private StrategyHost host(StrategyDeclaration declaration, BiConsumer<Bar, StrategyContext> rule) {
        return host(new Scripted(declaration, rule));
    }

    private StrategyHost host(Strategy strategy) {
        HostListener listener = new HostListener() {
            @Override
            public boolean deciding(List<Decision> made) {
                announced.add(
                        "deciding " + made.size() + " after " + desk.taken().size() + " orders");
                return keeps;
            }

            @Override
            public void decided(Decision decision) {
                decisions.add(decision);
            }
        };
        StrategyHost host = new StrategyHost(
                new HostConfig(ACCOUNT, "USDT", new Sizing.Risk(10_000), WIDE, 20, 50),
                StrategyCalls.DIRECT,
                desk,
                listener,
                memories,
                insights);
        try {
            host.open(
                    desk.opening(),
                    List.of(new Assignment("BTCUSDT", TimeFrame.M1, () -> strategy)),
                    name -> terms,
                    assignment -> true,
                    desk.history());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        desk.reportTo(host);
        return host;
    }

    private void play(long... closes) {
        for (int minute = 0; minute < closes.length; minute++) {
            desk.bar(Bars.at(BTC, minute, closes[minute]));
        }
    }

    private List<String> ids() {
        return decisions.stream().map(Decision::id).toList();
    }

    @Test
    void a_strategy_is_given_the_bars_of_all_its_subscriptions_and_no_others() {
        List<String> seen = new ArrayList<>();
        host(
                declared().bars(TimeFrame.M5, 0).bars(Subscription.of("ETHUSDT", TimeFrame.M1)),
                (bar, context) -> seen.add(bar.instrument() + " " + bar.frame().text()));
        desk.bar(Bars.at(BTC, 0, 100_000));
        desk.bar(Bars.at(ETH, 0, 100_000));
        desk.bar(new Bar(BTC.id(), TimeFrame.M5, Bars.START, 1, 1, 1, 1, 1, 1));
        desk.bar(new Bar(BTC.id(), TimeFrame.M15, Bars.START, 1, 1, 1, 1, 1, 1));
        assertThat(seen).containsExactly("0 1m", "1 1m", "0 5m");
    }

    @Test
    void the_decisions_of_a_call_are_kept_together_before_its_first_order_is_sent() {
        host(declared().entries(2), (bar, context) -> {
            context.enter(Entry.buy("one").quantity(1_000).stopLoss(90_000));
            context.enter(Entry.buy("two").quantity(1_000).stopLoss(90_000));
        });
        play(100_000);
        assertThat(announced).containsExactly("deciding 2 after 0 orders");
        assertThat(desk.entries()).hasSize(2);
    }

    @Test
    void no_entry_is_sent_whose_decision_cannot_be_kept_but_an_exit_is() {
        host(declared(), (bar, context) -> {
            if (context.openTrade().isPresent()) {
                context.exit("out");
            } else {
                context.buy(1_000, 90_000, 0, "in");
            }
        });
        keeps = false;
        play(100_000);
        assertThat(desk.taken()).isEmpty();
        assertThat(decisions).extracting(Decision::outcome).containsExactly(Outcome.BUSY);
        assertThat(decisions.getFirst().detail()).isEqualTo("its decision could not be kept");
        keeps = true;
        desk.bar(Bars.at(BTC, 1, 100_000));
        keeps = false;
        desk.bar(Bars.at(BTC, 2, 100_000));
        assertThat(desk.taken()).hasSize(2);
        assertThat(desk.trades()).singleElement().extracting(Trade::exitReason).isEqualTo(ExitReason.SIGNAL);
    }

    @Test
    void several_orders_of_one_bar_have_ids_of_their_own() {
        host(declared().entries(3), (bar, context) -> {
            for (int level = 1; level <= 3; level++) {
                context.enter(Entry.buy("level").quantity(1_000).stopLoss(90_000));
            }
        });
        play(100_000);
        assertThat(desk.entries())
                .containsExactly(
                        "scripted:BTCUSDT:20220103T1000",
                        "scripted:BTCUSDT:20220103T1000/2",
                        "scripted:BTCUSDT:20220103T1000/3");
        assertThat(ids()).isEqualTo(desk.entries());
    }

    @Test
    void bars_of_another_frame_that_open_at_the_same_time_have_other_ids() {
        host(declared().bars(TimeFrame.M5, 0).entries(2), (bar, context) -> context.buy(1_000, 90_000, 0, "each bar"));
        desk.bar(Bars.at(BTC, 0, 100_000));
        desk.bar(new Bar(BTC.id(), TimeFrame.M5, Bars.START, 100_000, 100_000, 100_000, 100_000, 1, 1));
        assertThat(desk.entries())
                .containsExactly("scripted:BTCUSDT:20220103T1000", "scripted:BTCUSDT:20220103T1000.5m");
    }

    @Test
    void an_order_on_another_of_its_instruments_goes_there() {
        host(declared().bars(Subscription.of("ETHUSDT", TimeFrame.M1)), (bar, context) -> {
            if (bar.instrument() == BTC.id()) {
                context.enter(Entry.buy("the other one").on("ETHUSDT").quantity(1_000));
            }
        });
        desk.bar(Bars.at(ETH, 0, 50_000));
        desk.bar(Bars.at(BTC, 0, 100_000));
        assertThat(desk.taken())
                .singleElement()
                .extracting(order -> ((SubmitOrder) order).instrument())
                .isEqualTo(ETH.id());
        assertThat(decisions.getFirst().symbol()).isEqualTo("ETHUSDT");
        assertThat(decisions.getFirst().price()).isEqualTo(50_000);
    }

    @Test
    void an_instrument_that_it_does_not_ask_for_is_a_fault() {
        StrategyHost host = host(declared(), (bar, context) -> context.instrument("ETHUSDT"));
        play(100_000);
        assertThat(host.states().getFirst().statusReason()).contains("symbol=ETHUSDT known=[BTCUSDT]");
    }

    @Test
    void limit_and_stop_entries_wait_in_the_book() {
        host(declared().entries(2), (bar, context) -> {
            context.enter(Entry.buy("cheap").quantity(1_000).limit(90_000).takeProfit(95_000));
            context.enter(Entry.buy("strong").quantity(1_000).stop(110_000));
        });
        play(100_000);
        assertThat(desk.taken())
                .extracting(
                        order -> ((SubmitOrder) order).type(),
                        order -> ((SubmitOrder) order).limitPrice(),
                        order -> ((SubmitOrder) order).terms().stopPrice())
                .containsExactly(tuple(OrderType.LIMIT, 90_000L, 0L), tuple(OrderType.STOP, 0L, 110_000L));
    }

    @Test
    void an_indicator_of_the_context_is_fed_once_a_bar_before_the_strategy_and_kept_with_decisions() {
        Sma average = new Sma(2);
        List<Double> seen = new ArrayList<>();
        host(
                new Scripted(declared(), (bar, context) -> {
                    seen.add(average.value());
                    if (average.ready()) {
                        context.value("half", average.value() / 2);
                        context.buy(1_000, 90_000, 0, "now");
                    }
                }) {
                    @Override
                    public void onStart(StrategyContext context) {
                        context.indicator("average", average);
                    }
                });
        play(100_000, 100_002);
        assertThat(seen).containsExactly(Double.NaN, 100_001.0);
        assertThat(decisions.getFirst().evidence().values()).isEqualTo(Map.of("average", 100_001.0, "half", 50_000.5));
    }

    @Test
    void indicators_are_warmed_up_with_the_past() {
        play(100_000, 100_002);
        Sma average = new Sma(2);
        host(new Scripted(declared().bars(TimeFrame.M1, 5), (bar, context) -> {}) {
            @Override
            public StrategyDeclaration declaration() {
                return StrategyDeclaration.of("warm", "For tests.", new Settings(10))
                        .on("BTCUSDT")
                        .bars(TimeFrame.M1, 5);
            }

            @Override
            public void onStart(StrategyContext context) {
                context.indicator("average", average);
            }
        });
        assertThat(average.value()).isEqualTo(100_001);
    }

    @Test
    void a_context_that_was_kept_beyond_its_call_says_nothing_any_more() {
        List<StrategyContext> kept = new ArrayList<>();
        List<String> said = new ArrayList<>();
        host(declared(), (bar, context) -> {
            for (StrategyContext earlier : kept) {
                try {
                    said.add("equity " + earlier.equity());
                } catch (IllegalStateException over) {
                    said.add(String.valueOf(over.getMessage()).replaceAll(".*: ", ""));
                }
            }
            said.add("now " + (context.equity() > 0) + " " + context.position());
            kept.add(context);
        });
        play(100_000, 100_100);
        assertThat(said).containsExactly("now true 0", "the time for this call is over", "now true 0");
    }

    @Test
    void a_bar_that_is_told_alone_is_the_same_as_one_among_reports() {
        List<String> seen = new ArrayList<>();
        StrategyHost host = host(
                declared(),
                (bar, context) -> seen.add(bar.close() + " "
                        + context.quote().map(Quote::bidPrice).orElse(0L) + " " + context.timeNanos()));
        Bar first = Bars.at(BTC, 0, 100_000);
        Bar second = Bars.at(BTC, 1, 100_100);
        Quote quote = new Quote(BTC.id(), 100_099, 5, 100_100, 5, second.closeTimeNanos());
        try {
            host.onReports(7, first.closeTimeNanos(), List.of(new Report.BarClosed(first)), true);
            host.onBar(8, second.closeTimeNanos(), quote, second);
            host.onBar(9, second.closeTimeNanos(), null, second);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(seen)
                .containsExactly("100000 0 " + first.closeTimeNanos(), "100100 100099 " + second.closeTimeNanos());
    }

    @Test
    void a_timer_is_due_once_by_the_time_of_the_market() {
        host(declared(), (bar, context) -> {
            if (bar.openTimeNanos() == Bars.START) {
                context.timer("tea", Bars.START + 3 * MINUTE);
                context.timer("never", Bars.START + 2 * MINUTE);
            } else {
                context.cancelTimer("never");
            }
        });
        desk.bar(Bars.at(BTC, 0, 100_000));
        desk.bar(Bars.at(BTC, 1, 100_000));
        desk.bar(Bars.at(BTC, 2, 100_000));
        desk.bar(Bars.at(BTC, 3, 100_000));
        assertThat(told).containsExactly("timer never 2", "timer tea 3");
    }

    @Test
    void quotes_come_only_when_they_are_asked_for() {
        host(declared(), (bar, context) -> {});
        play(100_000);
        assertThat(told).isEmpty();
        host(declared().withQuotes(), (bar, context) -> {});
        desk.bar(Bars.at(BTC, 1, 100_001));
        assertThat(told).containsExactly("quote 100001");
    }

    @Test
    void a_strategy_is_told_of_its_trades_in_their_order() {
        host(declared(), (bar, context) -> {
            if (bar.close() == 100_000) {
                context.buy(1_000, 90_000, 0, "in");
            } else {
                context.exit("out");
            }
        });
        play(100_000, 110_000);
        assertThat(told).containsExactly("trade OPEN", "trade CLOSED");
    }

    @Test
    void the_quantity_is_sized_and_its_arithmetic_kept_in_plain_words() {
        host(declared(), (bar, context) -> context.buy(bar.close() - 10_000, 0, "sized"));
        play(100_000);
        Decision decision = decisions.getFirst();
        // 1 % of 100,000 is 1,000; the stop is 100.00 away, 0.001 a lot.
        assertThat(decision.quantity()).isEqualTo(1_000_000);
        assertThat(decision.evidence().sizing())
                .isEqualTo("1 % of the equity 100000 USDT is 1000 USDT at risk, with the stop 100 away: 10 BTC");
        assertThat(decision.evidence().equity()).isEqualTo(100_000 * FixedPoint.ONE);
        assertThat(decision.evidence().parameters()).isEqualTo(Map.of("any", "10"));
        assertThat(decision.evidence().parametersHash()).isEqualTo(StrategyParameters.hash(new Settings(10)));
    }

    @Test
    void what_is_too_small_to_trade_is_a_decision_not_to() {
        host(declared(), (bar, context) -> context.buy(0, 0, "no stop"));
        play(100_000);
        assertThat(desk.taken()).isEmpty();
        assertThat(decisions)
                .extracting(Decision::outcome, Decision::detail)
                .containsExactly(tuple(
                        Outcome.TOO_SMALL,
                        "no stop on the right side of the price to size by; that is less than may be traded"));
    }

    @Test
    void an_analyst_that_is_sure_of_the_opposite_vetoes_an_entry() {
        opines(View.SELL, 0.8);
        terms = SeatTerms.USUAL.withVeto(0.7);
        host(declared(), (bar, context) -> context.buy(1_000, 90_000, 0, "up it goes"));
        play(100_000);
        assertThat(desk.taken()).isEmpty();
        assertThat(decisions.getFirst().outcome()).isEqualTo(Outcome.VETOED);
        assertThat(decisions.getFirst().detail()).isEqualTo("the analyst says SELL with a confidence of 80 %");
        assertThat(decisions.getFirst().evidence().opinion().id()).isEqualTo("o1");
    }

    @Test
    void an_analyst_that_is_less_sure_than_the_veto_needs_or_agrees_vetoes_nothing() {
        opines(View.SELL, 0.6);
        terms = SeatTerms.USUAL.withVeto(0.7);
        host(declared(), (bar, context) -> context.buy(1_000, 90_000, 0, "up it goes"));
        play(100_000);
        opines(View.BUY, 0.9);
        assertThat(desk.taken()).hasSize(1);
    }

    @Test
    void patterns_are_seen_by_those_who_ask_for_them() {
        SeenPattern hammer = new SeenPattern("hammer", Side.BUY, 0.5, 0, 0, 0.5, 10);
        insights = new Insights() {
            @Override
            public PatternSight patterns(Instrument instrument) {
                return bar -> List.of(hammer);
            }

            @Override
            public Optional<AnalystOpinion> opinion(String strategy, Instrument instrument, Bar bar) {
                return Optional.empty();
            }
        };
        host(
                declared().withPatterns(),
                (bar, context) ->
                        context.buy(1_000, 90_000, 0, context.patterns().toString()));
        play(100_000);
        assertThat(decisions.getFirst().evidence().patterns()).containsExactly(hammer);
        StrategyHost blind = host(declared(), (bar, context) -> context.patterns());
        desk.bar(Bars.at(BTC, 1, 100_000));
        assertThat(blind.states().getFirst().statusReason()).contains("withPatterns()");
    }

    @Test
    void what_risk_refuses_is_the_later_word_on_the_same_decision() {
        StrategyHost host = host(declared(), (bar, context) -> context.buy(1_000, 90_000, 0, "in"));
        desk.refuseEntries();
        play(100_000);
        assertThat(decisions).extracting(Decision::outcome).containsExactly(Outcome.SENT, Outcome.DENIED);
        assertThat(decisions).extracting(Decision::id).containsOnly("scripted:BTCUSDT:20220103T1000");
        assertThat(host.states().getFirst().decisions())
                .extracting(Decision::outcome)
                .containsExactly(Outcome.DENIED);
    }

    @Test
    void memory_and_orders_of_a_call_are_kept_before_they_are_sent() {
        KeptMemories kept = new KeptMemories();
        memories = kept;
        host(declared(), (bar, context) -> {
            long count = context.memory().whole("count", 0) + 1;
            context.memory().put("count", count);
            if (count == 2) {
                assertThat(desk.taken()).isEmpty();
                context.buy(1_000, 90_000, 0, "in");
            }
        });
        play(100_000, 100_000);
        assertThat(kept.done())
                .containsExactly(
                        "write scripted:BTCUSDT {count=l:1} orders=0",
                        "write scripted:BTCUSDT {count=l:2} orders=1",
                        "sent scripted:BTCUSDT");
    }

    @Test
    void orders_that_a_crash_cut_off_are_sent_once_after_the_restart() {
        KeptMemories kept = new KeptMemories();
        memories = kept;
        BiConsumer<Bar, StrategyContext> rule = (bar, context) -> {
            context.memory().put("bought", 1);
            context.buy(1_000, 90_000, 0, "in");
        };
        host(declared(), rule);
        desk.busy(true);
        play(100_000);
        desk.busy(false);
        assertThat(desk.taken()).isEmpty();
        host(declared(), (bar, context) -> told.add("bought " + context.memory().whole("bought", 0)));
        desk.tick();
        host(declared(), (bar, context) -> {});
        desk.tick();
        assertThat(desk.entries()).containsExactly("scripted:BTCUSDT:20220103T1000");
    }

    @Test
    void orders_that_are_not_decided_yet_stay_with_the_memory_of_the_next_call() {
        KeptMemories kept = new KeptMemories();
        memories = kept;
        StrategyHost host = host(declared(), (bar, context) -> {
            context.memory().put("bar", bar.openTimeNanos());
            if (bar.openTimeNanos() == Bars.START) {
                context.buy(1_000, 90_000, 0, "in");
            }
        });
        Bar first = Bars.at(BTC, 0, 100_000);
        Bar second = Bars.at(BTC, 1, 100_000);
        feed(host, -1, first);
        feed(host, 0, second);
        assertThat(kept.read("scripted:BTCUSDT").orElseThrow().unsent()).hasSize(1);
    }

    /// A bar closes while the gateway has not come to what was sent before.
    private static void feed(StrategyHost host, long sequence, Bar bar) {
        try {
            host.onReports(sequence, bar.closeTimeNanos(), List.of(new Report.BarClosed(bar)), true);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void orders_that_a_crash_cut_off_long_ago_are_not_sent() {
        KeptMemories kept = new KeptMemories();
        memories = kept;
        host(declared(), (bar, context) -> {
            context.memory().put("bought", 1);
            context.buy(1_000, 90_000, 0, "in");
        });
        desk.busy(true);
        play(100_000);
        desk.busy(false);
        StrategyHost later = host(declared(), (bar, context) -> {});
        desk.bar(Bars.at(BTC, 60, 100_000));
        assertThat(desk.taken()).isEmpty();
        assertThat(later.states().getFirst().lastSignal().text()).contains("too old to be sent");
    }

    @Test
    void a_memory_that_cannot_be_kept_sends_nothing_and_disables_the_strategy() {
        memories = new MemoryStore() {
            @Override
            public void write(String seat, long timeNanos, Map<String, String> memory, List<Command> orders) {
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public void sent(String seat) {}

            @Override
            public Optional<Remembered> read(String seat) {
                return Optional.empty();
            }
        };
        StrategyHost host = host(declared(), (bar, context) -> {
            context.memory().put("bought", 1);
            context.buy(1_000, 90_000, 0, "in");
        });
        play(100_000);
        assertThat(desk.taken()).isEmpty();
        assertThat(host.states().getFirst().statusReason()).contains("the disk is full");
    }

    @Test
    void what_is_put_into_the_memory_while_warming_up_is_not_kept() {
        KeptMemories kept = new KeptMemories();
        memories = kept;
        play(100_000);
        host(
                declared().bars(TimeFrame.M5, 1),
                (bar, context) -> context.memory().put("count", 1));
        assertThat(kept.done()).isEmpty();
    }

    @Test
    void a_stopped_strategy_is_called_no_more_and_started_anew_with_its_trade() throws Exception {
        List<Long> seen = new ArrayList<>();
        StrategyHost host = host(declared(), (bar, context) -> {
            seen.add(bar.close());
            if (context.openTrade().isEmpty()) {
                context.buy(1_000, 90_000, 0, "in");
            } else if (bar.close() == 120_000) {
                context.exit("out");
            }
        });
        desk.bar(Bars.at(BTC, 0, 100_000));
        host.stop("scripted", null, "by a test");
        desk.bar(Bars.at(BTC, 1, 110_000));
        assertThat(seen).containsExactly(100_000L);
        assertThat(host.states().getFirst().status()).isEqualTo(StrategyStatus.STOPPED);
        host.start("scripted", null, SeatTerms.USUAL, BarHistory.NONE);
        assertThat(host.states().getFirst().openTrades()).hasSize(1);
        desk.bar(Bars.at(BTC, 2, 120_000));
        assertThat(desk.trades().getFirst().openQuantity()).isZero();
    }

    @Test
    void the_bars_that_it_missed_while_it_was_stopped_are_its_past() throws Exception {
        List<Boolean> past = new ArrayList<>();
        StrategyHost host = host(declared(), (bar, context) -> past.add(context.warmingUp()));
        host.stop("scripted", null, "by a test");
        desk.bar(Bars.at(BTC, 0, 100_000));
        host.start("scripted", null, SeatTerms.USUAL, BarHistory.NONE);
        desk.bar(Bars.at(BTC, 1, 100_000));
        assertThat(past).containsExactly(true, false);
    }

    @Test
    void two_seats_of_one_strategy_do_not_share_an_instrument() {
        StrategyDeclaration pair = declared().bars(Subscription.of("ETHUSDT", TimeFrame.M1));
        StrategyHost host = new StrategyHost(
                new HostConfig(ACCOUNT, "USDT", new Sizing.Risk(10_000), WIDE, 20, 50),
                StrategyCalls.DIRECT,
                desk,
                HostListener.NONE,
                MemoryStore.NONE,
                Insights.NONE);
        List<Assignment> both = List.of(
                new Assignment("BTCUSDT", TimeFrame.M1, () -> new Scripted(pair, (bar, context) -> {})),
                new Assignment("ETHUSDT", TimeFrame.M1, () -> new Scripted(pair, (bar, context) -> {})));
        assertThatThrownBy(() ->
                        host.open(desk.opening(), both, name -> SeatTerms.USUAL, assignment -> true, BarHistory.NONE))
                .hasMessageContaining("two seats of one strategy must not see the same instrument");
    }

    private void opines(View view, double confidence) {
        insights = new Insights() {
            @Override
            public PatternSight patterns(Instrument instrument) {
                return bar -> List.of();
            }

            @Override
            public Optional<AnalystOpinion> opinion(String strategy, Instrument instrument, Bar bar) {
                return Optional.of(new AnalystOpinion("o1", bar.closeTimeNanos(), view, confidence, List.of("why")));
            }
        };
    }
}
