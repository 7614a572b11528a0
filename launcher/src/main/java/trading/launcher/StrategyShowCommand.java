package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.desk.CellText;
import trading.launcher.desk.Colour;
import trading.launcher.desk.Printable;
import trading.launcher.desk.Table;

/// What a strategy is set to, and what may be set.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "A strategy of the running desk: what it is, where it runs, and its parameters with range, step and value.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong, or there is no such strategy",
            "69:nothing is running",
            "75:the instance is starting or busy"
        })
final class StrategyShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Parameters(paramLabel = "NAME", description = "The strategy: trading strategy status lists them.")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        return RunningStrategies.run(desk, spec, name, "", running -> {
            JsonNode seats = running.get(RunningStrategies.path(name));
            if (desk.json()) {
                desk.print(spec.commandLine().getOut(), seats);
            } else {
                print(seats, spec.commandLine().getOut());
            }
            return ExitCode.OK;
        });
    }

    /// Settings are the same on all of its instruments.
    static void print(JsonNode seats, PrintWriter out) {
        JsonNode first = seats.path(0);
        out.println(Printable.of(
                first.path("name").asText() + " " + first.path("version").asText()));
        out.println(Printable.of(first.path("description").asText()));
        out.println();
        Table where = new Table()
                .left("SYMBOL")
                .left("STATE", RunningStrategies::ofState)
                .left("BARS")
                .right("BARS SEEN")
                .right("SLOWEST CALL")
                .left("WHY");
        for (JsonNode seat : seats) {
            where.row(
                    seat.path("symbol").asText(),
                    seat.path("status").asText(),
                    bars(seat),
                    seat.path("barsSeen").asText(),
                    CellText.number(seat.path("slowestMicros"), 0) + " us",
                    CellText.of(seat.path("statusReason")));
        }
        where.print(out);
        out.println();
        Table parameters = new Table()
                .left("PARAMETER")
                .right("NOW", value -> Colour.GOOD)
                .right("DEFAULT")
                .right("FROM")
                .right("TO")
                .right("STEP")
                .left("CHANGES")
                .left("WHAT IT IS");
        for (JsonNode parameter : first.path("parameters")) {
            parameters.row(
                    parameter.path("name").asText(),
                    parameter.path("value").asText(),
                    parameter.path("defaultValue").asText(),
                    parameter.path("from").asText(),
                    parameter.path("to").asText(),
                    parameter.path("step").asText(),
                    parameter.path("live").asBoolean() ? "live" : "stopped",
                    parameter.path("text").asText());
        }
        parameters.print(out);
        if (parameters.isEmpty()) {
            out.println("It has no parameters.");
        }
        out.println();
        out.println("Sizing: " + sizing(first.path("sizing")));
        out.println("Analyst's veto: "
                + (first.path("vetoPercent").isNumber()
                        ? "from " + first.path("vetoPercent").asText() + " % sure"
                        : "off"));
    }

    private static String bars(JsonNode seat) {
        List<String> all = new ArrayList<>();
        for (JsonNode bars : seat.path("subscriptions")) {
            String other =
                    bars.path("symbol").asText().equals(seat.path("symbol").asText())
                            ? ""
                            : bars.path("symbol").asText() + " ";
            all.add(other + bars.path("frame").asText() + " ("
                    + bars.path("warmUpBars").asText() + " to warm up)");
        }
        return String.join(", ", all);
    }

    private static String sizing(JsonNode sizing) {
        List<String> all = new ArrayList<>();
        sizing.properties().forEach(field -> {
            if (!field.getKey().equals("kind")) {
                all.add(field.getKey() + " " + field.getValue().asText());
            }
        });
        return Printable.of(sizing.path("kind").asText() + " " + String.join(", ", all));
    }
}
