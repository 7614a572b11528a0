package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import trading.launcher.config.NearestName;
import trading.launcher.desk.CellText;
import trading.launcher.desk.Colour;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;
import trading.launcher.desk.Printable;
import trading.launcher.desk.Table;

/// What the commands about running strategies have in common.
final class RunningStrategies {
    static final String PATH = "/api/strategies";

    private RunningStrategies() {}

    static String path(String name) {
        return PATH + "/" + DeskClient.segment(name);
    }

    static Map<String, String> on(String symbol) {
        return symbol.isEmpty() ? Map.of() : Map.of("symbol", symbol);
    }

    /// Runs `work` and, when there is no such strategy (or it does not run on `symbol`), says which there are.
    static int run(DeskOptions options, CommandSpec spec, String name, String symbol, DeskOptions.Work work)
            throws Exception {
        return options.run(spec, desk -> {
            try {
                return work.with(desk);
            } catch (DeskException refused) {
                if (!refused.isNotFound()) {
                    throw refused;
                }
                if (options.json()) {
                    options.print(spec.commandLine().getOut(), refused.answer());
                }
                spec.commandLine().getErr().println(unknown(desk, name, symbol));
                return ExitCode.USAGE;
            }
        });
    }

    private static String unknown(DeskClient desk, String name, String symbol)
            throws IOException, InterruptedException, DeskException {
        Set<String> names = new TreeSet<>();
        Set<String> symbols = new TreeSet<>();
        for (JsonNode seat : desk.get(PATH)) {
            names.add(seat.path("name").asText());
            if (seat.path("name").asText().equals(name)) {
                symbols.add(seat.path("symbol").asText());
            }
        }
        if (!symbols.isEmpty()) {
            return name + " does not run on --symbol " + Printable.of(symbol) + "; it runs on "
                    + String.join(", ", symbols) + ".";
        }
        return "There is no strategy " + Printable.of(name) + "."
                + NearestName.to(name, names)
                        .map(near -> " Did you mean " + near + "?")
                        .orElse("")
                + " There are: " + (names.isEmpty() ? "none" : String.join(", ", names)) + ".";
    }

    static Colour ofState(String state) {
        return switch (state) {
            case "RUNNING" -> Colour.GOOD;
            case "DISABLED" -> Colour.BAD;
            case "STOPPED" -> Colour.WARNING;
            default -> Colour.NONE;
        };
    }

    /// The states after something was done to them.
    static void printStates(JsonNode seats, PrintWriter out) {
        Table table = new Table()
                .left("STRATEGY")
                .left("SYMBOL")
                .left("STATE", RunningStrategies::ofState)
                .left("WHY");
        for (JsonNode seat : seats) {
            table.row(
                    seat.path("name").asText(),
                    seat.path("symbol").asText(),
                    seat.path("status").asText(),
                    CellText.of(seat.path("statusReason")));
        }
        table.print(out);
    }
}
