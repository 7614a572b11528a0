package trading.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.ServicesFile;
import trading.launcher.config.TradingConfig;

/// Starts everything, in order, and runs until it is asked to stop.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Starts all services in order and runs until it is stopped (Ctrl-C, trading stop).")
final class StartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StartOptions options = new StartOptions();

    private final StopSignal stop;

    StartCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws Exception {
        CommandLine line = spec.commandLine();
        return start(options, stop, line.getOut(), line.getErr());
    }

    static int start(StartOptions options, StopSignal stop, PrintWriter out, PrintWriter err) throws Exception {
        ConfigLoader loader = new ConfigLoader(Home.folder(), System.getenv())
                .option("TRADING_DATA", "--data-dir", text(options.dataDirectory))
                .option("API_HOST", "--listen", options.listen)
                .option("API_PORT", "--api-port", options.apiPort)
                .option("GATEWAY_PORT", "--gateway-port", options.gatewayPort)
                .option("POSTGRES_PORT", "--postgres-port", options.postgresPort)
                .option("REDIS_PORT", "--redis-port", options.redisPort)
                .option("API_AUTH", "--no-auth", options.noAuth ? "false" : null)
                .option("STRATEGIES_ENABLED", "--no-strategies", options.noStrategies ? "false" : null);
        TradingConfig config = loader.load(Home::defaultDataDirectory);
        Feeds feeds;
        try {
            feeds = Feeds.of(options, config.marketSeed());
        } catch (OptionException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        }
        ServicesFile.Services services =
                ServicesFile.read(config.configDirectory().resolve("services.json"));
        new TradingSystem(
                        config,
                        () -> loader.load(home -> config.dataDirectory()),
                        feeds,
                        services,
                        options.headless,
                        stop,
                        out)
                .run();
        return ExitCode.OK;
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
