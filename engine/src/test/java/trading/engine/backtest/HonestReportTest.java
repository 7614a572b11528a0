package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyCatalog;

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
}
