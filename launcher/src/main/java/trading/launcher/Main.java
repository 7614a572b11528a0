package trading.launcher;

import java.util.concurrent.Callable;
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
        subcommands = {
            StartCommand.class,
            StopCommand.class,
            RestartCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            KillCommand.class,
            RearmCommand.class,
            DbCommand.class,
            JournalCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            DataCommand.class,
            BacktestCommand.class,
            OptimizeCommand.class,
            DriftCommand.class,
            StrategyCommand.class,
            DecisionsCommand.class,
            PatternsCommand.class,
            AnalystCommand.class,
            SecretCommand.class,
            InitCommand.class,
            UserCommand.class,
            TokenCommand.class,
            LoginLinkCommand.class,
            ConfirmCommand.class,
            ConfigCommand.class,
            CommandLine.HelpCommand.class
        },
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
        int code = commandLine(stop).execute(arguments);
        stop.finished();
        System.exit(code);
    }

    static CommandLine commandLine(StopSignal stop) {
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
        return new CommandLine(new Main(stop), factory)
                .setExecutionStrategy(new CommandLine.RunLast())
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler(Main::failure);
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
