package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/// What patterns were seen.
@Command(
        name = "patterns",
        mixinStandardHelpOptions = true,
        description = {
            "Patterns that the running desk has seen and those that are active, the newest last.",
            "What came of the earlier ones: trading patterns evidence"
        },
        subcommands = PatternEvidenceCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong, or there is no such instrument",
            "69:nothing is running",
            "75:the instance is starting"
        })
final class PatternsCommand implements Callable<Integer> {
    private static final int MOST = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only of this instrument.")
    private @Nullable String symbol;

    @Option(
            names = {"--frame", "--timeframe"},
            paramLabel = "FRAME",
            description = "Only of bars of this length, like 1m, 1h or 1d.")
    private @Nullable String frame;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only forming, confirmed, target_reached, invalidated or expired.")
    private @Nullable String status;

    @Option(names = "--tail", paramLabel = "N", description = "The newest so many, 1 to 500 (default: 20).")
    private int tail = 20;

    @Override
    public Integer call() throws Exception {
        if (tail < 1 || tail > MOST) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--tail " + tail + ": write 1 to " + MOST);
        }
        Map<String, String> query = new TreeMap<>();
        put(query, "symbol", symbol);
        put(query, "frame", frame);
        put(
                query,
                "status",
                status == null ? null : status.toUpperCase(Locale.ROOT).replace('-', '_'));
        query.put("limit", Integer.toString(tail));
        return desk.run(spec, running -> {
            Deque<JsonNode> oldestFirst = new ArrayDeque<>();
            running.get("/api/patterns", query).forEach(oldestFirst::addFirst);
            PrintWriter out = spec.commandLine().getOut();
            if (desk.json()) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                oldestFirst.forEach(all::add);
                desk.print(out, all);
            } else if (oldestFirst.isEmpty()) {
                out.println("No patterns were seen.");
            } else {
                table(oldestFirst).print(out);
            }
            return ExitCode.OK;
        });
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private static Table table(Deque<JsonNode> sightings) {
        Table table = new Table()
                .left("BAR CLOSED (UTC)")
                .left("SYMBOL")
                .left("FRAME")
                .left("PATTERN")
                .left("SIDE", PatternsCommand::ofSide)
                .left("STATUS")
                .right("SURE")
                .right("CLOSE")
                .right("TARGET")
                .right("INVALID AT")
                .right("HIT RATE")
                .right("OF")
                .left("VERDICT", PatternsCommand::ofVerdict);
        for (JsonNode seen : sightings) {
            JsonNode evidence = seen.path("evidence");
            table.row(
                    CellText.time(seen.path("time")),
                    seen.path("symbol").asText(),
                    seen.path("frame").asText(),
                    seen.path("title").asText(),
                    seen.path("side").asText(),
                    seen.path("status").asText(),
                    CellText.percent(seen.path("confidence")),
                    seen.path("close").asText(),
                    CellText.of(seen.path("target")),
                    CellText.of(seen.path("invalidation")),
                    CellText.percent(evidence.path("hitRate").path("value")),
                    evidence.path("sampleSize").asText(),
                    evidence.path("verdict").asText());
        }
        return table;
    }

    static Colour ofSide(String side) {
        return switch (side) {
            case "BULLISH" -> Colour.GOOD;
            case "BEARISH" -> Colour.BAD;
            default -> Colour.NONE;
        };
    }

    static Colour ofVerdict(String verdict) {
        return switch (verdict) {
            case "BETTER_THAN_CHANCE" -> Colour.GOOD;
            case "WORSE_THAN_CHANCE" -> Colour.BAD;
            case "TOO_FEW" -> Colour.FAINT;
            default -> Colour.NONE;
        };
    }
}
