package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.launcher.desk.CellText;
import trading.launcher.desk.Printable;
import trading.launcher.desk.Table;

/// Who answers, and what is left to spend.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Who answers (the rules or a model), whether the model is left alone, and what is spent today of what may be.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong",
            "69:nothing is running",
            "75:the instance is starting"
        })
final class AnalystStatusCommand implements Callable<Integer> {
    static final String PATH = "/api/analyst";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Override
    public Integer call() throws Exception {
        return desk.run(spec, running -> {
            JsonNode analyst = running.get(PATH);
            PrintWriter out = spec.commandLine().getOut();
            if (desk.json()) {
                desk.print(out, analyst);
            } else {
                print(analyst, out);
            }
            return ExitCode.OK;
        });
    }

    private static void print(JsonNode analyst, PrintWriter out) {
        if (analyst.hasNonNull("model")) {
            out.println("A model answers: " + Printable.of(analyst.path("model").asText()) + " by "
                    + Printable.of(analyst.path("provider").asText()) + ".");
            out.println("Circuit breaker: " + breaker(CellText.of(analyst.path("breaker"))));
        } else {
            out.println("The rules answer: no model is configured ([analyst] in config.toml).");
        }
        out.println("Since the start: " + analyst.path("calls").asText() + " calls of a model for "
                + analyst.path("cost").asText() + ", "
                + analyst.path("fallBacks").asText()
                + " answers of the rules in its place; "
                + analyst.path("waiting").asText() + " questions wait.");
        JsonNode budget = analyst.path("budget");
        if (budget.isObject()) {
            printBudget(budget, out);
        }
    }

    private static void printBudget(JsonNode budget, PrintWriter out) {
        out.println();
        Table limits = new Table()
                .left("BUDGET SINCE " + CellText.time(budget.path("dayStart")) + " UTC")
                .right("SPENT")
                .right("OF");
        limits.row(
                "money a day",
                budget.path("spent").asText(),
                budget.path("dayLimit").asText());
        limits.row(
                "tokens a day",
                budget.path("tokens").asText(),
                budget.path("dayTokens").asText());
        limits.row(
                "calls in the last minute",
                budget.path("callsInLastMinute").asText(),
                budget.path("callsPerMinute").asText());
        limits.row("money a call", "", budget.path("callLimit").asText());
        limits.row("tokens a call", "", budget.path("callTokens").asText());
        limits.print(out);
        out.println(budget.path("callsUnderWay").asText() + " calls are under way; "
                + budget.path("reserved").asText() + " of what is spent is reserved for them.");
        Table strategies = new Table()
                .left("STRATEGY")
                .right("SPENT")
                .right("OF")
                .right("TOKENS")
                .right("OF");
        for (JsonNode strategy : budget.path("strategies")) {
            strategies.row(
                    strategy.path("strategy").asText(),
                    strategy.path("spent").asText(),
                    budget.path("strategyDayLimit").asText(),
                    strategy.path("tokens").asText(),
                    budget.path("strategyDayTokens").asText());
        }
        out.println();
        strategies.print(out);
        if (strategies.isEmpty()) {
            out.println("No strategy has spent anything; each may spend "
                    + budget.path("strategyDayLimit").asText() + " and "
                    + budget.path("strategyDayTokens").asText() + " tokens a day.");
        }
    }

    private static String breaker(String state) {
        return switch (state) {
            case "CLOSED" -> "closed: the model is asked.";
            case "HALF_OPEN" -> "half open: the next question tries whether the model answers again.";
            case "OPEN" ->
                "OPEN: the model is left alone after failures, and the rules answer. See: trading analyst answers";
            default -> Printable.of(state);
        };
    }
}
