package trading.engine.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A series of prices to check indicators on.
record Candles(String name, double[] high, double[] low, double[] close) {

    /// A random walk with quiet and wild times, gaps, and bars that do not move at all.
    static Candles random(long seed, int bars) {
        Random random = new Random(seed);
        double[] high = new double[bars];
        double[] low = new double[bars];
        double[] close = new double[bars];
        double price = 50_000;
        double pace = 10;
        for (int i = 0; i < bars; i++) {
            pace = Math.max(1, Math.min(200, pace * Math.exp(0.1 * random.nextGaussian())));
            boolean still = random.nextInt(20) == 0;
            double open = price + (random.nextInt(50) == 0 ? 5 * pace * random.nextGaussian() : 0);
            price = still ? open : Math.max(1_000, Math.rint(open + pace * random.nextGaussian()));
            double wick = still ? 0 : pace * random.nextDouble();
            high[i] = Math.max(open, price) + wick;
            low[i] = Math.min(open, price) - wick;
            close[i] = price;
        }
        return new Candles("random " + seed, high, low, close);
    }

    /// A file of bars in Binance's layout.
    static Candles klines(Path path) {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                rows.add(new double[] {
                    Double.parseDouble(fields[2]), Double.parseDouble(fields[3]), Double.parseDouble(fields[4])
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Candles(
                path.getFileName().toString(),
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                rows.stream().mapToDouble(row -> row[1]).toArray(),
                rows.stream().mapToDouble(row -> row[2]).toArray());
    }

    int bars() {
        return close.length;
    }

    @Override
    public String toString() {
        return name;
    }
}
