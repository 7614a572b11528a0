package trading.launcher;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import trading.launcher.boot.BootService;

/// Takes the service away again.
@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        description = "Stops the service and removes it. Its data and its user stay.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:removed, or shown",
            "64:the command line is wrong",
            "69:this machine has no such services",
            "70:a step failed",
            "77:permission is missing"
        })
final class BootUninstallCommand implements Callable<Integer> {
    @Mixin
    private BootSteps steps = new BootSteps();

    @Override
    public Integer call() throws Exception {
        Optional<BootService> service = steps.service();
        if (service.isEmpty()) {
            return ExitCode.UNAVAILABLE;
        }
        return steps.run(service.get().refusal(), service.get().uninstall(), List.of());
    }
}
