package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.control.ControlClient;

/// Shows the states of the services, what accounts may do, and the kill switches.
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows what is running and how it is.")
final class StatusCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Option(
            names = {"-d", "--detailed"},
            description = "Also versions, ports, memory, processor time, and how far the readers of the journal are.")
    private boolean detailed;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = data.resolve();
        ObjectNode request = new ObjectMapper().createObjectNode().put("command", "status");
        Optional<JsonNode> answer = new ControlClient(directory).ask(request.put("detailed", detailed), PATIENCE);
        if (answer.isEmpty()) {
            if (json) {
                out.println(new ObjectMapper()
                        .writeValueAsString(Map.of("running", false, "dataDirectory", directory.toString())));
            } else {
                spec.commandLine().getErr().println("Nothing is running on " + directory + ".");
            }
            return ExitCode.UNAVAILABLE;
        }
        JsonNode status = answer.get().path("status");
        if (detailed && status instanceof ObjectNode shown) {
            shown.set("detail", answer.get().path("detail"));
        }
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            table(status, out);
            if (detailed) {
                StatusDetail.print(status, out);
            }
        }
        return ExitCode.OK;
    }

    private static void table(JsonNode status, PrintWriter out) {
        out.printf(
                "Trading %s, pid %s, %s%n",
                status.path("version").asText(),
                status.path("pid").asText(),
                status.path("url").asText());
        if (status.has("tls")) {
            JsonNode tls = status.path("tls");
            out.printf(
                    "TLS certificate%s until %s, SHA-256 %s%n",
                    tls.path("own").asBoolean() ? " of our own" : "",
                    tls.path("expires").asText(),
                    tls.path("fingerprint").asText());
        }
        out.printf("%-14s %-9s %-10s %8s %9s  %s%n", "SERVICE", "STATUS", "HEALTH", "PID", "RESTARTS", "SINCE");
        for (JsonNode service : status.path("services")) {
            out.printf(
                    "%-14s %-9s %-10s %8s %9s  %s%n",
                    service.path("name").asText(),
                    service.path("status").asText(),
                    service.path("healthStatus").asText(),
                    service.path("external").asBoolean()
                            ? "external"
                            : service.path("pid").asText("-"),
                    service.path("restartCount").asText(),
                    service.path("startTime").asText("-"));
            if (!service.path("lastError").asText("").isEmpty()) {
                out.println("  last error: " + service.path("lastError").asText());
            }
        }
        if (status.has("trading")) {
            TradingShown.print(status.path("trading"), out);
        }
    }
}
