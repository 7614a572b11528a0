package trading.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/// A small file of one-minute bars in Binance's layout: waves that make moving averages cross.
final class BarFile {
    /// Open, high, low, close and volume of the first bar.
    static final String FIRST_BAR = "46216.93 46300.11 46100.22 46250.05 12.345";

    private static final long FIRST_OPEN_MILLIS = 1_640_995_200_000L;

    private BarFile() {}

    static Path write(Path file, int bars) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        line(text, 0, "46216.93", "46300.11", "46100.22", "46250.05", "12.345");
        double price = 46_250.05;
        for (int bar = 1; bar < bars; bar++) {
            double wave = 46_250 + 900 * Math.sin(bar / 25.0) + 250 * Math.sin(bar / 7.0);
            double close = price + 0.3 * (wave - price) + random.nextDouble(-40, 40);
            double high = Math.max(price, close) + random.nextDouble(1, 30);
            double low = Math.min(price, close) - random.nextDouble(1, 30);
            line(text, bar, two(price), two(high), two(low), two(close), two(random.nextDouble(2, 30)));
            price = Double.parseDouble(two(close));
        }
        return Files.writeString(file, text);
    }

    private static void line(
            StringBuilder text, int bar, String open, String high, String low, String close, String volume) {
        long start = FIRST_OPEN_MILLIS + bar * 60_000L;
        text.append(String.join(
                        ",",
                        Long.toString(start),
                        open,
                        high,
                        low,
                        close,
                        volume,
                        Long.toString(start + 59_999),
                        "0",
                        "100"))
                .append(",0,0,0\n");
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
