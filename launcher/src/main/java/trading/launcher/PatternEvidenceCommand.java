package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.desk.CellText;
import trading.launcher.desk.Colour;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;
import trading.launcher.desk.Printable;
import trading.launcher.desk.Table;

/// What came of patterns before.
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = {
            "What came of the earlier patterns: hit rate and expectancy with their 95 %% intervals, beside what entries at every bar",
            "would have come to. R is the distance from entry to invalidation."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong, or there is no such instrument",
            "69:nothing is running",
            "75:the instance is starting"
        })
final class PatternEvidenceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only of this instrument (default: each).")
    private String symbol = "";

    @Option(
            names = {"--frame", "--timeframe"},
            paramLabel = "FRAME",
            description = "The length of a bar, like 1m, 1h or 1d (default: 1m).")
    private String frame = "1m";

    @Option(
            names = "--least",
            paramLabel = "N",
            description = "Only patterns of which so many have ended (default: 1).")
    private long least = 1;

    @Override
    public Integer call() throws Exception {
        if (least < 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--least " + least + ": write 0 or more");
        }
        return desk.run(spec, this::show);
    }

    private int show(DeskClient running) throws IOException, InterruptedException, DeskException {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (String each : symbols(running)) {
            all.add(running.get("/api/patterns/evidence", Map.of("symbol", each, "frame", frame)));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (desk.json()) {
            desk.print(out, all);
            return ExitCode.OK;
        }
        for (JsonNode evidence : all) {
            print(evidence, out);
        }
        return ExitCode.OK;
    }

    private List<String> symbols(DeskClient running) throws IOException, InterruptedException, DeskException {
        List<String> symbols = new ArrayList<>();
        if (symbol.isEmpty()) {
            running.get("/api/instruments")
                    .forEach(each -> symbols.add(each.path("symbol").asText()));
        } else {
            symbols.add(symbol);
        }
        return symbols;
    }

    private void print(JsonNode evidence, PrintWriter out) {
        String asOf = CellText.time(evidence.path("asOf"));
        out.println(Printable.of(evidence.path("symbol").asText() + " "
                        + evidence.path("frame").asText()) + ", "
                + evidence.path("bars").asText() + " bars"
                + (asOf.isEmpty() ? "" : ", as of " + asOf + " UTC"));
        Table table = new Table()
                .left("PATTERN")
                .left("SIDE", PatternsCommand::ofSide)
                .right("ENDED")
                .right("HIT RATE")
                .right("95 %")
                .right("CHANCE")
                .right("EXPECTANCY R", Colour::ofSign)
                .right("95 %")
                .right("CHANCE R")
                .left("VERDICT", PatternsCommand::ofVerdict);
        for (JsonNode row : evidence.path("rows")) {
            if (row.path("sampleSize").asLong() >= least) {
                JsonNode hits = row.path("hitRate");
                JsonNode expected = row.path("expectancyR");
                table.row(
                        row.path("title").asText(),
                        row.path("side").asText(),
                        row.path("sampleSize").asText(),
                        CellText.percent(hits.path("value")),
                        interval(CellText.percent(hits.path("low")), CellText.percent(hits.path("high"))),
                        CellText.percent(row.path("chanceHitRate")),
                        signed(expected.path("value")),
                        interval(signed(expected.path("low")), signed(expected.path("high"))),
                        signed(row.path("chanceExpectancyR")),
                        row.path("verdict").asText());
            }
        }
        table.print(out);
        if (table.isEmpty()) {
            out.println("Nothing has ended yet" + (least > 1 ? " so often" : "") + ".");
        }
        out.println();
    }

    private static String interval(String low, String high) {
        return low.isEmpty() || high.isEmpty() ? "" : low.replace(" %", "") + " to " + high;
    }

    private static String signed(JsonNode value) {
        String text = CellText.number(value, 2);
        return text.isEmpty() || text.startsWith("-") || value.asDouble() == 0 ? text : "+" + text;
    }
}
