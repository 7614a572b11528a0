package trading.engine.pattern;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Bars to look for patterns in.
final class TestBars {
    static final int INSTRUMENT = 3;

    private TestBars() {}

    static Bar bar(int index, double open, double high, double low, double close) {
        return new Bar(
                INSTRUMENT,
                TimeFrame.M1,
                index * TimeFrame.M1.nanos(),
                Math.round(open),
                Math.round(high),
                Math.round(low),
                Math.round(close),
                10,
                1);
    }

    /// A random walk with quiet and wild times, gaps, and bars that do not move at all.
    static List<Bar> random(long seed, int count) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        double price = 500_000;
        double pace = 100;
        for (int i = 0; i < count; i++) {
            pace = Math.max(2, Math.min(1_500, pace * Math.exp(0.1 * random.nextGaussian())));
            boolean still = random.nextInt(20) == 0;
            double open = price + (random.nextInt(10) == 0 ? 2 * pace * random.nextGaussian() : 0);
            price = still ? open : Math.max(10_000, open + pace * random.nextGaussian());
            double above = still ? 0 : pace * random.nextDouble() * random.nextInt(2);
            double below = still ? 0 : pace * random.nextDouble() * random.nextInt(2);
            bars.add(bar(i, open, Math.max(open, price) + above, Math.min(open, price) - below, price));
        }
        return bars;
    }

    /// A walk whose steps are alike at all times: each bar is made of `steps` small ones.
    static List<Bar> walk(long seed, int count) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        double price = 1_000_000;
        for (int i = 0; i < count; i++) {
            double open = price;
            double high = price;
            double low = price;
            for (int step = 0; step < 16; step++) {
                price += 50 * random.nextGaussian();
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            bars.add(bar(i, open, high, low, price));
        }
        return bars;
    }

    /// A file of bars in Binance's layout, in hundredths.
    static List<Bar> klines(Path path) {
        List<Bar> bars = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                bars.add(bar(bars.size(), cents(fields[1]), cents(fields[2]), cents(fields[3]), cents(fields[4])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bars;
    }

    private static double cents(String price) {
        return new BigDecimal(price).movePointRight(2).doubleValue();
    }
}
