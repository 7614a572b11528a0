package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.control.ControlClient;
import trading.launcher.kill.KillFile;
import trading.launcher.kill.KillTarget;

/// Lets go of a kill switch of the running instance.
@Command(
        name = "rearm",
        mixinStandardHelpOptions = true,
        description = "Lets go of a kill switch, so that trading may go on. A kill file must be deleted first.")
final class RearmCommand implements Callable<Integer> {
    private final ObjectMapper mapper = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with it.")
    private String reason = "";

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        KillTarget which = target.target(spec);
        String why = TargetOptions.reason(spec, reason);
        Path directory = data.resolve();
        PrintWriter err = spec.commandLine().getErr();
        ControlClient client = new ControlClient(directory);
        if (!client.answers(KillCommand.ANSWER_PATIENCE)) {
            KillFile file = new KillFile(directory);
            err.println("Nothing is running on " + directory + ": start it, then re-arm."
                    + (file.exists() ? " Delete " + file.path() + " first." : ""));
            return ExitCode.UNAVAILABLE;
        }
        Optional<JsonNode> reply = client.ask(
                mapper.createObjectNode()
                        .put("command", "rearm")
                        .put("scope", which.scopeName())
                        .put("target", which.target())
                        .put("reason", why),
                KillCommand.DECISION_PATIENCE);
        JsonNode answer = reply.map(node -> node.path("answer")).orElseGet(MissingNode::getInstance);
        if (json) {
            spec.commandLine().getOut().println(mapper.writeValueAsString(answer));
        }
        return switch (answer.path("outcome").asText()) {
            case "rearmed" -> rearmed(client, which, answer.path("wasEngaged").asBoolean());
            case "refused", "unavailable" -> {
                err.println("NOT RE-ARMED: " + answer.path("reason").asText());
                yield ExitCode.UNAVAILABLE;
            }
            case "starting" -> {
                err.println("NOT RE-ARMED: the instance is starting; try again in a moment.");
                yield ExitCode.TEMPORARY;
            }
            default -> {
                err.println("NOT CONFIRMED: " + answer.path("reason").asText("no answer in time")
                        + "; see: trading kill --status");
                yield ExitCode.TEMPORARY;
            }
        };
    }

    private int rearmed(ControlClient client, KillTarget which, boolean wasEngaged) throws Exception {
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(wasEngaged ? "Re-armed: " + which.text() + "." : "Was not engaged: " + which.text() + ".");
            client.ask("kill-status")
                    .ifPresent(status -> TradingShown.printKillSwitches(status.path("killSwitches"), out));
        }
        return ExitCode.OK;
    }
}
