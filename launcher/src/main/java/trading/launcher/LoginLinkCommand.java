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

/// A new link to the desk of the instance that runs.
@Command(
        name = "login-link",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a link that opens the desk in a browser of this machine: once, within half an hour.",
            "Before the set-up it opens that. Where everybody logs in by a password it is the login page's address."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:printed",
            "64:the command line is wrong",
            "69:nothing is running on that folder",
            "75:it is starting"
        })
final class LoginLinkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
        Path directory = data.resolve();
        Optional<JsonNode> answer = new ControlClient(directory).ask("login-link");
        if (answer.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Nothing is running on " + directory + ". Start it with: trading start");
            return ExitCode.UNAVAILABLE;
        }
        String link = answer.get().path("link").asText();
        if (link.isEmpty()) {
            spec.commandLine().getErr().println("The instance is starting; try again in a moment.");
            return ExitCode.TEMPORARY;
        }
        spec.commandLine().getOut().println(link);
        return ExitCode.OK;
    }
}
