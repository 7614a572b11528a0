package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The channels by which alerts go out.
@Command(
        name = "alert",
        mixinStandardHelpOptions = true,
        description = "The channels by which alerts go out.",
        subcommands = {AlertTestCommand.class})
final class AlertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("alert: say what to do: test");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }
}
