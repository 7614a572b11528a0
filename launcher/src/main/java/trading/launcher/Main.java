package trading.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.launcher.config.ConfigException;
import trading.launcher.logging.Logging;

/// The executable. Without a command it starts the product.
@Command(
        name = "trading",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A whole trading system in one executable. Without a command: start.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:the command line is wrong",
            "65:a file's content is wrong, or stored data are damaged",
            "69:a service that is needed is not there, or nothing is running",
            "70:a bug; please report it",
            "73:a file or folder cannot be made",
            "74:reading or writing failed",
            "75:already running, a port is in use, or no room for a command in time",
            "77:permission is missing",
            "78:the configuration is wrong"
        })
public final class Main implements Callable<Integer> {
    private static final Set<String> HELP = Set.of("-h", "--help");

    /// By name, in the order of the help. A class is touched only when its command is wanted.
    private static final Map<String, Supplier<Class<?>>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("start", () -> StartCommand.class);
        COMMANDS.put("stop", () -> StopCommand.class);
        COMMANDS.put("restart", () -> RestartCommand.class);
        COMMANDS.put("status", () -> StatusCommand.class);
        COMMANDS.put("logs", () -> LogsCommand.class);
        COMMANDS.put("kill", () -> KillCommand.class);
        COMMANDS.put("rearm", () -> RearmCommand.class);
        COMMANDS.put("db", () -> DbCommand.class);
        COMMANDS.put("journal", () -> JournalCommand.class);
        COMMANDS.put("doctor", () -> DoctorCommand.class);
        COMMANDS.put("self-check", () -> SelfCheckCommand.class);
        COMMANDS.put("service", () -> BootCommand.class);
        COMMANDS.put("bench", () -> BenchCommand.class);
        COMMANDS.put("data", () -> DataCommand.class);
        COMMANDS.put("backtest", () -> BacktestCommand.class);
        COMMANDS.put("optimize", () -> OptimizeCommand.class);
        COMMANDS.put("drift", () -> DriftCommand.class);
        COMMANDS.put("strategy", () -> StrategyCommand.class);
        COMMANDS.put("decisions", () -> DecisionsCommand.class);
        COMMANDS.put("patterns", () -> PatternsCommand.class);
        COMMANDS.put("analyst", () -> AnalystCommand.class);
        COMMANDS.put("secret", () -> SecretCommand.class);
        COMMANDS.put("config", () -> ConfigCommand.class);
        COMMANDS.put("alert", () -> AlertCommand.class);
        COMMANDS.put("import-docker", () -> ImportDockerCommand.class);
        COMMANDS.put("audit", () -> AuditCommand.class);
        COMMANDS.put("init", () -> InitCommand.class);
        COMMANDS.put("user", () -> UserCommand.class);
        COMMANDS.put("token", () -> TokenCommand.class);
        COMMANDS.put("login-link", () -> LoginLinkCommand.class);
        COMMANDS.put("confirm", () -> ConfirmCommand.class);
        COMMANDS.put("help", () -> CommandLine.HelpCommand.class);
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StartOptions options = new StartOptions();

    private final StopSignal stop;

    private Main(StopSignal stop) {
        this.stop = stop;
    }

    public static void main(String[] arguments) {
        StopSignal stop = StopSignal.register();
        Logging.early();
        CommandLine line = commandLine(stop, needed(List.of(arguments)));
        StringWriter errors = new StringWriter();
        if (TrayMenu.isThere()) {
            line.setErr(new PrintWriter(errors, true));
        }
        int code = line.execute(arguments);
        if (code != ExitCode.OK) {
            TrayMenu.failed(errors.toString());
        }
        stop.finished();
        System.exit(code);
    }

    /// With all commands.
    static CommandLine commandLine(StopSignal stop) {
        return commandLine(stop, COMMANDS.keySet());
    }

    private static CommandLine commandLine(StopSignal stop, Set<String> names) {
        CommandLine.IFactory factory = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == StartCommand.class) {
                    return type.cast(new StartCommand(stop));
                }
                if (type == BenchCommand.class) {
                    return type.cast(new BenchCommand(stop));
                }
                return CommandLine.defaultFactory().create(type);
            }
        };
        CommandLine line = new CommandLine(new Main(stop), factory);
        COMMANDS.forEach((name, type) -> {
            if (names.contains(name)) {
                line.addSubcommand(type.get());
            }
        });
        return line.setExecutionStrategy(new CommandLine.RunLast())
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler(Main::failure);
    }

    /// The names of the commands that these arguments are about. To look at each command by reflection takes longer
    /// than most commands do.
    static Set<String> needed(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Set.of();
        }
        String first = arguments.getFirst();
        if (COMMANDS.containsKey(first) && !first.equals("help")) {
            return Set.of(first);
        }
        boolean start = first.startsWith("-")
                && arguments.stream().noneMatch(word -> COMMANDS.containsKey(word) || HELP.contains(word));
        return start ? Set.of() : COMMANDS.keySet();
    }

    @Override
    public Integer call() throws Exception {
        CommandLine line = spec.commandLine();
        return StartCommand.start(options, stop, line.getOut(), line.getErr());
    }

    private static int usage(CommandLine.ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println(exception.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, command.getErr());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int failure(Exception exception, CommandLine command, CommandLine.ParseResult result) {
        if (exception instanceof ConfigException wrong) {
            command.getErr().println(exception.getMessage());
            return wrong.isOfPermission() ? ExitCode.NO_PERMISSION : ExitCode.CONFIG;
        }
        return Failure.of(exception).print(command.getErr());
    }
}
