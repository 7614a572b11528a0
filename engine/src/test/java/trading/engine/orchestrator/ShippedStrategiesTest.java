package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.market.DemoMarket;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.AnalystOpinion.View;
import trading.engine.strategy.KeptMemories;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.StrategyStatus;

/// Every shipped strategy on the real core, over some thousand bars of two made-up markets.
class ShippedStrategiesTest {
    private static final Instrument BTC = DemoMarket.instrument("BTCUSDT").orElseThrow();
    private static final Instrument ETH = DemoMarket.instrument("ETHUSDT").orElseThrow();
    private static final int BARS = 2_500;

    /// Settings with which each has something to do within the bars.
    private static final Map<String, Map<String, String>> LIVELY = Map.of(
            "dca", Map.of("everyMinutes", "30", "targetPercent", "0.3"),
            "grid", Map.of("stepPercent", "0.2"),
            "bollinger-squeeze", Map.of("ranges", "2.5"),
            "pairs-reversion", Map.of("giveUp", "9"));

    /// What happened on the desk.
    private record Course(List<Decision> decisions, List<String> orders, long closedTrades, String stateHash) {}

    static Set<String> names() {
        return StrategyCatalog.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void it_enters_and_exits_and_decides_the_same_on_the_same_bars(String name) throws Exception {
        Course first = play(name, Set.of());
        assertThat(first.closedTrades()).as("closed trades").isPositive();
        Course second = play(name, Set.of());
        assertThat(second.decisions()).isEqualTo(first.decisions());
        assertThat(second.stateHash()).isEqualTo(first.stateHash());
    }

    @ParameterizedTest
    @MethodSource("names")
    void crashes_make_no_order_twice_and_change_nothing(String name) throws Exception {
        Course through = play(name, Set.of());
        Course crashed = play(name, Set.of(1_500, 1_501, 1_777, 2_400));
        assertThat(crashed.orders()).doesNotHaveDuplicates().isEqualTo(through.orders());
        assertThat(crashed.stateHash()).isEqualTo(through.stateHash());
    }

    @Test
    void there_are_ten_of_them() {
        assertThat(StrategyCatalog.names()).hasSize(10);
    }

    private static Course play(String name, Set<Integer> crashes) throws Exception {
        List<Bar> bitcoin = Bars.wave(BTC, 17, BARS);
        List<Bar> ether = Bars.wave(ETH, 23, BARS);
        String symbol = name.equals("grid") ? "ETHUSDT" : "BTCUSDT";
        Assignment assignment = new Assignment(
                symbol, TimeFrame.M1, () -> StrategyCatalog.create(name, LIVELY.getOrDefault(name, Map.of())));
        try (CoreDesk desk = new CoreDesk(
                bitcoin.getFirst().openTimeNanos(), List.of(assignment), new KeptMemories(), new MadeUpInsights())) {
            for (int i = 0; i < BARS; i++) {
                if (crashes.contains(i)) {
                    desk.crash();
                }
                desk.bars(bitcoin.get(i), ether.get(i));
            }
            assertThat(desk.states().getFirst().status())
                    .as(desk.states().getFirst().statusReason())
                    .isEqualTo(StrategyStatus.RUNNING);
            return new Course(List.copyOf(desk.decisions()), orders(desk), closed(desk), desk.stateHash());
        }
    }

    private static List<String> orders(CoreDesk desk) {
        return desk.reports.stream()
                .filter(report -> report instanceof Report.Accepted accepted && !accepted.liquidity())
                .map(report -> ((Report.Accepted) report).order())
                .map(Order::clientOrderId)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static long closed(CoreDesk desk) {
        return desk.reports.stream()
                .filter(report -> report instanceof Report.TradeUpdated(Trade trade, boolean liquidity)
                        && trade.status() == TradeStatus.CLOSED)
                .count();
    }

    /// Patterns and opinions that depend on nothing but the bar.
    private static final class MadeUpInsights implements Insights {
        @Override
        public PatternSight patterns(Instrument instrument) {
            return bar -> {
                long minute = bar.openTimeNanos() / TimeFrame.M1.nanos();
                if (minute % 50 != 0) {
                    return List.of();
                }
                boolean up = minute % 100 == 0;
                return List.of(new SeenPattern(
                        "flag",
                        up ? Side.BUY : Side.SELL,
                        0.7,
                        bar.close() + (up ? 30_000 : -30_000),
                        bar.close() + (up ? -30_000 : 30_000),
                        0.6,
                        100));
            };
        }

        @Override
        public Optional<AnalystOpinion> opinion(String strategy, Instrument instrument, Bar bar) {
            long hour = bar.openTimeNanos() / TimeFrame.H1.nanos();
            return Optional.of(new AnalystOpinion(
                    "opinion-" + hour,
                    hour * TimeFrame.H1.nanos(),
                    hour % 2 == 0 ? View.BUY : View.SELL,
                    0.8,
                    List.of("the hour is " + hour)));
        }
    }
}
