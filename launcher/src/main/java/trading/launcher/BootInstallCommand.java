package trading.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.boot.BootRequest;
import trading.launcher.boot.BootService;

/// Makes the product a service of this machine.
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Installs the service: a hardened unit of systemd's with a user of its own, or a service of Windows under its"
                    + " account for services with few rights.",
            "Needs the rights of an administrator. Installing it again brings it up to date."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:installed, or shown",
            "64:the command line is wrong",
            "69:this machine has no such services",
            "70:a step failed",
            "77:permission is missing"
        })
final class BootInstallCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BootSteps steps = new BootSteps();

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "The data folder; /var/lib/trading or %%ProgramData%%\\Trading without it.")
    private @Nullable Path data;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "As whom, on Linux; made where there is none.",
            defaultValue = "trading")
    private String user = "trading";

    @Option(names = "--listen", paramLabel = "ADDRESS", description = "Where the API listens; loopback without it.")
    private @Nullable String listen;

    @Option(names = "--api-port", paramLabel = "PORT", description = "The port of the API.")
    private @Nullable String apiPort;

    @Option(names = "--start", description = "Start it at once, too.")
    private boolean start;

    @Override
    public Integer call() throws Exception {
        if (!user.matches("[a-z_][a-z0-9_-]{0,30}")) {
            spec.commandLine().getErr().println("service: user=" + user + ": no name of a user: a-z, 0-9, _ and -");
            return ExitCode.USAGE;
        }
        Optional<BootService> service = steps.service();
        if (service.isEmpty()) {
            return ExitCode.UNAVAILABLE;
        }
        BootRequest request = new BootRequest(
                Home.image(), data == null ? null : data.toAbsolutePath().normalize(), user, listen, apiPort, start);
        return steps.run(
                service.get().refusal(request),
                service.get().install(request),
                service.get().notes(request));
    }
}
