package trading.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Looks at the configuration. Starts nothing and changes nothing.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks the configuration, and shows what holds and where it came from.",
        subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class, CommandLine.HelpCommand.class})
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which one? trading config check, or show");
    }
}
