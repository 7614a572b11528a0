package trading.launcher;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import trading.launcher.secret.Passphrases;

/// The options of a start, whether `start` is written or not.
final class StartOptions {
    @Option(names = "--headless", description = "No browser; a port that is taken is an error.")
    boolean headless;

    @Option(
            names = "--services",
            paramLabel = "NAME",
            split = ",",
            description = "Only these services, and what they wait for: --services api,orchestrator.")
    List<String> services = List.of();

    @Option(
            names = "--skip-health-check",
            description = "Do not ask services how they are: one that hangs is not restarted. For debugging.")
    boolean skipHealthCheck;

    @Option(names = "--json", description = "Tell how the start goes for scripts: one JSON object a line.")
    boolean json;

    @Option(names = "--data-dir", paramLabel = "FOLDER", description = "Where everything is kept.")
    @Nullable
    Path dataDirectory;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Replay this file instead of the simulated market: Binance klines (CSV, zip) or OHLCV CSV.")
    @Nullable
    Path replay;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "The instrument that the replayed file is about.")
    @Nullable
    String symbol;

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            description = "How fast to replay: 1x, 60x, ... or max (default: 60x).")
    @Nullable
    String speed;

    @Option(names = "--skip-bad", description = "Leave out rows of the replayed file that cannot be read.")
    boolean skipBad;

    @Option(
            names = "--round-volume",
            description = "Round volumes of the replayed file that are finer than the instrument's lot.")
    boolean roundVolume;

    @Option(names = "--no-auth", description = "No login; only on a loopback address, for demos and tests.")
    boolean noAuth;

    @Option(names = "--no-strategies", description = "Start with no strategy running.")
    boolean noStrategies;

    /// Read by whoever has to open the secret store.
    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file with the passphrase of the secret store, where it has one.")
    void passphraseFile(Path file) {
        Passphrases.file(file);
    }

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Address of the API and the dashboard; another than loopback needs a login and gets TLS.")
    @Nullable
    String listen;

    @Option(names = "--api-port", paramLabel = "PORT", description = "Port of the API and the dashboard, or auto.")
    @Nullable
    String apiPort;

    @Option(names = "--gateway-port", paramLabel = "PORT", description = "Port of the gateway, or auto.")
    @Nullable
    String gatewayPort;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "Port of PostgreSQL, or auto.")
    @Nullable
    String postgresPort;

    @Option(names = "--redis-port", paramLabel = "PORT", description = "Port of Redis, or auto.")
    @Nullable
    String redisPort;
}
