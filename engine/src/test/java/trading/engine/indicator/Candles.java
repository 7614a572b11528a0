package trading.engine.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// A series of bars to check indicators on, and its columns.
record Candles(
        String name, List<Bar> bars, double[] open, double[] high, double[] low, double[] close, double[] volume) {

    static Candles of(String name, List<Bar> bars) {
        return new Candles(
                name,
                bars,
                column(bars, Bar::open),
                column(bars, Bar::high),
                column(bars, Bar::low),
                column(bars, Bar::close),
                column(bars, Bar::volume));
    }

    /// A random walk with quiet and wild times, gaps, bars that do not move at all and bars without volume.
    static Candles random(long seed, int count) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>(count);
        long price = 50_000;
        double pace = 10;
        for (int i = 0; i < count; i++) {
            pace = Math.max(1, Math.min(200, pace * Math.exp(0.1 * random.nextGaussian())));
            boolean still = random.nextInt(20) == 0;
            long open = price + (random.nextInt(50) == 0 ? Math.round(5 * pace * random.nextGaussian()) : 0);
            price = still ? open : Math.max(5_000, open + Math.round(pace * random.nextGaussian()));
            long wick = still ? 0 : Math.round(pace * random.nextDouble());
            long volume = random.nextInt(20) == 0 ? 0 : random.nextInt(1_000_000);
            bars.add(bar(i, open, Math.max(open, price) + wick, Math.min(open, price) - wick, price, volume));
        }
        return of("random " + seed, bars);
    }

    /// One price all the time.
    static Candles flat(int count, long price, long volume) {
        List<Bar> bars = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bars.add(bar(i, price, price, price, price, volume));
        }
        return of("flat", bars);
    }

    /// A bar of one minute, `minute` of them after the epoch.
    static Bar bar(long minute, long open, long high, long low, long close, long volume) {
        return new Bar(0, TimeFrame.M1, minute * TimeFrame.M1.nanos(), open, high, low, close, volume, 0);
    }

    /// A file of bars in Binance's layout, prices in tenths.
    static Candles klines(Path path) {
        List<Bar> bars = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                bars.add(bar(
                        Long.parseLong(fields[0]) / 60_000,
                        scaled(fields[1], 10),
                        scaled(fields[2], 10),
                        scaled(fields[3], 10),
                        scaled(fields[4], 10),
                        scaled(fields[5], 1_000_000)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(path.getFileName().toString(), bars);
    }

    int count() {
        return bars.size();
    }

    double[] middle() {
        return column(bars, bar -> (bar.high() + bar.low()) / 2.0);
    }

    /// Of the bars from `first` to `last`.
    double[] typical(int first, int last) {
        return column(bars.subList(first, last + 1), bar -> ((double) bar.high() + bar.low() + bar.close()) / 3);
    }

    @Override
    public String toString() {
        return name;
    }

    private static double[] column(List<Bar> bars, ToDoubleFunction<Bar> field) {
        return bars.stream().mapToDouble(field).toArray();
    }

    private static long scaled(String decimal, int scale) {
        return Math.round(Double.parseDouble(decimal) * scale);
    }
}
