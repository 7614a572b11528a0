package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.history.BarStore;
import trading.engine.market.replay.HistoryImport;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.LimitFill;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;

class TickFillsTest {
    /// 0.3
    private static final long QUANTITY = 300_000;

    private static final long MINUTE = 1_640_995_200_000L;

    /// Buys after the first minute. In the third one the low comes first by the bar: 99.9 is nearer to its open than
    /// 100.2; by the ticks the target was reached before the stop.
    private static final String TARGET_FIRST =
            """
            1,100.00,1,100,%1$d900,true,true
            2,100.00,1,100,%2$d500,false,true
            3,100.02,1,100,%3$d100,false,true
            4,100.40,1,100,%3$d200,false,true
            5,99.70,1,100,%3$d300,true,true
            6,100.00,1,100,%3$d400,true,true
            7,100.00,1,100,%4$d100,true,true
            """.formatted(MINUTE / 1000 + 59, MINUTE / 1000 + 60, MINUTE / 1000 + 61, MINUTE / 1000 + 120);

    @TempDir
    Path folder;

    /// No parameters.
    record None() {}

    private static Strategy minutes(BiConsumer<Integer, StrategyContext> onBar) {
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

    private BarStore store(String trades) throws Exception {
        BarStore store = new BarStore(folder.resolve("history"));
        Path file = Files.writeString(folder.resolve("trades.csv"), trades);
        new HistoryImport(store, new HistoryImport.Options(false, false, true, true))
                .run(file, "BTCUSDT", HistoryImport.Progress.NONE);
        return store;
    }

    private static BacktestResult run(
            BarStore store, String detail, BacktestAccount account, BiConsumer<Integer, StrategyContext> onBar)
            throws Exception {
        BacktestPlan plan = new StoredBars(store, 1_000_000)
                .plan(
                        settings -> minutes(onBar),
                        Map.of(),
                        new StoredBars.Wanted(List.of(), null, MINUTE * 1_000_000, null).withDetail(detail),
                        account);
        return BacktestRun.run(plan, Watch.NONE);
    }

    private static BacktestAccount free() {
        return BacktestAccount.USUAL.withFees(0, 0);
    }

    private static void buyFirst(int bar, StrategyContext context) {
        if (bar == 0) {
            context.buy(QUANTITY, 9_980, 10_020, "first minute");
        }
    }

    @Test
    void a_stop_and_a_target_in_one_bar_are_met_in_the_order_that_only_ticks_know() throws Exception {
        BarStore store = store(TARGET_FIRST);

        Trade onTicks =
                run(store, null, free(), TickFillsTest::buyFirst).closed().getFirst();
        Trade guessed =
                run(store, "bars", free(), TickFillsTest::buyFirst).closed().getFirst();

        assertThat(onTicks.exitReason()).isEqualTo(ExitReason.TAKE_PROFIT);
        assertThat(onTicks.closedNanos()).isEqualTo((MINUTE + 61_200) * 1_000_000);
        assertThat(guessed.exitReason()).isEqualTo(ExitReason.STOP_LOSS);
    }

    @Test
    void an_order_waits_for_the_first_trade_and_is_filled_at_its_price() throws Exception {
        Trade trade = run(store(TARGET_FIRST), "ticks", free(), TickFillsTest::buyFirst)
                .closed()
                .getFirst();

        assertThat(trade.openedNanos()).isEqualTo((MINUTE + 60_500) * 1_000_000);
        // the trade was at the ask: 100.00 for 0.3
        assertThat(trade.entryNotional()).isEqualTo(30 * 100_000_000L);
    }

    @Test
    void a_print_at_the_bid_is_bought_a_tick_above_it() throws Exception {
        BacktestResult atBid =
                run(store(TARGET_FIRST.replace("500,false", "500,true")), "ticks", free(), TickFillsTest::buyFirst);

        assertThat(atBid.fills().getFirst().lastPrice()).isEqualTo(10_001);
    }

    @Test
    void with_a_share_of_the_market_an_order_takes_so_much_of_a_trade_and_no_more() throws Exception {
        BacktestAccount tenth = BacktestAccount.of(new BacktestAccount.Terms(
                BigDecimal.valueOf(10_000),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                BigDecimal.TEN,
                LimitFill.TOUCH));
        BacktestResult result = run(store(TARGET_FIRST), "ticks", tenth, TickFillsTest::buyFirst);

        assertThat(result.fills().stream()
                        .filter(fill -> fill.side() == Side.BUY)
                        .map(fill -> (fill.timeNanos() / 1_000_000 - MINUTE) + " " + fill.lastQuantity()))
                .containsExactly("60500 100000");
    }

    @Test
    void the_same_ticks_give_the_same_hash_again() throws Exception {
        BarStore store = store(TARGET_FIRST);

        assertThat(run(store, "ticks", free(), TickFillsTest::buyFirst).hash())
                .isEqualTo(run(store, "ticks", free(), TickFillsTest::buyFirst).hash())
                .isNotEqualTo(
                        run(store, "bars", free(), TickFillsTest::buyFirst).hash());
    }

    @Test
    void detail_is_ticks_bars_or_the_seconds_of_a_bar() throws Exception {
        BarStore store = store(TARGET_FIRST);

        assertThat(run(store, "1", free(), TickFillsTest::buyFirst).hash())
                .isEqualTo(run(store, "bars", free(), TickFillsTest::buyFirst).hash());
        assertThatThrownBy(() -> run(store, "7", free(), TickFillsTest::buyFirst))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("detail=7: write ticks, bars, or the seconds of a bar: 1 60 180");
        store.ticks().remove("BTCUSDT");
        assertThatThrownBy(() -> run(store, "ticks", free(), TickFillsTest::buyFirst))
                .hasMessageContaining("no ticks of BTCUSDT in that time");
    }
}
