package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.market.DemoMarket;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Quote;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Timer;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.StrategyState;
import trading.engine.strategy.host.StrategyStatus;

/// What a strategy does wrong in any of its calls ends that strategy, and no other.
class CallbackFaultsTest {
    private static final Instrument BTC = DemoMarket.instrument("BTCUSDT").orElseThrow();

    enum Called {
        QUOTE,
        FILL,
        TRADE,
        TIMER
    }

    record NoParameters() {}

    @FunctionalInterface
    interface Fault {
        void commit(StrategyContext context);
    }

    /// Enters with its first bar, so that there are fills and trades; goes wrong in one kind of call.
    private record Faulty(Called called, Fault fault, List<Called> calls) implements Strategy {
        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("faulty", "For tests.", new NoParameters())
                    .on("BTCUSDT")
                    .bars(TimeFrame.M1, 0)
                    .entries(2)
                    .withQuotes();
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (context.openTrades().isEmpty()) {
                context.buy(1_000, bar.close() / 2, 0, "to begin");
            }
            context.timer("soon", bar.closeTimeNanos() + 1);
        }

        @Override
        public void onQuote(Quote quote, StrategyContext context) {
            called(Called.QUOTE, context);
        }

        @Override
        public void onFill(Fill fill, StrategyContext context) {
            called(Called.FILL, context);
        }

        @Override
        public void onTrade(Trade trade, StrategyContext context) {
            called(Called.TRADE, context);
        }

        @Override
        public void onTimer(Timer timer, StrategyContext context) {
            called(Called.TIMER, context);
        }

        private void called(Called what, StrategyContext context) {
            if (what == called) {
                calls.add(what);
                fault.commit(context);
            }
        }
    }

    /// Buys on each bar where it holds nothing, and sells on the next.
    private record Steady() implements Strategy {
        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("steady", "For tests.", new NoParameters())
                    .on("BTCUSDT")
                    .bars(TimeFrame.M1, 0);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (context.openTrade().isPresent()) {
                context.exit("out");
            } else {
                context.buy(1_000, bar.close() / 2, 0, "in");
            }
        }
    }

    private static void throwSomething(StrategyContext context) {
        throw new IllegalStateException("no idea");
    }

    /// Ends once it is left behind, so that no test leaves a thread that spins.
    private static void neverComeBack(StrategyContext context) {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private static void flood(StrategyContext context) {
        for (int i = 0; i < 100_000; i++) {
            context.buy(1_000, 1_000, 0, "more");
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(Called.values())
                .flatMap(called -> Stream.of(
                        Arguments.of(
                                called,
                                "throws",
                                (Fault) CallbackFaultsTest::throwSomething,
                                "it failed: java.lang.IllegalStateException: no idea"),
                        Arguments.of(
                                called,
                                "loops",
                                (Fault) CallbackFaultsTest::neverComeBack,
                                "it did not come back within 2000 ms"),
                        Arguments.of(
                                called,
                                "floods",
                                (Fault) CallbackFaultsTest::flood,
                                "order flood: more than 8 wishes in one call")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faults")
    void what_goes_wrong_in_any_call_ends_its_strategy_once_and_no_other(
            Called called, String what, Fault fault, String reason) throws Exception {
        List<Called> calls = new ArrayList<>();
        List<Bar> bars = Bars.wave(BTC, 5, 6);
        try (CoreDesk desk = new CoreDesk(
                bars.getFirst().openTimeNanos(),
                List.of(
                        new Assignment("BTCUSDT", TimeFrame.M1, () -> new Faulty(called, fault, calls)),
                        new Assignment("BTCUSDT", TimeFrame.M1, Steady::new)),
                MemoryStore.NONE,
                Insights.NONE)) {
            for (Bar bar : bars) {
                desk.bar(bar);
            }

            StrategyState faulty = desk.states().getFirst();
            assertThat(faulty.status()).isEqualTo(StrategyStatus.DISABLED);
            assertThat(faulty.statusReason()).isEqualTo(reason);
            assertThat(calls).containsExactly(called);
            assertThat(orders(desk, "faulty")).isEqualTo(called == Called.QUOTE ? 0 : 1);
            assertThat(desk.states().getLast().status()).isEqualTo(StrategyStatus.RUNNING);
            assertThat(orders(desk, "steady")).isEqualTo(6);
        }
    }

    /// Accepted orders, the exits included.
    private static long orders(CoreDesk desk, String strategy) {
        return desk.reports.stream()
                .filter(Report.Accepted.class::isInstance)
                .map(report -> ((Report.Accepted) report).order())
                .filter(order -> order.strategy().equals(strategy))
                .map(Order::orderId)
                .distinct()
                .count();
    }
}
