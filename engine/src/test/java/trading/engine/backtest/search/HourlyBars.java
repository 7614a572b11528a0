package trading.engine.backtest.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BarFeed;
import trading.engine.backtest.HourlyEmaCross;
import trading.engine.history.BarColumns;
import trading.engine.market.replay.ReplayGrid;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.LimitFill;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyCatalog;

/// Made-up hours that trend now up, now down, from a midnight on.
final class HourlyBars {
    static final long HOUR = TimeFrame.H1.nanos();
    static final long DAY = 24 * HOUR;
    static final long START = 20_000 * DAY;
    static final int WARM_DAYS = 20;

    private HourlyBars() {}

    private static BarColumns bars(int days, TimeFrame frame) {
        Random dice = new Random(3);
        int count = (int) (days * DAY / frame.nanos());
        BarColumns bars = new BarColumns(count);
        double price = 4_000_000;
        for (int i = 0; i < count; i++) {
            long open = Math.round(price);
            price *= Math.exp(0.004 * dice.nextGaussian() + (i / 200 % 2 == 0 ? 0.001 : -0.001));
            long close = Math.round(price);
            bars.add(new Bar(
                    0,
                    frame,
                    START + i * frame.nanos(),
                    open,
                    Math.max(open, close) + dice.nextInt(5_000),
                    Math.min(open, close) - dice.nextInt(5_000),
                    close,
                    1_000_000,
                    1));
        }
        return bars;
    }

    /// Runs start after the warm-up.
    static BacktestPlan plan(int days) {
        Instrument btc = new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 100, 1, 1L << 40, 0);
        return new BacktestPlan(
                settings -> HourlyEmaCross.of(StrategyCatalog.create("ema-cross", settings)),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(btc, TimeFrame.H1, bars(days, TimeFrame.H1))),
                START + WARM_DAYS * DAY,
                START + days * DAY,
                BacktestAccount.USUAL);
    }

    /// A shipped strategy on minutes, as it can be sent to another process.
    static TrialWork work(int days) {
        BacktestAccount.Terms terms = new BacktestAccount.Terms(
                new BigDecimal("10000.50"),
                new BigDecimal("0.02"),
                new BigDecimal("0.05"),
                new BigDecimal("0.010"),
                250,
                BigDecimal.valueOf(100),
                LimitFill.TOUCH);
        StrategyOrigin origin = StrategyOrigin.shipped("ema-cross");
        BacktestPlan plan = new BacktestPlan(
                origin.factory(),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(
                        ReplayGrid.instrument(0, "BTCUSDT", 1_000_000, 100), TimeFrame.M1, bars(days, TimeFrame.M1))),
                START + DAY,
                START + days * DAY,
                BacktestAccount.of(terms));
        return new TrialWork(plan, origin, terms);
    }
}
