package trading.web.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Bars of minutes of ETHUSDT, a random walk around 3,000.
public final class MinuteBars {
    private MinuteBars() {}

    /// `count` bars, the first of which opens at `openNanos`.
    public static List<Bar> walk(long seed, long openNanos, int count) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        double price = 300_000;
        for (int i = 0; i < count; i++) {
            double open = price;
            price += 100 * random.nextGaussian();
            double above = 60 * random.nextDouble();
            double below = 60 * random.nextDouble();
            bars.add(bar(
                    openNanos + i * TimeFrame.M1.nanos(),
                    open,
                    Math.max(open, price) + above,
                    Math.min(open, price) - below,
                    price));
        }
        return bars;
    }

    /// A long rising bar without shadows, as no walk has it.
    public static Bar marubozu(long openNanos, long from) {
        return bar(openNanos, from, from + 2_000, from, from + 2_000);
    }

    private static Bar bar(long openNanos, double open, double high, double low, double close) {
        return new Bar(
                TestDesk.ETH.id(),
                TimeFrame.M1,
                openNanos,
                Math.round(open),
                Math.round(high),
                Math.round(low),
                Math.round(close),
                10,
                1);
    }
}
