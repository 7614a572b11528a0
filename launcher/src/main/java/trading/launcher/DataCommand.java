package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The bars of the past that backtests run on.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "The history that backtests run on: bring it in, look at it, check it, take it out.",
        subcommands = {
            DataImportCommand.class,
            DataListCommand.class,
            DataVerifyCommand.class,
            DataExportCommand.class,
            DataRemoveCommand.class
        })
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("data: say what to do: import, list, verify, export or remove");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }
}
