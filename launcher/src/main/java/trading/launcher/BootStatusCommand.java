package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.boot.BootService;
import trading.launcher.boot.BootState;

/// How the service of this machine is.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Whether the service is installed, starts with the machine, and runs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:it runs", "64:the command line is wrong", "69:it does not run, or there is none"})
final class BootStatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Optional<BootService> service = BootService.ofThisMachine(Home.image());
        PrintWriter out = spec.commandLine().getOut();
        if (service.isEmpty()) {
            out.println(json ? "{\"installed\":false}" : "not installed: this system has no such services");
            return ExitCode.UNAVAILABLE;
        }
        BootState state = service.get().state();
        if (json) {
            out.println(new ObjectMapper()
                    .createObjectNode()
                    .put("installed", state.installed())
                    .put("atBoot", state.atBoot())
                    .put("state", state.state())
                    .put("pid", state.pid()));
        } else if (state.installed()) {
            out.println("installed, " + state.state() + (state.pid() == 0 ? "" : " (pid " + state.pid() + ")")
                    + (state.atBoot() ? "; starts with the machine" : "; does not start with the machine"));
        } else {
            out.println("not installed");
        }
        return state.isRunning() ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }
}
