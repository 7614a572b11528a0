package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.history.BarColumns;
import trading.engine.history.BarStore;
import trading.engine.history.SeriesKey;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;

class StoredBarsTest {
    private static final long MINUTE = TimeFrame.M1.nanos();
    private static final long SECOND = TimeFrame.S1.nanos();
    private static final long START = 27_000_000L * MINUTE;

    @TempDir
    Path folder;

    private BarStore store;

    @BeforeEach
    void open() {
        store = new BarStore(folder);
    }

    private record None() {}

    /// Buys on the first close, with a stop at 98.00 and a target at 102.00.
    private static Strategy buyer(int warmUpBars) {
        return new Strategy() {
            private boolean bought;

            @Override
            public StrategyDeclaration declaration() {
                return StrategyDeclaration.of("buyer", "For a test.", new None())
                        .on("BTCUSDT")
                        .bars(TimeFrame.M1, warmUpBars);
            }

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                if (!bought) {
                    bought = true;
                    context.buy(10, 9_800, 10_200, "the first bar");
                }
            }
        };
    }

    private void add(TimeFrame frame, long from, long[]... prices) throws Exception {
        BarColumns bars = new BarColumns(prices.length);
        for (int i = 0; i < prices.length; i++) {
            long[] p = prices[i];
            bars.add(new Bar(0, frame, from + i * frame.nanos(), p[0], p[1], p[2], p[3], 1_000, 1));
        }
        store.merge(
                new SeriesKey("BTCUSDT", frame),
                1_000_000,
                1_000_000,
                List.of(bars).iterator(),
                BarStore.OnConflict.REFUSE);
    }

    private static long[] flat(long price) {
        return new long[] {price, price, price, price};
    }

    private BacktestPlan plan(int warmUpBars, StoredBars.Wanted wanted) throws Exception {
        return new StoredBars(store, 1_000)
                .plan(settings -> buyer(warmUpBars), Map.of(), wanted, BacktestAccount.USUAL.withFees(0, 0));
    }

    private static StoredBars.Wanted all(TimeFrame frame) {
        return new StoredBars.Wanted(List.of(), frame, null, null);
    }

    /// A minute that went from 100 to 103, to 97, and to 100: its bar alone says low first, so the stop; its seconds
    /// say that the target came first.
    @Test
    void bars_of_a_second_decide_what_a_bar_of_a_minute_has_to_guess() throws Exception {
        add(TimeFrame.M1, START, flat(10_000), flat(10_000), new long[] {10_000, 10_310, 9_700, 10_000}, flat(10_000));
        BacktestResult minutes = BacktestRun.run(plan(0, all(null)), Watch.NONE);
        long[][] seconds = new long[240][];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = flat(10_000);
        }
        seconds[130] = new long[] {10_000, 10_310, 10_000, 10_310};
        seconds[150] = new long[] {10_000, 10_000, 9_700, 9_700};
        add(TimeFrame.S1, START, seconds);
        BacktestPlan finer = plan(0, all(null));
        BacktestResult exact = BacktestRun.run(finer, Watch.NONE);

        assertThat(minutes.closed())
                .singleElement()
                .satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP_LOSS));
        assertThat(finer.frame()).isEqualTo(TimeFrame.S1);
        assertThat(exact.closed()).singleElement().satisfies(trade -> {
            assertThat(trade.exitReason()).isEqualTo(ExitReason.TAKE_PROFIT);
            assertThat(trade.openedNanos()).isEqualTo(START + 2 * MINUTE);
            assertThat(trade.closedNanos()).isBetween(START + 130 * SECOND, START + 131 * SECOND);
        });
        assertThat(exact.bars()).isEqualTo(180);
        assertThat(plan(0, all(TimeFrame.M1)).frame()).isEqualTo(TimeFrame.M1);
    }

    @Test
    void a_run_begins_when_the_strategy_is_warm_and_ends_with_the_bars() throws Exception {
        add(TimeFrame.M1, START, flat(1), flat(2), flat(3), flat(4), flat(5));
        BacktestPlan plan = plan(2, all(null));

        assertThat(plan.fromNanos()).isEqualTo(START + 3 * MINUTE);
        assertThat(plan.toNanos()).isEqualTo(START + 5 * MINUTE);
        assertThat(plan.feeds().getFirst().bars().count()).isEqualTo(5);
    }

    @Test
    void more_bars_than_allowed_are_not_read() throws Exception {
        add(TimeFrame.M1, START, flat(1));
        add(TimeFrame.M1, START + 1_000 * MINUTE, flat(1));
        assertThatThrownBy(() -> plan(0, all(null))).hasMessageContaining("at most 1000 are played here");
    }

    @Test
    void what_is_missing_is_said_in_words() throws Exception {
        assertThatThrownBy(() -> plan(0, all(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no bars of BTCUSDT of 1m or shorter")
                .hasMessageContaining("which has nothing")
                .hasMessageContaining("trading data import");
        add(TimeFrame.M1, START, flat(1), flat(2));
        assertThatThrownBy(() -> plan(10, all(null)))
                .hasMessageContaining("needs 11 bars of 1m of it before it starts");
        assertThatThrownBy(() -> plan(0, all(TimeFrame.H1))).hasMessageContaining("cannot be built from longer ones");
        assertThatThrownBy(() -> plan(0, new StoredBars.Wanted(List.of(), null, START + MINUTE, START)))
                .hasMessageContaining("the end must be after the start");
        assertThatThrownBy(() -> plan(0, new StoredBars.Wanted(List.of(), null, START + 9 * MINUTE, null)))
                .hasMessageContaining("goes from 2021-05-03T00:00:00Z to 2021-05-03T00:02:00Z");
        assertThatThrownBy(() -> plan(0, new StoredBars.Wanted(List.of("BTCUSDT", "BTCUSDT"), null, null, null)))
                .hasMessageContaining("twice");
    }
}
