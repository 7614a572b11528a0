package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.List;
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
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;
import trading.launcher.desk.Table;

/// What strategies decided.
@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = {
            "What the strategies of the running desk decided, the newest last. Of one: trading decisions show ID",
            "With --json one array; with --follow too, a line of JSON for each."
        },
        subcommands = DecisionShowCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong, or there is no such instrument or decision",
            "69:nothing is running, or it stopped while it was followed",
            "75:the instance is starting, or its database cannot be reached"
        })
final class DecisionsCommand implements Callable<Integer> {
    static final String PATH = "/api/decisions";

    private static final int LARGEST_PAGE = 500;
    private static final int MOST = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Option(names = "--strategy", paramLabel = "NAME", description = "Only of this strategy.")
    private @Nullable String strategy;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only about this instrument.")
    private @Nullable String symbol;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "Only with this outcome: sent, denied, vetoed, too_small, busy or repeated.")
    private @Nullable String outcome;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only from then on: 30m, 2h, 7d back from now, or a UTC time like 2024-01-31 or 2024-01-31T10:00. "
                            + "In a replay give the time of its market.")
    private @Nullable String since;

    @Option(names = "--tail", paramLabel = "N", description = "The newest so many (default: 20).")
    private int tail = 20;

    @Option(
            names = "--follow",
            description = "Go on with each that is new, or of which more is known. End it with Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws Exception {
        if (tail < 1 || tail > MOST) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--tail " + tail + ": write 1 to " + MOST);
        }
        Map<String, String> query = query();
        return desk.run(spec, running -> {
            List<JsonNode> newest = newest(running, query, follow ? Math.max(tail, DecisionFollower.PAGE) : tail);
            print(newest.subList(Math.max(0, newest.size() - tail), newest.size()));
            return follow ? new DecisionFollower(running, query, newest, this::print).follow() : ExitCode.OK;
        });
    }

    private Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        put(query, "strategy", strategy);
        put(query, "symbol", symbol);
        put(
                query,
                "outcome",
                outcome == null ? null : outcome.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (since != null) {
            query.put("from", Long.toString(SinceOption.millis(spec, since)));
        }
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    /// Oldest first.
    static List<JsonNode> newest(DeskClient desk, Map<String, String> query, int count)
            throws IOException, InterruptedException, DeskException {
        ArrayDeque<JsonNode> newest = new ArrayDeque<>();
        Map<String, String> page = new TreeMap<>(query);
        while (newest.size() < count) {
            page.put("limit", Integer.toString(Math.min(LARGEST_PAGE, count - newest.size())));
            JsonNode answer = desk.get(PATH, page);
            answer.path("decisions").forEach(newest::addFirst);
            if (!answer.hasNonNull("next")) {
                break;
            }
            page.put("before", answer.path("next").asText());
        }
        return List.copyOf(newest);
    }

    /// Followed ones come in several times, each a part of its own.
    private void print(List<JsonNode> decisions) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (desk.json() && follow) {
            for (JsonNode decision : decisions) {
                desk.printLine(out, decision);
            }
        } else if (desk.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            decisions.forEach(all::add);
            desk.print(out, all);
        } else if (decisions.isEmpty() && !follow) {
            out.println("No decisions" + (since == null ? "" : " since then") + ".");
        } else {
            table(decisions).print(out);
        }
        out.flush();
    }

    private static Table table(List<JsonNode> decisions) {
        Table table = new Table()
                .left("TIME (UTC)")
                .left("STRATEGY")
                .left("SYMBOL")
                .left("WANTED")
                .right("QUANTITY")
                .right("PRICE")
                .left("OUTCOME", DecisionsCommand::ofOutcome)
                .left("ID")
                .left("WHY");
        for (JsonNode decision : decisions) {
            String detail = CellText.of(decision.path("detail"));
            table.row(
                    CellText.time(decision.path("time")),
                    decision.path("strategy").asText(),
                    decision.path("symbol").asText(),
                    decision.path("action").asText() + " "
                            + decision.path("side").asText(),
                    decision.path("quantity").asText(),
                    CellText.of(decision.path("price")),
                    decision.path("outcome").asText(),
                    decision.path("id").asText(),
                    decision.path("reason").asText() + (detail.isEmpty() ? "" : " [" + detail + "]"));
        }
        return table;
    }

    static Colour ofOutcome(String outcome) {
        return switch (outcome) {
            case "SENT" -> Colour.GOOD;
            case "DENIED", "BUSY" -> Colour.BAD;
            case "VETOED", "TOO_SMALL" -> Colour.WARNING;
            default -> Colour.NONE;
        };
    }
}
