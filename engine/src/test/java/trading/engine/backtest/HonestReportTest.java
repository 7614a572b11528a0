package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.host.StrategyFactory;

class HonestReportTest {
    private static final long HOUR = TimeFrame.H1.nanos();
    private static final long START = 20_000 * 24 * HOUR;
    private static final Instrument BTC = new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 100, 1, 1L << 40, 0);

    /// Up a percent in every tenth hour, down a tenth of a percent in the others.
    private static BarColumns sawtooth(int count) {
        BarColumns bars = new BarColumns(count);
        double price = 4_000_000;
        for (int i = 0; i < count; i++) {
            long open = Math.round(price);
            price *= i % 10 == 0 ? 1.01 : 0.999;
            long close = Math.round(price);
            bars.add(new Bar(
                    0,
                    TimeFrame.H1,
                    START + i * HOUR,
                    open,
                    Math.max(open, close),
                    Math.min(open, close),
                    close,
                    1,
                    1));
        }
        return bars;
    }

    private static ClosedTrade trade(BarColumns bars, int entry) {
        double gain = (double) bars.close(entry + 1) / bars.close(entry) - 1;
        return new ClosedTrade(
                "BTCUSDT",
                "",
                Side.BUY,
                START + (entry + 1) * HOUR,
                START + (entry + 2) * HOUR,
                1_000,
                1_000 * (1 + gain),
                0,
                1_000 * gain,
                0,
                0,
                ExitReason.SIGNAL);
    }

    @Test
    void entries_that_know_the_good_hour_are_better_than_chance() {
        BarColumns bars = sawtooth(2_000);
        List<ClosedTrade> trades = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            trades.add(trade(bars, i * 30 + 9));
        }

        RandomEntries entries = RandomEntries.of(
                trades, List.of(new BarFeed(BTC, TimeFrame.H1, bars)), START, START + 2_000 * HOUR, 0, 500, 1);

        assertThat(entries.meanGain()).isBetween(0.0099, 0.0101);
        assertThat(entries.probability()).isEqualTo(1 / 501.0);
    }

    @Test
    void entries_at_any_hour_are_no_better_than_chance() {
        BarColumns bars = sawtooth(2_000);
        Random dice = new Random(5);
        List<ClosedTrade> trades = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            trades.add(trade(bars, dice.nextInt(1_990)));
        }

        RandomEntries entries = RandomEntries.of(
                trades, List.of(new BarFeed(BTC, TimeFrame.H1, bars)), START, START + 2_000 * HOUR, 0, 500, 1);

        assertThat(entries.probability()).isBetween(0.05, 0.95);
    }

    @Test
    void a_short_run_with_gaps_is_told_to_prove_little() throws Exception {
        BarColumns all = sawtooth(1_000);
        BarColumns bars = new BarColumns(1_000);
        for (int i = 0; i < 1_000; i++) {
            if (i < 300 || i > 400) {
                bars.add(all.bar(i, 0, TimeFrame.H1));
            }
        }
        BacktestPlan plan = new BacktestPlan(
                settings -> HourlyEmaCross.of(StrategyCatalog.create("ema-cross", settings)),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(BTC, TimeFrame.H1, bars)),
                START,
                START + 1_000 * HOUR,
                BacktestAccount.USUAL);

        Honesty honesty = Honesty.of(plan, BacktestRun.run(plan, Watch.NONE), 200, 0.01);

        assertThat(honesty.warnings())
                .anyMatch(warning -> warning.contains("fewer than 30 prove little"))
                .anyMatch(warning -> warning.equals("BTCUSDT lacks 101 of 1000 bars: prices were stale there."))
                .anyMatch(warning -> warning.startsWith("After 200 trials the best Sharpe ratio may be chance"));
    }

    @Test
    void one_is_told_as_one_and_more_as_more() throws Exception {
        BarColumns bars = hours(5, 0, 1, 2);
        BacktestPlan day = plan(bars, settings -> new Buys(), START + 24 * HOUR);
        BacktestPlan days = plan(bars, settings -> new Buys(), START + 48 * HOUR);

        assertThat(Honesty.of(day, BacktestRun.run(day, Watch.NONE), 1, 0).warnings())
                .anyMatch(warning -> warning.startsWith("The run is 1 day long: "))
                .contains("1 trade still open at the end counts at the last price.");
        assertThat(Honesty.of(days, BacktestRun.run(days, Watch.NONE), 1, 0).warnings())
                .anyMatch(warning -> warning.startsWith("The run is 2 days long: "));
    }

    private static BacktestPlan plan(BarColumns bars, StrategyFactory strategy) {
        return plan(bars, strategy, START + 1_000_000 * HOUR);
    }

    private static BacktestPlan plan(BarColumns bars, StrategyFactory strategy, long toNanos) {
        return new BacktestPlan(
                strategy,
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(BTC, TimeFrame.H1, bars)),
                START,
                toNanos,
                BacktestAccount.USUAL.withFees(0, 0));
    }

    @Test
    void every_report_plays_the_run_again_on_slightly_other_bars() throws Exception {
        BacktestPlan plan = plan(sawtooth(1_000), settings -> new Buys());
        BacktestResult result = BacktestRun.run(plan, Watch.NONE);

        CandleNoise noise = Honesty.of(plan, result, 1, 0).noise();

        assertThat(noise.runs()).isEqualTo(20);
        assertThat(noise.skipped()).isEmpty();
        assertThat(noise.totalReturn().sorted()).hasSize(20).doesNotHaveDuplicates();
        assertThat(noise.maximumDrawdown().sorted()).hasSize(20);
        assertThat(noise.sharpe().lowest()).isLessThan(noise.sharpe().highest());
        assertThat(Honesty.of(plan, result, 1, 0).noise().totalReturn().sorted())
                .isEqualTo(noise.totalReturn().sorted());
    }

    @Test
    void noisy_bars_are_bars_still_and_move_by_a_tenth_of_their_own_range() {
        BarColumns bars = new BarColumns(2_000);
        for (int i = 0; i < 2_000; i++) {
            long range = i % 2 == 0 ? 0 : 10_000;
            bars.add(new Bar(
                    0, TimeFrame.H1, START + i * HOUR, 50_000, 50_000 + range, 50_000, 50_000 + range / 2, 7, 3));
        }

        BarColumns noisy = CandleNoise.noisy(new BarFeed(BTC, TimeFrame.H1, bars), new SplittableRandom(3));

        double squares = 0;
        for (int i = 0; i < 2_000; i++) {
            assertThat(noisy.high(i)).isGreaterThanOrEqualTo(Math.max(noisy.open(i), noisy.close(i)));
            assertThat(noisy.low(i)).isLessThanOrEqualTo(Math.min(noisy.open(i), noisy.close(i)));
            assertThat(noisy.volume(i)).isEqualTo(7);
            if (i % 2 == 0) {
                assertThat(noisy.bar(i, 0, TimeFrame.H1)).isEqualTo(bars.bar(i, 0, TimeFrame.H1));
            }
            squares += i % 2 == 0 ? 0 : Math.pow(noisy.close(i) - bars.close(i), 2);
        }
        assertThat(Math.sqrt(squares / 1_000)).isBetween(900.0, 1_100.0);
    }

    @Test
    void a_history_that_is_too_long_for_noise_says_so() throws Exception {
        BacktestPlan plan = plan(sawtooth(850_000), settings -> new BuysNothing());

        CandleNoise noise = CandleNoise.of(plan, Watch.NONE);

        assertThat(noise.runs()).isZero();
        assertThat(noise.skipped()).isEqualTo("850000 bars are too many to be played again 5 times: at most 800000");
    }

    /// Buys at each close.
    private static final class Buys implements Strategy {
        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("buys", "For a test.", new BuysNothing.None())
                    .on("BTCUSDT")
                    .bars(TimeFrame.H1, 0);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            context.buy(10_000, bar.close() / 2, 0, "always");
        }
    }

    private static final class BuysNothing implements Strategy {
        record None() {}

        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("nothing", "For a test.", new None())
                    .on("BTCUSDT")
                    .bars(TimeFrame.H1, 0);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {}
    }

    private static BarColumns hours(long volume, int... opens) {
        BarColumns bars = new BarColumns(opens.length);
        for (int open : opens) {
            bars.add(new Bar(0, TimeFrame.H1, START + open * HOUR, 40_000, 40_010, 39_990, 40_000, volume, 1));
        }
        return bars;
    }

    private static List<String> warnings(BarColumns bars) throws Exception {
        BacktestPlan plan = plan(bars, settings -> new Buys());
        return Honesty.of(plan, BacktestRun.run(plan, Watch.NONE), 1, 0).warnings();
    }

    @Test
    void fills_in_bars_without_volume_are_told() throws Exception {
        assertThat(warnings(hours(0, 0, 1, 2)))
                .contains("Flat fills: 1 of 1 were in bars without volume or movement: nobody may have been there to"
                        + " trade with.");
        assertThat(warnings(hours(5, 0, 1, 2))).noneMatch(warning -> warning.startsWith("Flat fills"));
    }

    @Test
    void decisions_before_a_gap_are_told() throws Exception {
        assertThat(warnings(hours(5, 0, 7, 8))).anyMatch(warning -> warning.startsWith("Stale prices: 1 of "));
        assertThat(warnings(hours(5, 0, 1, 2))).noneMatch(warning -> warning.startsWith("Stale prices"));
    }
}
