package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.desk.CellText;
import trading.launcher.desk.Colour;
import trading.launcher.desk.Table;

/// The latest opinions and failures of the running desk.
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = {
            "The latest opinions of the running desk, failures among them, the newest last: at most 50 since the start.",
            "All calls of a model that ever were: trading analyst calls"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong",
            "69:nothing is running",
            "75:the instance is starting"
        })
final class AnalystAnswersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Option(names = "--strategy", paramLabel = "NAME", description = "Only for this strategy.")
    private @Nullable String strategy;

    @Option(names = "--tail", paramLabel = "N", description = "The newest so many (default: 20).")
    private int tail = 20;

    @Override
    public Integer call() throws Exception {
        if (tail < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--tail " + tail + ": write 1 or more");
        }
        return desk.run(spec, running -> {
            Deque<JsonNode> newest = new ArrayDeque<>();
            for (JsonNode answer : running.get(AnalystStatusCommand.PATH).path("answers")) {
                boolean wanted = strategy == null
                        || strategy.equals(answer.path("strategy").asText());
                if (wanted && newest.size() < tail) {
                    newest.addFirst(answer);
                }
            }
            PrintWriter out = spec.commandLine().getOut();
            if (desk.json()) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                newest.forEach(all::add);
                desk.print(out, all);
            } else if (newest.isEmpty()) {
                out.println("Nothing was answered since the start.");
            } else {
                table(newest).print(out);
            }
            return ExitCode.OK;
        });
    }

    private static Table table(Deque<JsonNode> answers) {
        Table table = new Table()
                .left("TIME (UTC)")
                .left("STRATEGY")
                .left("SYMBOL")
                .left("SAYS", AnalystAnswersCommand::ofAction)
                .right("SURE")
                .left("BY")
                .right("TOKENS")
                .right("COST")
                .left("ID")
                .left("WHY");
        for (JsonNode answer : answers) {
            String action = CellText.of(answer.path("action"));
            table.row(
                    CellText.time(answer.path("time")),
                    answer.path("strategy").asText(),
                    answer.path("symbol").asText() + " " + answer.path("frame").asText(),
                    action.isEmpty() ? "FAILED" : action,
                    CellText.percent(answer.path("confidence")),
                    CellText.of(answer.path("source")),
                    answer.path("tokens").asText(),
                    answer.path("cost").asText(),
                    CellText.of(answer.path("id")),
                    why(answer));
        }
        return table;
    }

    private static String why(JsonNode answer) {
        List<String> all = new ArrayList<>();
        if (answer.path("failure").isObject()) {
            all.add("[" + answer.path("failure").path("code").asText() + ": "
                    + answer.path("failure").path("text").asText() + "]");
        }
        answer.path("reasons").forEach(reason -> all.add(reason.asText()));
        return String.join(" ", all);
    }

    static Colour ofAction(String action) {
        return switch (action) {
            case "BUY" -> Colour.GOOD;
            case "SELL", "EXIT" -> Colour.WARNING;
            case "FAILED" -> Colour.BAD;
            default -> Colour.NONE;
        };
    }
}
