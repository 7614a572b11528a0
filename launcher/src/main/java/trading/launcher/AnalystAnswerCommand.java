package trading.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.engine.analyst.record.CallRecord;
import trading.engine.chain.ChainDamagedException;
import trading.launcher.analyst.KeptCalls;
import trading.launcher.desk.Printable;

/// One call of a model, to the letter.
@Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        description = {
            "One call of a model with the exact prompt and answer, from the records of the data folder; the product need not run.",
            "Shown with line ends, other control characters escaped; --json has the bodies to the letter."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong, or there is no such call",
            "65:the records are damaged",
            "74:reading failed"
        })
final class AnalystAnswerCommand implements Callable<Integer> {
    private final ObjectMapper mapper = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Parameters(paramLabel = "ID", description = "As trading analyst calls and answers list it.")
    private String id = "";

    @Override
    public Integer call() throws Exception {
        KeptCalls kept = new KeptCalls(desk.data().resolve());
        Optional<CallRecord> found;
        try {
            found = kept.find(id);
        } catch (ChainDamagedException damaged) {
            spec.commandLine().getErr().println(damaged.getMessage());
            return ExitCode.DATA;
        }
        if (found.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "No call " + Printable.of(id) + " is kept in " + kept.file()
                                    + ". List them with: trading analyst calls. What the rules say is no call: trading analyst answers");
            return ExitCode.USAGE;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (desk.json()) {
            desk.print(out, KeptCalls.json(found.get()));
        } else {
            print(found.get(), out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void print(CallRecord call, PrintWriter out) throws IOException {
        ObjectNode shown = KeptCalls.json(call);
        for (String field : new String[] {
            "id",
            "strategy",
            "time",
            "askedAt",
            "latencyMillis",
            "provider",
            "model",
            "address",
            "questionHash",
            "status",
            "promptTokens",
            "outputTokens",
            "cost"
        }) {
            out.printf("%-14s %s%n", field, Printable.of(shown.path(field).asText()));
        }
        if (call.failure() != null) {
            out.printf("%-14s %s%n", "failure", Printable.of(call.failure() + ": " + call.failureText()));
        }
        section("PROMPT", out);
        prompt(call.request(), out);
        section("ANSWER", out);
        out.println(body(call.content() == null ? call.response() : call.content()));
    }

    private static void section(String head, PrintWriter out) {
        out.println();
        out.println("--- " + head + " ---");
    }

    /// The texts of the request; its other settings are in the JSON.
    private void prompt(String request, PrintWriter out) {
        JsonNode asked;
        try {
            asked = mapper.readTree(request);
        } catch (JsonProcessingException e) {
            out.println(body(request));
            return;
        }
        if (asked.path("messages").isEmpty()) {
            out.println(body(request));
            return;
        }
        part("system", asked.path("system"), out);
        for (JsonNode message : asked.path("messages")) {
            part(message.path("role").asText(), message.path("content"), out);
        }
    }

    /// A text, or a list of parts with one each.
    private static void part(String role, JsonNode content, PrintWriter out) {
        if (content.isTextual()) {
            out.println("[" + Printable.of(role) + "]");
            out.println(Printable.lines(content.asText()));
        }
        if (content.isArray()) {
            content.forEach(each -> part(role, each.path("text"), out));
        }
    }

    private static String body(@Nullable String text) {
        return text == null ? "(none came)" : Printable.lines(text);
    }
}
