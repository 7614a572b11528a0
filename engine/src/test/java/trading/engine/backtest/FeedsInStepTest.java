package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.history.BarColumns;
import trading.engine.history.BarStore;
import trading.engine.market.replay.HistoryImport;
import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Entry;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.Timer;

/// Prices of all instruments come in the order of their times, so that what a strategy does about one of them
/// because of another one is done at the price of that moment.
class FeedsInStepTest {
    private static final long MINUTE = TimeFrame.M1.nanos();
    private static final long SECOND = MINUTE / 60;
    private static final long START = 27_000_000L * MINUTE;
    private static final BacktestAccount FREE = BacktestAccount.USUAL.withFees(0, 0);

    @TempDir
    Path folder;

    /// No parameters.
    record None() {}

    /// Sits on BTC, and sees ETH too.
    private abstract static class OnBoth implements Strategy {
        private int bars;

        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("test", "For a test.", new None())
                    .on("BTCUSDT")
                    .bars(TimeFrame.M1, 0)
                    .bars(Subscription.of("ETHUSDT", TimeFrame.M1))
                    .entries(5);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (bar.instrument() == 0) {
                onBar(bars++, context);
            }
        }

        /// The bars of BTC, the first one after the start being 0.
        abstract void onBar(int number, StrategyContext context);
    }

    private static Strategy buysEthWhenBtcIsBought(BiConsumer<Integer, StrategyContext> onBar) {
        return new OnBoth() {
            @Override
            void onBar(int number, StrategyContext context) {
                onBar.accept(number, context);
            }

            @Override
            public void onFill(Fill fill, StrategyContext context) {
                if (fill.instrument() == 0) {
                    context.enter(Entry.buy("it follows").on("ETHUSDT").quantity(10));
                }
            }
        };
    }

    private static long[] bar(long open, long high, long low, long close) {
        return new long[] {open, high, low, close};
    }

    /// A minute each; null is a minute without a bar.
    private static BarColumns bars(long[]... prices) {
        BarColumns bars = new BarColumns(prices.length);
        for (int i = 0; i < prices.length; i++) {
            long[] p = prices[i];
            if (p.length > 0) {
                bars.add(new Bar(0, TimeFrame.M1, START + i * MINUTE, p[0], p[1], p[2], p[3], 1_000, 1));
            }
        }
        return bars;
    }

    private static final long[] NONE = {};

    private static BarFeed feed(int id, String base, BarColumns bars) {
        return new BarFeed(
                new Instrument(id, base + "USDT", base, "USDT", 1_000_000, 1_000_000, 1, 1_000_000, 0),
                TimeFrame.M1,
                bars);
    }

    private static BacktestResult run(BarColumns btc, BarColumns eth, Strategy strategy) throws Exception {
        return BacktestRun.run(
                new BacktestPlan(
                        settings -> strategy,
                        new TreeMap<>(),
                        List.of("BTCUSDT"),
                        List.of(feed(0, "BTC", btc), feed(1, "ETH", eth)),
                        START,
                        START + 1_000 * MINUTE,
                        FREE),
                Watch.NONE);
    }

    private static List<String> told(BacktestResult result) {
        return result.fills().stream()
                .map(fill -> fill.instrument() + " at " + fill.lastPrice())
                .toList();
    }

    private static void buyLower(int number, StrategyContext context) {
        if (number == 0) {
            context.enter(Entry.buy("lower").limit(9_800).quantity(10));
        }
    }

    @Test
    void what_is_bought_because_of_another_fill_costs_what_it_costs_at_that_moment() throws Exception {
        // BTC comes to 98.00 within the second third of the minute, ETH has been at 21.00 since the first one
        BacktestResult result = run(
                bars(bar(10_000, 10_000, 10_000, 10_000), bar(10_000, 10_100, 9_700, 9_750)),
                bars(bar(2_000, 2_000, 2_000, 2_000), bar(2_000, 2_050, 1_900, 1_910)),
                buysEthWhenBtcIsBought(FeedsInStepTest::buyLower));

        assertThat(told(result)).containsExactly("0 at 9800", "1 at 2051");
    }

    @Test
    void what_is_bought_in_a_bar_that_was_not_looked_at_costs_what_it_costs_at_that_moment() throws Exception {
        // the limit has waited for a bar: nobody has asked for the price of ETH for a while
        BacktestResult result = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_100, 9_700, 9_750)),
                bars(bar(2_000, 2_000, 2_000, 2_000), bar(2_000, 2_020, 2_000, 2_010), bar(2_010, 2_050, 1_950, 1_960)),
                buysEthWhenBtcIsBought(FeedsInStepTest::buyLower));

        assertThat(told(result)).containsExactly("0 at 9800", "1 at 2051");
        assertThat(result.fills().get(1).timeNanos())
                .isEqualTo(result.fills().get(0).timeNanos());
    }

    @Test
    void what_is_bought_because_of_a_fill_at_the_open_costs_what_it_opens_with() throws Exception {
        BacktestResult result = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(9_750, 9_750, 9_700, 9_750)),
                bars(bar(2_000, 2_000, 2_000, 2_000), bar(2_000, 2_020, 2_000, 2_010), bar(2_030, 2_050, 1_950, 1_960)),
                buysEthWhenBtcIsBought(FeedsInStepTest::buyLower));

        assertThat(told(result)).containsExactly("0 at 9800", "1 at 2031");
    }

    @Test
    void what_is_bought_in_a_gap_costs_what_the_last_bar_ended_with() throws Exception {
        BacktestResult result = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_100, 9_700, 9_750)),
                bars(bar(2_000, 2_000, 2_000, 2_000), bar(2_000, 2_020, 2_000, 2_010), NONE),
                buysEthWhenBtcIsBought(FeedsInStepTest::buyLower));

        assertThat(told(result)).containsExactly("0 at 9800", "1 at 2011");
    }

    @Test
    void a_stop_is_met_before_a_later_timer() throws Exception {
        // ETH has fallen to its stop after ten seconds; BTC rises to the end of the minute
        Strategy strategy = new OnBoth() {
            @Override
            void onBar(int number, StrategyContext context) {
                if (number == 1) {
                    context.enter(Entry.buy("with it").quantity(10));
                    context.enter(Entry.buy("both").on("ETHUSDT").quantity(10).stopLoss(1_990));
                } else if (number == 2) {
                    context.timer("late", START + 3 * MINUTE + 45 * SECOND);
                }
            }

            @Override
            public void onTimer(Timer timer, StrategyContext context) {
                context.openTrades().forEach(trade -> context.close(trade, "late"));
            }
        };

        BacktestResult result = run(
                bars(
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_000, 10_000, 10_000),
                        bar(10_000, 10_100, 9_950, 10_050)),
                bars(
                        bar(2_000, 2_000, 2_000, 2_000),
                        bar(2_000, 2_000, 2_000, 2_000),
                        bar(2_000, 2_000, 2_000, 2_000),
                        bar(2_000, 2_040, 1_980, 2_030)),
                strategy);

        assertThat(told(result)).containsExactly("0 at 10001", "1 at 2001", "1 at 1990", "0 at 10050");
    }

    @Test
    void quotes_of_all_instruments_come_in_the_order_of_their_times() throws Exception {
        List<Long> times = new ArrayList<>();
        List<String> prices = new ArrayList<>();
        Strategy watcher = new OnBoth() {
            @Override
            public StrategyDeclaration declaration() {
                return super.declaration().withQuotes();
            }

            @Override
            void onBar(int number, StrategyContext context) {}

            @Override
            public void onQuote(Quote quote, StrategyContext context) {
                times.add(context.timeNanos());
                prices.add(quote.instrument() + " " + quote.bidPrice());
            }
        };

        BacktestResult unused = run(
                bars(bar(10_000, 10_100, 9_950, 10_050), bar(10_050, 10_060, 9_900, 10_000)),
                bars(bar(2_000, 2_100, 1_950, 2_050), bar(2_050, 2_060, 1_900, 2_000)),
                watcher);

        assertThat(times).isSorted();
        assertThat(prices)
                .containsExactly(
                        "0 10000", "1 2000", "0 9950", "1 1950", "0 10100", "1 2100", "0 10050", "1 2050", //
                        "0 10060", "1 2060", "0 9900", "1 1900", "0 10000", "1 2000");
    }

    @Test
    void ticks_of_one_instrument_and_guessed_prices_of_another_one_come_in_the_order_of_their_times() throws Exception {
        BarStore store = new BarStore(folder.resolve("history"));
        long second = START / 1_000_000_000;
        // the bar of ETH goes 20.00, 19.90, 20.20, 20.05: from one sixth of the second on
        load(store, true, "BTCUSDT", """
            1,100.00,1,100,%1$d100,true,true
            2,101.00,1,100,%1$d600,true,true
            """.formatted(second));
        load(store, false, "ETHUSDT", """
            1,20.00,1,100,%1$d100,true,true
            2,20.20,1,100,%1$d200,true,true
            3,19.90,1,100,%1$d300,true,true
            4,20.05,1,100,%1$d400,true,true
            """.formatted(second));
        List<String> told = new ArrayList<>();
        Strategy watcher = new OnBoth() {
            @Override
            public StrategyDeclaration declaration() {
                return super.declaration().withQuotes();
            }

            @Override
            void onBar(int number, StrategyContext context) {}

            @Override
            public void onQuote(Quote quote, StrategyContext context) {
                told.add((context.timeNanos() - START) / 1_000_000 + " " + quote.instrument() + " " + quote.bidPrice());
            }
        };

        BacktestResult unused = BacktestRun.run(
                new StoredBars(store, 1_000_000)
                        .plan(settings -> watcher, Map.of(), new StoredBars.Wanted(List.of(), null, START, null), FREE),
                Watch.NONE);

        assertThat(told)
                .containsExactly("0 1 2000", "100 0 10000", "166 1 1990", "499 1 2020", "600 0 10100", "833 1 2005");
    }

    private void load(BarStore store, boolean ticks, String symbol, String trades) throws Exception {
        Path file = Files.writeString(folder.resolve(symbol + ".csv"), trades);
        new HistoryImport(store, new HistoryImport.Options(false, false, true, ticks))
                .run(file, symbol, HistoryImport.Progress.NONE);
    }
}
