package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.infra.process.AlreadyRunningException;
import trading.launcher.config.ConfigException;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.ServicesFile;
import trading.launcher.config.TradingConfig;
import trading.launcher.control.ControlClient;

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
        if (!options.json) {
            return run(options, stop, out, err);
        }
        try {
            return run(options, stop, out, err);
        } catch (ConfigException wrong) {
            return tell(out, wrong.isOfPermission() ? ExitCode.NO_PERMISSION : ExitCode.CONFIG, wrong.getMessage());
        } catch (Exception failed) {
            Failure failure = Failure.of(failed);
            return tell(out, failure.exitCode(), failure.text());
        }
    }

    private static int tell(PrintWriter out, int code, @Nullable String error) {
        out.println(new ObjectMapper()
                .createObjectNode()
                .put("running", false)
                .put("error", error)
                .put("exitCode", code));
        return code;
    }

    private static int run(StartOptions options, StopSignal stop, PrintWriter out, PrintWriter err) throws Exception {
        TradingSystem.preload();
        Home.prepare();
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
        ServicesFile.Services services =
                ServicesFile.read(config.configDirectory().resolve("services.json"));
        Feeds feeds;
        ServiceSelection selection;
        try {
            feeds = Feeds.of(options, config.marketSeed());
            selection = ServiceSelection.of(options.services, services.services());
        } catch (OptionException e) {
            if (options.json) {
                return tell(out, ExitCode.USAGE, e.getMessage());
            }
            err.println(e.getMessage());
            return ExitCode.USAGE;
        }
        TradingSystem system = new TradingSystem(
                config,
                new ConfigReading(loader, config.dataDirectory()),
                feeds,
                services,
                selection,
                options,
                stop,
                out);
        try {
            system.run();
        } catch (AlreadyRunningException running) {
            if (options.headless || options.json || !openRunning(config.dataDirectory())) {
                throw running;
            }
            out.println("Trading runs already (pid " + running.pid() + "); its desk opens in your browser.");
        }
        return ExitCode.OK;
    }

    /// A second double-click wants to see the desk. False when there is no browser, or none to answer.
    private static boolean openRunning(Path data) throws IOException {
        Optional<JsonNode> answer = new ControlClient(data).ask("login-link");
        String link = answer.map(json -> json.path("link").asText()).orElse("");
        if (link.isEmpty() || !Browser.open(Instance.loginPage(data, link))) {
            return false;
        }
        TrayMenu.opened();
        return true;
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
