package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.market.DemoMarket;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.strategy.host.StrategyState;

/// The shipped strategies on the real core.
class StrategiesOnTheCoreTest {
    private static final Instrument BTC = DemoMarket.instrument("BTCUSDT").orElseThrow();

    @Test
    void both_strategies_trade_and_what_they_say_they_earned_is_what_the_core_booked() throws Exception {
        try (CoreDesk desk = played(Bars.wave(BTC, 5, 3_000), Set.of())) {
            for (StrategyState state : desk.states()) {
                List<Trade> closed = closed(desk).values().stream()
                        .filter(trade -> trade.strategy().equals(state.name()))
                        .toList();
                assertThat(closed).as(state.name()).hasSizeGreaterThan(10);
                assertThat(state.closedTrades()).isEqualTo(closed.size());
                assertThat(state.realizedPnl())
                        .isEqualTo(closed.stream().mapToLong(Trade::realizedPnl).sum());
            }
        }
    }

    @Test
    void nothing_that_a_strategy_asks_for_is_denied() throws Exception {
        try (CoreDesk desk = played(Bars.wave(BTC, 5, 3_000), Set.of())) {
            assertThat(desk.reports).noneMatch(Report.Denied.class::isInstance);
            assertThat(desk.reports).noneMatch(Report.Duplicate.class::isInstance);
        }
    }

    @Test
    void the_same_bars_end_in_the_same_state() throws Exception {
        List<Bar> bars = Bars.wave(BTC, 9, 1_500);
        assertThat(hash(bars, Set.of())).isEqualTo(hash(bars, Set.of()));
    }

    @Test
    void crashes_between_bars_do_not_change_the_outcome() throws Exception {
        List<Bar> bars = Bars.wave(BTC, 9, 2_000);
        assertThat(hash(bars, Set.of(800, 801, 1_200, 1_555, 1_999))).isEqualTo(hash(bars, Set.of()));
    }

    private static String hash(List<Bar> bars, Set<Integer> crashes) throws Exception {
        try (CoreDesk desk = played(bars, crashes)) {
            assertThat(closed(desk)).hasSizeGreaterThan(10);
            return desk.stateHash();
        }
    }

    private static CoreDesk played(List<Bar> bars, Set<Integer> crashes) throws Exception {
        CoreDesk desk = new CoreDesk(bars.getFirst().openTimeNanos());
        for (int i = 0; i < bars.size(); i++) {
            if (crashes.contains(i)) {
                desk.crash();
            }
            desk.bar(bars.get(i));
        }
        return desk;
    }

    private static Map<Long, Trade> closed(CoreDesk desk) {
        Map<Long, Trade> closed = new TreeMap<>();
        for (Report report : desk.reports) {
            if (report instanceof Report.TradeUpdated(Trade trade, boolean liquidity)
                    && trade.status() == TradeStatus.CLOSED) {
                closed.put(trade.tradeId(), trade);
            }
        }
        return closed;
    }
}
