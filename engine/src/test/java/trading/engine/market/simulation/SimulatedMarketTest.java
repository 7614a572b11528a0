package trading.engine.market.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.market.DemoMarket;
import trading.engine.market.FeedStatus.State;
import trading.engine.message.Command;
import trading.engine.message.Command.AdvanceTime;
import trading.engine.message.Command.CancelAllOrders;
import trading.engine.message.Command.PublishBar;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.Bar;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;

class SimulatedMarketTest {
    private static final long NOON = Instant.parse("2026-11-23T12:00:17Z").getEpochSecond() * 1_000_000_000L;

    @Test
    void there_are_quotes_on_both_sides_with_depth_and_never_crossed() {
        Desk desk = desk(21);
        int steps = 0;
        int deep = 0;
        for (int second = 0; second < 900; second++) {
            for (int step = 0; step < 10; step++) {
                desk.step();
                for (int i = 0; i < 5; i++) {
                    steps++;
                    TreeMap<Long, Long> bids = desk.bids.get(i);
                    TreeMap<Long, Long> asks = desk.asks.get(i);
                    deep += bids.size() >= 10 && asks.size() >= 10 ? 1 : 0;
                    if (!bids.isEmpty() && !asks.isEmpty()) {
                        assertThat(asks.firstKey()).isGreaterThan(bids.lastKey());
                    }
                }
            }
        }

        assertThat((double) deep / steps).isGreaterThanOrEqualTo(0.99);
        assertThat(desk.denials).isEmpty();
    }

    @Test
    void every_instrument_trades_several_times_in_each_ten_seconds() {
        Desk desk = desk(22);
        desk.run(600);

        for (int i = 0; i < 5; i++) {
            int instrument = i;
            assertThat(desk.tape.stream()
                            .filter(t -> t.instrument() == instrument)
                            .count())
                    .isBetween(600L, 6_000L);
        }
    }

    @Test
    void the_book_follows_the_hidden_price_and_traded_returns_have_fat_tails() {
        Desk desk = desk(23);
        List<Double> middles = new ArrayList<>();
        for (int i = 0; i < 1_800; i++) {
            desk.run(2);
            middles.add(desk.middle(0));
        }
        Series returns =
                Series.returns(middles.stream().mapToDouble(Double::doubleValue).toArray());

        assertThat(returns.kurtosis()).isGreaterThan(3);
        assertThat(returns.absolute().autocorrelation(1)).isPositive();
        assertThat(returns.deviation() / Math.sqrt(2)).isBetween(0.00004, 0.0003);
    }

    @Test
    void spread_and_volume_grow_with_volatility() {
        Desk desk = desk(24);
        List<double[]> minutes = new ArrayList<>();
        for (int minute = 0; minute < 90; minute++) {
            double spread = 0;
            double low = Double.MAX_VALUE;
            double high = 0;
            int from = desk.tape.size();
            for (int i = 0; i < 60; i++) {
                desk.run(1);
                spread += desk.asks.get(0).firstKey() - desk.bids.get(0).lastKey();
                low = Math.min(low, desk.middle(0));
                high = Math.max(high, desk.middle(0));
            }
            double volume = desk.tape.subList(from, desk.tape.size()).stream()
                    .filter(t -> t.instrument() == 0)
                    .mapToLong(trade -> trade.quantity())
                    .sum();
            minutes.add(new double[] {high - low, spread, volume});
        }

        assertThat(column(minutes, 0).correlation(column(minutes, 1))).isGreaterThan(0.3);
        assertThat(column(minutes, 0).correlation(column(minutes, 2))).isGreaterThan(0.3);
    }

    @Test
    void the_rate_of_commands_is_bounded_and_used() {
        Desk desk = desk(25);
        desk.run(5);
        int begin = desk.commands.size();
        for (int second = 0; second < 600; second++) {
            int before = desk.commands.size();
            desk.run(1);
            assertThat(desk.commands.size() - before).isLessThanOrEqualTo(61);
        }

        assertThat((desk.commands.size() - begin) / 600.0).isBetween(20.0, 41.1);
    }

    @Test
    void the_same_seed_gives_the_same_commands_and_another_seed_others() {
        assertThat(commands(1)).isEqualTo(commands(1));
        assertThat(commands(1)).isNotEqualTo(commands(2));
    }

    @Test
    void it_begins_by_taking_out_what_earlier_feeds_left() {
        Desk desk = desk(26);
        desk.step();

        assertThat(desk.commands.subList(0, 21))
                .allMatch(CancelAllOrders.class::isInstance)
                .contains(new CancelAllOrders(DemoMarket.REPLAY_ACCOUNT, -1))
                .contains(new CancelAllOrders(DemoMarket.FIRST_AGENT_ACCOUNT + 19, -1));
    }

    @Test
    void the_first_start_makes_a_history_that_live_bars_carry_on() {
        Desk desk =
                new Desk(new SimulationConfig(27, 40, Duration.ofHours(26)), NOON, instrument -> OptionalLong.empty());
        desk.step();
        List<Bar> history = desk.commands.stream()
                .filter(PublishBar.class::isInstance)
                .map(c -> ((PublishBar) c).bar())
                .filter(bar -> bar.instrument() == 0)
                .toList();
        int before = desk.bars.size();
        desk.run(180);
        List<Bar> live = desk.bars.subList(before, desk.bars.size()).stream()
                .filter(bar -> bar.instrument() == 0 && bar.frame() == TimeFrame.M1)
                .toList();

        assertThat(history).hasSize(26 * 60);
        assertThat(live).hasSizeGreaterThanOrEqualTo(2);
        assertThat(live.getFirst().openTimeNanos())
                .isEqualTo(history.getLast().closeTimeNanos())
                .isEqualTo(TimeFrame.M1.openTimeNanos(NOON));
        assertThat((double) live.getFirst().open())
                .isCloseTo(history.getLast().close(), within(history.getLast().close() * 0.002));
    }

    @Test
    void a_later_start_goes_on_from_the_last_price_without_a_history() {
        Desk desk = new Desk(
                new SimulationConfig(28, 40, Duration.ofHours(26)), NOON, instrument -> OptionalLong.of(5_000_000));
        desk.step();

        assertThat(desk.commands).noneMatch(PublishBar.class::isInstance);
        assertThat(desk.middle(0)).isCloseTo(5_000_000, within(10_000.0));
    }

    @Test
    void time_is_told_once_a_second() {
        Desk desk = desk(29);
        desk.step();
        desk.run(60);

        assertThat(desk.commands.stream().filter(AdvanceTime.class::isInstance)).hasSizeBetween(59, 61);
    }

    @Test
    void a_busy_gateway_delays_the_beginning_and_costs_only_what_it_does_not_take() {
        Desk desk = desk(30);
        desk.busy(true);
        desk.run(2);
        assertThat(desk.commands).isEmpty();
        assertThat(desk.market.status().state()).isEqualTo(State.WAITING);

        desk.busy(false);
        desk.run(2);
        assertThat(desk.bids.get(0)).hasSizeGreaterThanOrEqualTo(10);
        assertThat(desk.market.status().state()).isEqualTo(State.RUNNING);

        desk.busy(true);
        desk.run(2);
        desk.busy(false);
        int before = desk.tape.size();
        desk.run(10);
        assertThat(desk.tape.size()).isGreaterThan(before);
    }

    @Test
    void a_large_buyer_moves_the_price_up_and_finds_the_book_filled_again() {
        Desk quiet = desk(31);
        Desk moved = desk(31);
        quiet.run(10);
        moved.run(10);
        long sold =
                moved.asks.get(0).values().stream().mapToLong(Long::longValue).sum() / 2;
        moved.submit(new SubmitOrder(
                DemoMarket.REPLAY_ACCOUNT,
                0,
                "",
                "",
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                sold,
                0,
                0,
                false,
                0,
                0));
        quiet.run(5);
        moved.run(5);

        assertThat(moved.middle(0)).isGreaterThan(quiet.middle(0));
        assertThat(moved.asks.get(0)).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void quotes_and_orders_come_from_the_agents_accounts_only() {
        Desk desk = desk(32);
        desk.run(30);

        for (Command command : desk.commands) {
            int account = command instanceof UpdateQuote quote
                    ? quote.account()
                    : command instanceof SubmitOrder order ? order.account() : DemoMarket.FIRST_AGENT_ACCOUNT;
            assertThat(account).isBetween(101, 120);
        }
    }

    private static Desk desk(long seed) {
        return new Desk(new SimulationConfig(seed, 40, Duration.ZERO), NOON, instrument -> OptionalLong.empty());
    }

    private static List<Command> commands(long seed) {
        Desk desk = desk(seed);
        desk.run(60);
        return desk.commands;
    }

    private static Series column(List<double[]> rows, int column) {
        return new Series(rows.stream().mapToDouble(row -> row[column]).toArray());
    }
}
