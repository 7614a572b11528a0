package trading.engine.backtest.bias;

import java.util.SplittableRandom;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Bars of a market that never was, from a seed: trends, ranges, calm and wild times, and a jump now and then.
final class MadeUpBars {
    private static final int REGIME = 180;
    private static final double CALM = 0.0008;
    private static final double JUMP = 0.02;

    private MadeUpBars() {}

    /// `count` bars from `fromNanos` on, the first one opening at `price` ticks.
    static BarColumns of(long seed, TimeFrame frame, long fromNanos, int count, long price) {
        SplittableRandom dice = new SplittableRandom(seed);
        BarColumns bars = new BarColumns(count);
        double at = price;
        double drift = 0;
        double width = CALM;
        for (int i = 0; i < count; i++) {
            if (i % REGIME == 0) {
                drift = (dice.nextInt(3) - 1) * 0.25 * CALM;
                width = CALM * (0.3 + 2 * dice.nextDouble());
            }
            double open = at;
            double move =
                    drift + width * dice.nextGaussian() + (dice.nextInt(500) == 0 ? JUMP * dice.nextGaussian() : 0);
            at = Math.max(100, open * Math.exp(move));
            double high = Math.max(open, at) * (1 + width * Math.abs(dice.nextGaussian()) / 2);
            double low = Math.min(open, at) * (1 - width * Math.abs(dice.nextGaussian()) / 2);
            bars.add(new Bar(
                    0,
                    frame,
                    fromNanos + i * frame.nanos(),
                    Math.round(open),
                    Math.round(high),
                    Math.round(low),
                    Math.round(at),
                    1_000 + dice.nextLong(100_000),
                    1 + dice.nextLong(500)));
        }
        return bars;
    }
}
