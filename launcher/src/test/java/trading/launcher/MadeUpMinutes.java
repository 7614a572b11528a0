package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/// Minutes of BTCUSDT from 2024-01-01 on, drawn by a seed, in the history of a data directory.
final class MadeUpMinutes {
    private MadeUpMinutes() {}

    static void bringInto(Path data, int days) throws IOException {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        Random dice = new Random(7);
        double price = 40_000;
        for (int i = 0; i < days * 1_440; i++) {
            double next = price * (1 + 0.0015 * dice.nextGaussian());
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.2f,%.2f,%.2f,%.2f,5%n",
                    1_704_067_200L + 60L * i,
                    price,
                    Math.max(price, next) + 5,
                    Math.min(price, next) - 5,
                    next));
            price = next;
        }
        Path file = Files.writeString(Files.createDirectories(data).resolve("BTCUSDT-1m.csv"), csv);
        assertThat(new Terminal().run("data", "import", file.toString(), "--data-dir", data.toString()))
                .isZero();
    }
}
