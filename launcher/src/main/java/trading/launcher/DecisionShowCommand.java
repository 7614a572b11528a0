package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.desk.CellText;
import trading.launcher.desk.Colour;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;
import trading.launcher.desk.Printable;
import trading.launcher.desk.Table;

/// One decision, from the wish to what came of it.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Explains one decision in plain words: signals, patterns, the analyst's opinion, sizing, risk's answer, its order and trade.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong, or there is no such decision",
            "69:nothing is running",
            "75:the instance is starting, or its database cannot be reached"
        })
final class DecisionShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Parameters(paramLabel = "ID", description = "As trading decisions lists it, like ema-cross:BTCUSDT:20220103T1005.")
    private String id = "";

    @Override
    public Integer call() throws Exception {
        return desk.run(spec, running -> {
            JsonNode found;
            try {
                found = running.get(DecisionsCommand.PATH + "/" + DeskClient.segment(id.replace('/', '~')));
            } catch (DeskException refused) {
                if (!refused.isNotFound()) {
                    throw refused;
                }
                if (desk.json()) {
                    desk.print(spec.commandLine().getOut(), refused.answer());
                }
                spec.commandLine()
                        .getErr()
                        .println("There is no decision " + Printable.of(id) + ". List them with: trading decisions");
                return ExitCode.USAGE;
            }
            show(running, (ObjectNode) found);
            return ExitCode.OK;
        });
    }

    private void show(DeskClient running, ObjectNode found) throws IOException, InterruptedException, DeskException {
        JsonNode decision = found.path("decision");
        ArrayNode orders = found.putArray("orders");
        ArrayNode trades = found.putArray("trades");
        String clientOrderId = CellText.of(decision.path("clientOrderId"));
        String tradeId = CellText.of(decision.path("tradeId"));
        if (!clientOrderId.isEmpty()) {
            running.get("/api/orders", Map.of("clientOrderId", clientOrderId))
                    .path("orders")
                    .forEach(orders::add);
        }
        for (JsonNode order : orders) {
            if (order.hasNonNull("tradeId")) {
                tradeId = order.path("tradeId").asText();
            }
        }
        if (!tradeId.isEmpty()) {
            trades.add(running.get("/api/trades/" + tradeId));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (desk.json()) {
            desk.print(out, found);
        } else {
            print(found, out);
        }
    }

    private static void print(JsonNode found, PrintWriter out) {
        JsonNode decision = found.path("decision");
        out.println(Printable.of(decision.path("id").asText() + "   " + CellText.time(decision.path("time")) + " UTC   "
                + decision.path("outcome").asText()));
        out.println();
        found.path("explanation").forEach(sentence -> out.println(Printable.of(sentence.asText())));
        Table order = new Table()
                .left("ORDER")
                .left("TYPE")
                .right("QUANTITY")
                .right("FILLED")
                .right("AVERAGE PRICE")
                .left("STATUS")
                .left("CREATED (UTC)");
        for (JsonNode each : found.path("orders")) {
            order.row(
                    each.path("orderId").asText(),
                    each.path("type").asText() + " " + each.path("side").asText(),
                    each.path("quantity").asText(),
                    each.path("filledQuantity").asText(),
                    CellText.of(each.path("averagePrice")),
                    each.path("status").asText(),
                    CellText.time(each.path("createdAt")));
        }
        Table trade = new Table()
                .left("TRADE")
                .left("STATUS")
                .right("OPEN")
                .right("ENTRY")
                .right("EXIT")
                .right("RESULT", Colour::ofSign)
                .left("EXIT REASON")
                .left("CLOSED (UTC)");
        for (JsonNode each : found.path("trades")) {
            trade.row(
                    each.path("id").asText(),
                    each.path("status").asText(),
                    each.path("openQuantity").asText(),
                    CellText.of(each.path("entryPrice")),
                    CellText.of(each.path("exitPrice")),
                    CellText.money(each.path("realizedPnl")),
                    CellText.of(each.path("exitReason")),
                    CellText.time(each.path("closedAt")));
        }
        for (Table table : new Table[] {order, trade}) {
            if (!table.isEmpty()) {
                out.println();
                table.print(out);
            }
        }
    }
}
