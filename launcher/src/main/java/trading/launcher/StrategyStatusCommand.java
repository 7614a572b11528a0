package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.desk.CellText;
import trading.launcher.desk.Colour;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;
import trading.launcher.desk.Printable;
import trading.launcher.desk.Table;

/// How the strategies of the running desk are doing.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "The strategies of the running desk: state, position, open orders, today's result, and why one is disabled.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong, or there is no such strategy",
            "69:nothing is running",
            "75:the instance is starting or busy"
        })
final class StrategyStatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this strategy.")
    private String name = "";

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only on this instrument.")
    private String symbol = "";

    @Override
    public Integer call() throws Exception {
        return RunningStrategies.run(desk, spec, name, symbol, this::show);
    }

    private int show(DeskClient running) throws IOException, InterruptedException, DeskException {
        JsonNode account = running.get("/api/account");
        JsonNode seats = running.get(name.isEmpty() ? RunningStrategies.PATH : RunningStrategies.path(name));
        StrategyTrades trades = StrategyTrades.of(running, seats);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (JsonNode seat : seats) {
            if (symbol.isEmpty() || symbol.equals(seat.path("symbol").asText())) {
                rows.add(row(seat, account, trades));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (desk.json()) {
            desk.print(out, rows);
        } else {
            print(rows, account, trades, out);
        }
        return ExitCode.OK;
    }

    private static ObjectNode row(JsonNode seat, JsonNode account, StrategyTrades trades) {
        StrategyTrades.Seat held =
                trades.of(seat.path("name").asText(), seat.path("symbol").asText());
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (String field : new String[] {"name", "version", "symbol", "frame", "status", "statusReason"}) {
            row.set(field, seat.path(field));
        }
        row.set("account", account.path("account"));
        ObjectNode positions = row.putObject("positions");
        held.positions().forEach((traded, quantity) -> positions.put(traded, quantity.toPlainString()));
        row.set("openTrades", seat.path("openTrades"));
        row.set("openOrders", seat.path("openOrders"));
        row.put("unrealizedPnl", held.unrealized().toPlainString());
        row.put("realizedToday", held.today().toPlainString());
        row.set("realizedPnl", seat.path("realizedPnl"));
        row.set("closedTrades", seat.path("closedTrades"));
        row.set("lastSignal", seat.path("lastSignal"));
        return row;
    }

    private void print(ArrayNode rows, JsonNode account, StrategyTrades trades, PrintWriter out) {
        out.printf(
                "Account %s, equity %s %s. Today is %s UTC of the market; results are net of fees.%n%n",
                Printable.of(account.path("account").asText()),
                CellText.money(account.path("equity")),
                Printable.of(account.path("currency").asText()),
                trades.day());
        Table table = new Table()
                .left("STRATEGY")
                .left("SYMBOL")
                .left("STATE", RunningStrategies::ofState)
                .right("POSITION")
                .right("ORDERS")
                .right("OPEN P/L", Colour::ofSign)
                .right("TODAY", Colour::ofSign)
                .right("TOTAL", Colour::ofSign)
                .left("LAST SIGNAL");
        for (JsonNode row : rows) {
            StrategyTrades.Seat held =
                    trades.of(row.path("name").asText(), row.path("symbol").asText());
            table.row(
                    row.path("name").asText(),
                    row.path("symbol").asText(),
                    row.path("status").asText(),
                    held.position(row.path("symbol").asText()),
                    row.path("openOrders").asText(),
                    held.positions().isEmpty() ? "" : CellText.gain(held.unrealized()),
                    CellText.gain(held.today()),
                    CellText.gain(new BigDecimal(row.path("realizedPnl").asText("0"))),
                    signal(row.path("lastSignal")));
        }
        table.print(out);
        if (table.isEmpty()) {
            out.println(
                    symbol.isEmpty()
                            ? "No strategies run here: the instance was started without them."
                            : "No strategy runs on " + Printable.of(symbol) + ".");
        }
        for (JsonNode row : rows) {
            if (!CellText.of(row.path("statusReason")).isEmpty()) {
                out.println(Printable.of(row.path("name").asText() + " on "
                        + row.path("symbol").asText() + " is "
                        + row.path("status").asText() + ": "
                        + row.path("statusReason").asText()));
            }
            if (row.path("status").asText().equals("DISABLED")) {
                out.println("  Start it anew with: trading strategy start "
                        + Printable.of(row.path("name").asText() + " --symbol "
                                + row.path("symbol").asText()));
            }
        }
    }

    private static String signal(JsonNode last) {
        return last.isObject()
                ? CellText.time(last.path("time")) + " " + last.path("text").asText()
                : "";
    }
}
