package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Starts with the machine.
@Command(
        name = "service",
        mixinStandardHelpOptions = true,
        description = {
            "Lets Trading start with the machine, without anybody being logged in: by systemd on Linux, as a service on"
                    + " Windows.",
            "Not to be confused with the services inside of it: see trading status."
        },
        subcommands = {BootInstallCommand.class, BootUninstallCommand.class, BootStatusCommand.class})
final class BootCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("service: say what to do: install, uninstall or status");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }
}
