package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.control.ControlClient;
import trading.launcher.kill.KillFile;
import trading.launcher.kill.KillRequest;

/// Stops trading at once, by the running instance or, where nobody answers, by the kill file.
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = {
            "Stops trading at once: nothing new is let through, open orders are canceled.",
            "Where no instance answers, the next start comes up stopped. Go on with: trading rearm"
        })
final class KillCommand implements Callable<Integer> {
    /// Whoever does not answer in that time is as good as not there.
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

    /// More than the instance itself takes.
    static final Duration DECISION_PATIENCE = Duration.ofSeconds(15);

    private static final String DEFAULT_REASON = "trading kill";

    private final ObjectMapper mapper = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--flatten", description = "Close all positions at the market, too.")
    private boolean flatten;

    @Option(names = "--keep-orders", description = "Leave open orders where they are.")
    private boolean keepOrders;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Kept with the switch (default: trading kill).")
    private @Nullable String reason;

    @Option(names = "--status", description = "Stop nothing; list the switches that are engaged.")
    private boolean status;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (status) {
            return status();
        }
        KillRequest request = request();
        Path directory = data.resolve();
        ControlClient client = new ControlClient(directory);
        if (!client.answers(ANSWER_PATIENCE)) {
            return file(directory, request, "No instance answers on " + directory + ".", ExitCode.OK);
        }
        Optional<JsonNode> reply =
                client.ask(request.into(mapper.createObjectNode().put("command", "kill")), DECISION_PATIENCE);
        JsonNode answer = reply.map(node -> node.path("answer")).orElseGet(MissingNode::getInstance);
        return switch (answer.path("outcome").asText()) {
            case "engaged" -> engaged(request, answer);
            case "refused" ->
                failed(answer, "NOT ENGAGED: " + answer.path("reason").asText(), ExitCode.UNAVAILABLE);
            case "starting" ->
                file(directory, request, "The instance is starting and does not trade yet.", ExitCode.OK);
            case "unavailable" ->
                file(
                        directory,
                        request,
                        "The instance takes no commands, so nothing trades: "
                                + answer.path("reason").asText() + ".",
                        ExitCode.UNAVAILABLE);
            default ->
                file(
                        directory,
                        request,
                        "NOT CONFIRMED: "
                                + answer.path("reason")
                                        .asText(reply.map(KillCommand::error).orElse("no answer in time"))
                                + ".",
                        ExitCode.TEMPORARY);
        };
    }

    private static String error(JsonNode reply) {
        return reply.path("error").asText("no answer that is understood");
    }

    private KillRequest request() {
        if (flatten && keepOrders) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--flatten closes positions, and orders that --keep-orders leaves could open them again: leave one out");
        }
        return new KillRequest(
                target.target(spec),
                !keepOrders,
                flatten,
                TargetOptions.reason(spec, reason == null ? DEFAULT_REASON : reason));
    }

    private int engaged(KillRequest request, JsonNode answer) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            print(answer);
            return ExitCode.OK;
        }
        out.println("Stopped: " + request.target().text() + ". Nothing new is let through.");
        out.println("  " + count(answer.path("canceledOrders").asInt(), "order") + " canceled"
                + (flatten ? ", " + count(answer.path("closingPositions").asInt(), "position") + " being closed" : "")
                + ".");
        JsonNode orders = answer.path("openOrders");
        if (!orders.isEmpty()) {
            out.println("  " + count(orders.size(), "order")
                    + (keepOrders ? " left open, as asked:" : " STILL OPEN, on the way or unknown:"));
            orders.forEach(order -> out.printf(
                    "    %s %s %s %s (%s)%n",
                    order.path("orderId").asText(),
                    order.path("side").asText(),
                    order.path("quantity").asText(),
                    order.path("symbol").asText(),
                    order.path("status").asText()));
        }
        JsonNode positions = answer.path("positions");
        if (!positions.isEmpty()) {
            out.println("  " + count(positions.size(), "position")
                    + (flatten ? " STILL OPEN:" : " left open (--flatten closes them):"));
            positions.forEach(position -> out.printf(
                    "    %s %s%n",
                    position.path("symbol").asText(), position.path("quantity").asText()));
        }
        out.println("Go on with: trading rearm --reason \"...\""
                + (target.given() ? " --scope " + request.target().scopeName() : "")
                + (request.target().target().isEmpty()
                        ? ""
                        : " --target " + request.target().target()));
        return ExitCode.OK;
    }

    /// The file stops it, now or at the next start. Where not even that can be written, a person must know.
    private int file(Path directory, KillRequest request, String why, int exitCode) throws IOException {
        KillFile file = new KillFile(directory);
        try {
            file.add(request, Instant.now());
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println(why + "\nNOT STOPPED: the kill file cannot be written: " + e
                            + "\nMake it by hand: an empty file " + file.path() + " stops everything.");
            return ExitCode.IO;
        }
        String what =
                "Wrote the kill file " + file.path() + ": " + request.target().text()
                        + " is stopped from the next start on, or as soon as a running instance sees the file."
                        + "\nTo go on, delete the file, then: trading rearm --reason \"...\"";
        if (json) {
            print(mapper.createObjectNode()
                    .put("outcome", "kill_file")
                    .put("why", why)
                    .put("killFile", file.path().toString()));
        }
        if (exitCode != ExitCode.OK) {
            spec.commandLine().getErr().println(why + "\n" + what);
        } else if (!json) {
            spec.commandLine().getOut().println(why + "\n" + what);
        }
        return exitCode;
    }

    private int failed(JsonNode answer, String text, int exitCode) throws IOException {
        if (json) {
            print(answer);
        }
        spec.commandLine().getErr().println(text);
        return exitCode;
    }

    private int status() throws Exception {
        if (flatten || keepOrders || reason != null || target.given()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--status only looks: leave the other options out, or leave it out");
        }
        Path directory = data.resolve();
        Optional<JsonNode> reply = new ControlClient(directory)
                .ask(mapper.createObjectNode().put("command", "kill-status"), ANSWER_PATIENCE);
        KillFile file = new KillFile(directory);
        if (reply.isEmpty()) {
            if (json) {
                ObjectNode none = mapper.createObjectNode().put("running", false);
                print(none.put("killFile", file.exists() ? file.path().toString() : null));
            }
            spec.commandLine()
                    .getErr()
                    .println("No instance answers on " + directory + "."
                            + (file.exists() ? " The next start comes up stopped by " + file.path() + "." : ""));
            return ExitCode.UNAVAILABLE;
        }
        JsonNode switches = reply.get().path("killSwitches");
        if (json) {
            print(switches);
        } else {
            TradingShown.printKillSwitches(switches, spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }

    private void print(JsonNode node) throws IOException {
        spec.commandLine()
                .getOut()
                .println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
