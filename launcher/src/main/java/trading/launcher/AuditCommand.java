package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Who did what.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Who did what, and whether the trail of that is whole.",
        subcommands = {AuditShowCommand.class, AuditVerifyCommand.class})
final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("audit: say what to do: show or verify");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }
}
