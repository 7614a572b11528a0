package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.engine.history.BarStore;
import trading.engine.history.Coverage;
import trading.engine.history.DamagedHistoryException;
import trading.engine.history.SeriesKey;
import trading.engine.history.TickCoverage;

/// Reads every bar of the history and tells what is missing.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Reads every bar, checksums included, and tells which ones are missing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing is damaged; gaps are told",
            "64:the command line is wrong",
            "65:something is damaged"
        })
final class DataVerifyCommand implements Callable<Integer> {
    private static final int SHOWN_GAPS = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "SYMBOL", arity = "0..1", description = "Only this one (default: all).")
    private @Nullable String symbol;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        BarStore store = History.of(data.resolve());
        List<SeriesKey> keys = store.list().stream()
                .filter(key -> symbol == null || key.symbol().equals(symbol))
                .toList();
        List<String> ticks = store.ticks().list().stream()
                .filter(one -> symbol == null || one.equals(symbol))
                .toList();
        if (keys.isEmpty() && ticks.isEmpty()) {
            err.println("verify: no history" + (symbol == null ? "" : " of " + symbol)
                    + ": trading data list shows what there is");
            return symbol == null ? ExitCode.OK : ExitCode.USAGE;
        }
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode rows = mapper.createArrayNode();
        boolean damaged = false;
        for (SeriesKey key : keys) {
            try {
                Coverage coverage = store.verify(key);
                rows.add(json(mapper, coverage));
                if (!json) {
                    print(coverage, out);
                }
            } catch (DamagedHistoryException broken) {
                damaged = true;
                err.println(key + ": " + broken.getMessage() + ": remove it and import it again");
            }
        }
        for (String one : ticks) {
            try {
                TickCoverage coverage = store.ticks().verify(one);
                rows.add(json(mapper, coverage));
                if (!json) {
                    print(coverage, out);
                }
            } catch (DamagedHistoryException broken) {
                damaged = true;
                err.println(one + " ticks: " + broken.getMessage() + ": remove them and import them again");
            }
        }
        if (json) {
            out.println(mapper.writeValueAsString(rows));
        }
        out.flush();
        return damaged ? ExitCode.DATA : ExitCode.OK;
    }

    private static void print(Coverage coverage, PrintWriter out) {
        out.println(coverage.key() + ": " + coverage.count() + " bars, "
                + (coverage.gapCount() == 0
                        ? "no gap"
                        : coverage.gapCount() + " gaps with " + coverage.missing() + " missing bars"));
        gaps(coverage.gaps(), coverage.gapCount(), out);
    }

    private static void print(TickCoverage coverage, PrintWriter out) {
        out.println(coverage.symbol() + " ticks: " + coverage.count() + " " + coverage.kind() + ", "
                + (coverage.gapCount() == 0
                        ? "no number is missing"
                        : coverage.gapCount() + " gaps with " + coverage.missing() + " missing numbers"));
        gaps(coverage.gaps(), coverage.gapCount(), out);
    }

    private static void gaps(List<Coverage.Gap> gaps, long count, PrintWriter out) {
        gaps.stream()
                .limit(SHOWN_GAPS)
                .forEach(gap -> out.println("  " + History.time(gap.fromNanos()) + " to " + History.time(gap.toNanos())
                        + ": " + gap.missing() + " missing"));
        if (count > SHOWN_GAPS) {
            out.println("  and " + (count - SHOWN_GAPS) + " shorter ones");
        }
    }

    private static ObjectNode json(ObjectMapper mapper, TickCoverage coverage) {
        ObjectNode row = mapper.createObjectNode()
                .put("symbol", coverage.symbol())
                .put("frame", History.TICKS)
                .put("ticks", coverage.count())
                .put("bytes", coverage.bytes())
                .put("gapCount", coverage.gapCount())
                .put("missing", coverage.missing());
        gaps(row, coverage.gaps());
        return row;
    }

    private static ObjectNode json(ObjectMapper mapper, Coverage coverage) {
        ObjectNode row = mapper.createObjectNode()
                .put("symbol", coverage.key().symbol())
                .put("frame", coverage.key().frame().text())
                .put("bars", coverage.count())
                .put("bytes", coverage.bytes())
                .put("gapCount", coverage.gapCount())
                .put("missing", coverage.missing());
        gaps(row, coverage.gaps());
        return row;
    }

    private static void gaps(ObjectNode row, List<Coverage.Gap> all) {
        ArrayNode gaps = row.putArray("gaps");
        all.forEach(gap -> gaps.addObject()
                .put("from", History.time(gap.fromNanos()))
                .put("to", History.time(gap.toNanos()))
                .put("missing", gap.missing()));
    }
}
