package trading.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Recorded market data, which is beside the project on some machines.
public final class SampleData {
    public static final String BITCOIN_WEEK = "binance-klines/BTCUSDT-1m-2022-01-01_2022-01-07.csv";

    private SampleData() {}

    /// A recorded file. The test is skipped where there is none; `TRADING_SAMPLE_DATA` names their
    /// directory.
    public static Path file(String name) {
        String property = System.getProperty("TRADING_SAMPLE_DATA", System.getenv("TRADING_SAMPLE_DATA"));
        Path directory = property == null ? root().resolve("../shared/data") : Path.of(property);
        Path path = directory.resolve(name).normalize();
        Assumptions.assumeTrue(Files.isRegularFile(path), () -> "no recorded data: path=" + path);
        return path;
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        return Files.exists(directory.resolve("engine/pom.xml")) ? directory : directory.getParent();
    }
}
