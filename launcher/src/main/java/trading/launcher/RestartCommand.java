package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.control.ControlClient;

/// Restarts one service of the running instance.
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Restarts one service and what cannot go on without it, and nothing else.",
            "Orders that were acknowledged stay. PostgreSQL and Redis are found again by the others; the gateway and"
                    + " the orchestrator are restarted together, with the API."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:it runs again",
            "64:no service has that name",
            "69:nothing is running on that folder, or the service did not start again"
        })
final class RestartCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "One of those that `trading status` lists.")
    private String name = "";

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path directory = data.resolve();
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode request = mapper.createObjectNode().put("command", "restart").put("service", name);
        Optional<JsonNode> answer = new ControlClient(directory).ask(request, PATIENCE);
        if (answer.isEmpty()) {
            String nobody = "Nothing is running on " + directory + ", or it has not answered for "
                    + PATIENCE.toMinutes() + " minutes. Start it with: trading start";
            if (json) {
                ObjectNode told = mapper.createObjectNode().put("error", nobody);
                told.putArray("restarted");
                out.println(told);
            } else {
                err.println(nobody);
            }
            return ExitCode.UNAVAILABLE;
        }
        if (json) {
            out.println(mapper.writeValueAsString(answer.get()));
        }
        if (answer.get().has("error")) {
            if (!json) {
                err.println("Not restarted: " + answer.get().path("error").asText());
            }
            return answer.get().path("unknown").asBoolean() ? ExitCode.USAGE : ExitCode.UNAVAILABLE;
        }
        if (!json) {
            JsonNode done = answer.get().path("restart");
            done.path("restarted").forEach(one -> out.println(one.asText() + " was restarted."));
            out.printf("Done after %.1f s.%n", done.path("millis").asLong() / 1e3);
        }
        return ExitCode.OK;
    }
}
