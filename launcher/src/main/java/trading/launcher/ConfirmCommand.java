package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.launcher.control.ControlClient;

/// Stands for the password of an owner who has none.
@Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        description = {
            "Confirms the desks that were opened by a link: for five minutes they may raise limits, re-arm, and change"
                    + " users and tokens.",
            "Who logs in by a password gives that instead."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:confirmed",
            "64:the command line is wrong",
            "69:nothing is running on that folder, or no desk was opened by a link"
        })
final class ConfirmCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
        Path directory = data.resolve();
        Optional<JsonNode> answer = new ControlClient(directory).ask("confirm");
        if (answer.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Nothing is running on " + directory + ". Start it with: trading start");
            return ExitCode.UNAVAILABLE;
        }
        int confirmed = answer.get().path("confirmed").asInt();
        if (confirmed == 0) {
            spec.commandLine().getErr().println("No desk is open that was opened by a link.");
            return ExitCode.UNAVAILABLE;
        }
        spec.commandLine()
                .getOut()
                .println(
                        confirmed == 1
                                ? "The desk is confirmed for five minutes."
                                : confirmed + " desks are confirmed for five minutes.");
        return ExitCode.OK;
    }
}
