package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.desk.CellText;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;
import trading.launcher.desk.Printable;

/// Stops a strategy of the running desk.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = {
            "Stops a strategy of the running desk: it is called no more and its waiting orders are canceled.",
            "Its open trades keep their stops and targets, unless --flatten closes them. It holds over restarts."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:stopped",
            "64:the command line is wrong, or there is no such strategy",
            "69:nothing is running, or the strategy is stopped and a trade could not be closed",
            "75:the instance is starting or busy"
        })
final class StrategyStopCommand implements Callable<Integer> {
    private static final String MOST_TRADES = "500";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Parameters(paramLabel = "NAME", description = "The strategy: trading strategy status lists them.")
    private String name = "";

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Only on this instrument (default: all that it runs on).")
    private String symbol = "";

    @Option(
            names = "--flatten",
            description = "Close its open trades at the market, too; with --symbol those in that instrument.")
    private boolean flatten;

    @Override
    public Integer call() throws Exception {
        return RunningStrategies.run(desk, spec, name, symbol, this::stop);
    }

    private int stop(DeskClient running) throws IOException, InterruptedException, DeskException {
        JsonNode stopped = running.post(RunningStrategies.path(name) + "/stop", RunningStrategies.on(symbol));
        PrintWriter out = spec.commandLine().getOut();
        ArrayNode closed = JsonNodeFactory.instance.arrayNode();
        boolean left = flatten && !close(running, closed);
        if (desk.json()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("strategies", stopped);
            answer.set("closed", closed);
            desk.print(out, answer);
        } else {
            RunningStrategies.printStates(stopped, out);
            print(stopped, closed, out);
        }
        return left ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }

    /// Whether all of them are being closed. What stands in the way of one does not keep the others open.
    private boolean close(DeskClient running, ArrayNode closed)
            throws IOException, InterruptedException, DeskException {
        boolean all = true;
        Map<String, String> open = Map.of("status", "open", "limit", MOST_TRADES);
        for (JsonNode trade : running.get("/api/trades", open).path("trades")) {
            if (!CellText.of(trade.path("strategy")).equals(name)
                    || !(symbol.isEmpty() || symbol.equals(trade.path("symbol").asText()))) {
                continue;
            }
            String id = trade.path("id").asText();
            try {
                closed.add(running.post("/api/trades/" + id + "/close", Map.of()));
            } catch (DeskException refused) {
                all = false;
                spec.commandLine()
                        .getErr()
                        .println("NOT CLOSED: trade " + id + " of "
                                + trade.path("openQuantity").asText() + " "
                                + Printable.of(trade.path("symbol").asText()) + ": " + refused.getMessage());
            }
        }
        return all;
    }

    private void print(JsonNode stopped, ArrayNode closed, PrintWriter out) {
        for (JsonNode trade : closed) {
            out.println("Trade " + trade.path("id").asText() + " of "
                    + Printable.of(trade.path("symbol").asText()) + " is "
                    + trade.path("status").asText()
                    + (CellText.of(trade.path("exitPrice")).isEmpty()
                            ? ""
                            : " at " + trade.path("exitPrice").asText())
                    + ", result " + CellText.money(trade.path("realizedPnl")) + ".");
        }
        if (flatten) {
            if (closed.isEmpty()) {
                out.println("It has no trade to close.");
            }
            return;
        }
        int open = 0;
        for (JsonNode seat : stopped) {
            open += seat.path("openTrades").asInt();
        }
        if (open > 0) {
            out.println(open + (open == 1 ? " open trade keeps its" : " open trades keep their")
                    + " stops and targets (--flatten closes them).");
        }
    }
}
