package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The strategies, those of the user's files too.
@Command(
        name = "strategy",
        mixinStandardHelpOptions = true,
        description = "Strategies: the shipped ones, your own .java files, and what runs of them.",
        subcommands = {
            StrategyListCommand.class,
            StrategyNewCommand.class,
            StrategyCheckCommand.class,
            StrategyStatusCommand.class,
            StrategyShowCommand.class,
            StrategyStartCommand.class,
            StrategyStopCommand.class,
            StrategySetCommand.class
        })
final class StrategyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr()
                .println(
                        "strategy: say what to do: list, new or check; or, of those that run, status, show, start, stop or set");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }
}
