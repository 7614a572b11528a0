package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The journal: whether it is whole, what is in it, and what to do when it is not.
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "The journal: check it, look into it, repair it.",
        subcommands = {JournalVerifyCommand.class, JournalInspectCommand.class, JournalRepairCommand.class})
final class JournalCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("journal: say what to do: verify, inspect or repair");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    /// Says so when there is none.
    static boolean isThere(Path directory, PrintWriter err) throws IOException {
        if (Files.isDirectory(directory.resolve("journal"))) {
            return true;
        }
        err.println("journal: " + directory + " holds none");
        return false;
    }
}
