package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Fill;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.LimitFill;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.strategy.Entry;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;

class BacktestRunTest {
    private static final long MINUTE = TimeFrame.M1.nanos();
    private static final long START = 27_000_000L * MINUTE;
    private static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000_000, 1, 1_000_000, 0);
    private static final BacktestAccount FREE = BacktestAccount.USUAL.withFees(0, 0);
    private static final FillModel TENTH = new FillModel(0, 0, 0, 100_000, LimitFill.TOUCH, 0);

    /// No parameters.
    record None() {}

    /// Does `onBar` with the number of the bar, the first one after the start being 0.
    private static Strategy strategy(BiConsumer<Integer, StrategyContext> onBar) {
        return new Strategy() {
            private int bars;

            @Override
            public StrategyDeclaration declaration() {
                return StrategyDeclaration.of("test", "For a test.", new None())
                        .on("BTCUSDT")
                        .bars(TimeFrame.M1, 0);
            }

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                onBar.accept(bars++, context);
            }
        };
    }

    /// Open, high, low, close for each minute.
    private static BarColumns bars(long[]... prices) {
        BarColumns bars = new BarColumns(prices.length);
        for (int i = 0; i < prices.length; i++) {
            long[] p = prices[i];
            bars.add(new Bar(0, TimeFrame.M1, START + i * MINUTE, p[0], p[1], p[2], p[3], 1_000, 1));
        }
        return bars;
    }

    private static long[] bar(long open, long high, long low, long close) {
        return new long[] {open, high, low, close};
    }

    private static BacktestPlan plan(BarColumns bars, BacktestAccount account, Strategy strategy) {
        return new BacktestPlan(
                settings -> strategy,
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(BTC, TimeFrame.M1, bars)),
                START,
                START + 1_000_000 * MINUTE,
                account);
    }

    private static BacktestResult run(
            BarColumns bars, BacktestAccount account, BiConsumer<Integer, StrategyContext> onBar) throws Exception {
        return BacktestRun.run(plan(bars, account, strategy(onBar)), Watch.NONE);
    }

    private static void buyFirst(int bar, StrategyContext context, long stop, long target) {
        if (bar == 0) {
            context.buy(10, stop, target, "first bar");
        }
    }

    @Test
    void what_is_decided_on_a_close_is_bought_at_the_next_open() throws Exception {
        BacktestResult result = run(
                bars(bar(10_000, 10_100, 9_900, 10_050), bar(10_200, 10_300, 10_150, 10_250)),
                FREE,
                (bar, context) -> buyFirst(bar, context, 9_800, 0));

        Trade trade = result.open().getFirst();
        assertThat(trade.entryNotional()).isEqualTo(BTC.notional(10_201, 10));
        assertThat(trade.openedNanos()).isEqualTo(START + MINUTE);
        assertThat(result.closed()).isEmpty();
        // bought at 102.01, worth 102.50 at the end: 0.1 BTC gained 0.049
        assertThat(result.equity().last()).isEqualTo(10_000 + 0.049);
    }

    @Test
    void what_is_decided_on_the_last_bar_never_happens() throws Exception {
        BacktestResult result =
                run(bars(bar(10_000, 10_100, 9_900, 10_050)), FREE, (bar, context) -> buyFirst(bar, context, 9_800, 0));

        assertThat(result.open()).isEmpty();
        assertThat(result.equity().last()).isEqualTo(10_000);
    }

    @Test
    void a_stop_on_the_way_is_met_where_it_lies() throws Exception {
        BacktestResult result = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_100, 9_500, 9_600)),
                FREE,
                (bar, context) -> buyFirst(bar, context, 9_800, 0));

        Trade trade = result.closed().getFirst();
        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP_LOSS);
        assertThat(trade.exitNotional()).isEqualTo(BTC.notional(9_800, 10));
    }

    @Test
    void a_stop_that_the_market_jumps_over_is_met_at_the_open() throws Exception {
        BacktestResult result = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(9_700, 9_900, 9_500, 9_600)),
                FREE,
                (bar, context) -> buyFirst(bar, context, 9_800, 0));

        assertThat(result.closed().getFirst().exitNotional()).isEqualTo(BTC.notional(9_700, 10));
    }

    @Test
    void of_a_stop_and_a_target_in_one_bar_the_nearer_extreme_comes_first() throws Exception {
        BacktestResult lowFirst = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_400, 9_700, 10_100)),
                FREE,
                (bar, context) -> buyFirst(bar, context, 9_800, 10_300));
        BacktestResult highFirst = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_310, 9_600, 10_100)),
                FREE,
                (bar, context) -> buyFirst(bar, context, 9_800, 10_300));

        assertThat(lowFirst.closed().getFirst().exitReason()).isEqualTo(ExitReason.STOP_LOSS);
        assertThat(highFirst.closed().getFirst().exitReason()).isEqualTo(ExitReason.TAKE_PROFIT);
        assertThat(highFirst.closed().getFirst().exitNotional()).isEqualTo(BTC.notional(10_300, 10));
    }

    @Test
    void a_limit_order_waits_until_the_price_comes() throws Exception {
        BarColumns bars = bars(
                bar(10_000, 10_000, 10_000, 10_000),
                bar(10_000, 10_050, 9_960, 10_000),
                bar(10_000, 10_050, 9_940, 10_000));
        BiConsumer<Integer, StrategyContext> buysLower = (bar, context) -> {
            if (bar == 0) {
                context.enter(Entry.buy("lower").limit(9_950).quantity(10).stopLoss(9_000));
            }
        };

        BacktestResult result = run(bars, FREE, buysLower);

        Trade trade = result.open().getFirst();
        assertThat(trade.entryNotional()).isEqualTo(BTC.notional(9_950, 10));
        assertThat(trade.openedNanos()).isBetween(START + 2 * MINUTE, START + 3 * MINUTE);
    }

    @Test
    void a_target_of_a_trade_that_is_entered_on_the_way_is_met_where_it_lies() throws Exception {
        BacktestResult result = run(
                bars(bar(10_300, 10_300, 10_300, 10_300), bar(10_300, 12_000, 10_200, 11_800)),
                FREE,
                (bar, context) -> {
                    if (bar == 0) {
                        context.enter(Entry.buy("higher")
                                .stop(10_500)
                                .quantity(10)
                                .stopLoss(9_900)
                                .takeProfit(10_800));
                    }
                });

        Trade trade = result.closed().getFirst();
        assertThat(trade.entryNotional()).isEqualTo(BTC.notional(10_500, 10));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TAKE_PROFIT);
        assertThat(trade.exitNotional()).isEqualTo(BTC.notional(10_800, 10));
    }

    @ParameterizedTest
    @EnumSource(LimitFill.class)
    void a_stop_of_a_trade_that_is_entered_on_the_way_is_met_where_it_lies(LimitFill fills) throws Exception {
        BacktestResult result = run(
                bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_100, 8_000, 8_500)),
                FREE.withFills(new FillModel(0, 0, 0, 1_000_000, fills, 0)),
                (bar, context) -> {
                    if (bar == 0) {
                        context.enter(
                                Entry.buy("lower").limit(9_500).quantity(10).stopLoss(9_400));
                    }
                });

        Trade trade = result.closed().getFirst();
        assertThat(trade.entryNotional()).isEqualTo(BTC.notional(9_500, 10));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP_LOSS);
        assertThat(trade.exitNotional()).isEqualTo(BTC.notional(9_400, 10));
    }

    @Test
    void what_is_asked_for_on_the_way_is_met_on_the_rest_of_it() throws Exception {
        Strategy averages = new Strategy() {
            @Override
            public StrategyDeclaration declaration() {
                return StrategyDeclaration.of("test", "For a test.", new None())
                        .on("BTCUSDT")
                        .bars(TimeFrame.M1, 0)
                        .entries(2);
            }

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                if (context.openTrades().isEmpty()) {
                    context.enter(Entry.buy("lower").limit(9_500).quantity(10));
                }
            }

            @Override
            public void onFill(Fill fill, StrategyContext context) {
                if (fill.lastPrice() == 9_500) {
                    context.enter(Entry.buy("lower still").limit(9_200).quantity(10));
                }
            }
        };

        BacktestResult result = BacktestRun.run(
                plan(bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_100, 8_000, 8_500)), FREE, averages),
                Watch.NONE);

        assertThat(result.fills().stream().map(Fill::lastPrice)).containsExactly(9_500L, 9_200L);
    }

    @Test
    void an_order_takes_as_long_as_the_latency_says() throws Exception {
        FillModel slow = new FillModel(40_000_000_000L, 0, 0, 1_000_000, LimitFill.TOUCH, 0);
        BacktestResult result = run(
                bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_300, 10_000, 10_300)),
                FREE.withFills(slow),
                (bar, context) -> buyFirst(bar, context, 9_000, 0));

        // sent at the open; forty seconds later the price has gone up
        assertThat(result.open().getFirst().openedNanos()).isGreaterThanOrEqualTo(START + MINUTE + 40_000_000_000L);
        assertThat(result.open().getFirst().entryNotional()).isEqualTo(BTC.notional(10_301, 10));
    }

    @Test
    void fees_and_slippage_are_paid() throws Exception {
        FillModel slips = new FillModel(0, 0, 1_000, 1_000_000, LimitFill.TOUCH, 0);
        BacktestResult result = run(
                bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_000, 10_000, 10_000)),
                BacktestAccount.USUAL.withFees(0, 1_000).withFills(slips),
                (bar, context) -> buyFirst(bar, context, 9_000, 0));

        // the ask 10,001, a thousandth worse and rounded up; and a thousandth of that as fee
        long notional = BTC.notional(10_012, 10);
        assertThat(result.open().getFirst().entryNotional()).isEqualTo(notional);
        assertThat(result.open().getFirst().fees()).isEqualTo(notional / 1_000);
    }

    @Test
    void no_more_than_its_share_of_a_bar_is_filled_when_that_is_limited() throws Exception {
        BacktestResult result = run(
                bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_000, 10_000, 10_000)),
                FREE.withFills(TENTH),
                (bar, context) -> {
                    if (bar == 0) {
                        context.buy(500, 9_000, 0, "more than there is");
                    }
                });

        assertThat(result.open().getFirst().entryQuantity()).isEqualTo(100);
    }

    @Test
    void an_order_that_waits_gets_its_share_of_a_bar_once() throws Exception {
        BacktestResult result = run(
                bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_100, 9_000, 9_200)),
                FREE.withFills(TENTH),
                (bar, context) -> {
                    if (bar == 0) {
                        context.enter(Entry.buy("lower").limit(9_500).quantity(1_000));
                    }
                });

        assertThat(result.fills().stream().map(Fill::lastQuantity)).containsExactly(100L);
    }

    @Test
    void the_next_bar_has_a_volume_of_its_own() throws Exception {
        BacktestResult result = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_100, 9_000, 9_200),
                        bar(9_200, 9_300, 9_000, 9_200)),
                FREE.withFills(TENTH),
                (bar, context) -> {
                    if (bar == 0) {
                        context.enter(Entry.buy("lower").limit(9_500).quantity(1_000));
                    }
                });

        assertThat(result.fills().stream().map(fill -> (fill.timeNanos() - START) / MINUTE + " " + fill.lastQuantity()))
                .containsExactly("1 100", "2 100");
    }

    @Test
    void who_asks_again_in_the_same_bar_gets_no_more_of_it() throws Exception {
        Strategy insists = new Strategy() {
            @Override
            public StrategyDeclaration declaration() {
                return StrategyDeclaration.of("test", "For a test.", new None())
                        .on("BTCUSDT")
                        .bars(TimeFrame.M1, 0)
                        .entries(50);
            }

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                context.enter(Entry.buy("first").quantity(500));
            }

            @Override
            public void onFill(Fill fill, StrategyContext context) {
                context.enter(Entry.buy("more").quantity(500));
            }
        };

        BacktestResult result = BacktestRun.run(
                plan(
                        bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_100, 9_000, 9_200)),
                        FREE.withFills(TENTH),
                        insists),
                Watch.NONE);

        assertThat(result.fills().stream().map(Fill::lastQuantity)).containsExactly(100L);
    }

    @Test
    void what_is_bought_leaves_as_much_to_sell_into() throws Exception {
        BacktestResult result = run(
                bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_100, 9_000, 9_200)),
                FREE.withFills(TENTH),
                (bar, context) -> {
                    if (bar == 0) {
                        context.enter(
                                Entry.buy("lower").limit(9_500).quantity(100).stopLoss(9_400));
                    }
                });

        assertThat(result.closed().getFirst().exitNotional()).isEqualTo(BTC.notional(9_400, 100));
    }

    @Test
    void bars_before_the_start_warm_up_and_are_not_traded() throws Exception {
        BarColumns bars = bars(
                bar(10_000, 10_000, 10_000, 10_000),
                bar(10_000, 10_000, 10_000, 10_000),
                bar(10_000, 10_000, 10_000, 10_000),
                bar(10_000, 10_000, 10_000, 10_000));
        List<String> seen = new ArrayList<>();
        Strategy watcher = new Strategy() {
            @Override
            public StrategyDeclaration declaration() {
                return StrategyDeclaration.of("test", "For a test.", new None())
                        .on("BTCUSDT")
                        .bars(TimeFrame.M1, 2);
            }

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                seen.add((bar.openTimeNanos() - START) / MINUTE + (context.warmingUp() ? " past" : " now"));
            }
        };

        BacktestResult result =
                BacktestRun.run(plan(bars, FREE, watcher).between(START + 3 * MINUTE, START + 9 * MINUTE), Watch.NONE);

        assertThat(seen).containsExactly("1 past", "2 past", "3 now");
        assertThat(result.bars()).isEqualTo(1);
    }

    @Test
    void longer_bars_are_built_from_the_short_ones() throws Exception {
        long[][] minutes = new long[125][];
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = bar(10_000 + i, 10_010 + i, 9_990 + i, 10_005 + i);
        }
        List<Bar> hours = new ArrayList<>();
        Strategy watcher = new Strategy() {
            @Override
            public StrategyDeclaration declaration() {
                return StrategyDeclaration.of("test", "For a test.", new None())
                        .on("BTCUSDT")
                        .bars(Subscription.of(TimeFrame.H1));
            }

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                hours.add(bar);
            }
        };

        BacktestResult unused = BacktestRun.run(plan(bars(minutes), FREE, watcher), Watch.NONE);

        assertThat(hours).hasSize(2);
        assertThat(hours.getFirst().open()).isEqualTo(10_000);
        assertThat(hours.getFirst().high()).isEqualTo(10_069);
        assertThat(hours.getFirst().low()).isEqualTo(9_990);
        assertThat(hours.getFirst().close()).isEqualTo(10_064);
        assertThat(hours.getFirst().volume()).isEqualTo(60_000);
    }

    @Test
    void the_same_input_gives_the_same_hash_and_another_one_another() throws Exception {
        BarColumns bars = bars(
                bar(10_000, 10_000, 10_000, 10_000),
                bar(10_000, 10_100, 9_900, 10_000),
                bar(10_000, 10_100, 9_500, 9_600));
        BiConsumer<Integer, StrategyContext> buys = (bar, context) -> buyFirst(bar, context, 9_800, 0);

        assertThat(run(bars, FREE, buys).hash()).isEqualTo(run(bars, FREE, buys).hash());
        assertThat(run(bars, FREE, buys).hash())
                .isNotEqualTo(run(bars, BacktestAccount.USUAL, buys).hash());
    }

    @Test
    void a_strategy_that_fails_is_stopped_and_told() throws Exception {
        BacktestResult result = run(bars(bar(10, 10, 10, 10), bar(10, 10, 10, 10)), FREE, (bar, context) -> {
            throw new IllegalStateException("broken");
        });

        assertThat(result.disabled()).contains("broken");
    }

    @Test
    void a_run_can_be_stopped() {
        BarColumns many = new BarColumns(10_000);
        for (int i = 0; i < 10_000; i++) {
            many.add(new Bar(0, TimeFrame.M1, START + i * MINUTE, 10, 10, 10, 10, 1, 1));
        }

        assertThatThrownBy(() ->
                        BacktestRun.run(plan(many, FREE, strategy((bar, context) -> {})), (done, all) -> done < 4_000))
                .isInstanceOf(Stopped.class);
    }

    @Test
    void an_empty_time_is_refused() {
        assertThatThrownBy(() -> run(bars(), FREE, (bar, context) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no bars between");
    }

    @Test
    void denials_are_counted() throws Exception {
        BacktestResult result = run(
                bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_000, 10_000, 10_000)),
                FREE,
                (bar, context) -> {
                    if (bar == 0) {
                        context.enter(Entry.buy("far too dear")
                                .limit(20_000)
                                .quantity(1)
                                .stopLoss(9_000));
                    }
                });

        assertThat(result.denials()).containsEntry("PRICE_OUTSIDE_COLLAR", 1);
    }
}
