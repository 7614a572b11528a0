package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The analyst: who answers, what it said, what it cost.
@Command(
        name = "analyst",
        mixinStandardHelpOptions = true,
        description =
                "The analyst: who answers, its budget, what it was asked and said, and whether its records are whole.",
        subcommands = {
            AnalystStatusCommand.class,
            AnalystAnswersCommand.class,
            AnalystCallsCommand.class,
            AnalystAnswerCommand.class,
            AnalystVerifyCommand.class
        })
final class AnalystCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("analyst: say what to do: status, answers, calls, answer or verify");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }
}
