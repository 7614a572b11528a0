package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.DamagedHistoryException;
import trading.engine.history.SeriesKey;
import trading.engine.history.TickSeries;

/// What history there is.
@Command(name = "list", mixinStandardHelpOptions = true, description = "What history there is.")
final class DataListCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-5s %12s  %-20s  %-20s %10s%n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        BarStore store = History.of(data.resolve());
        List<SeriesKey> keys = store.list();
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode rows = mapper.createArrayNode();
        List<String> ticks = store.ticks().list();
        if (!json && !(keys.isEmpty() && ticks.isEmpty())) {
            out.printf(ROW, "SYMBOL", "FRAME", "BARS", "FROM", "LAST", "SIZE");
        }
        boolean damaged = false;
        for (SeriesKey key : keys) {
            try (BarSeries series = store.open(key).orElseThrow()) {
                String from = series.isEmpty() ? "" : History.time(series.firstNanos());
                String last = series.isEmpty() ? "" : History.time(series.lastNanos());
                rows.addObject()
                        .put("symbol", key.symbol())
                        .put("frame", key.frame().text())
                        .put("bars", series.count())
                        .put("from", from)
                        .put("last", last)
                        .put("bytes", series.bytes());
                if (!json) {
                    String size = series.bytes() / 1_024 + " KiB";
                    out.printf(ROW, key.symbol(), key.frame().text(), series.count(), from, last, size);
                }
            } catch (DamagedHistoryException broken) {
                damaged = true;
                err.println(key + ": " + broken.getMessage() + ": remove it and import it again");
            }
        }
        for (String symbol : ticks) {
            try {
                TickSeries series = store.ticks().open(symbol).orElseThrow();
                String from = series.isEmpty() ? "" : History.time(series.firstNanos());
                String last = series.isEmpty() ? "" : History.time(series.lastNanos());
                rows.addObject()
                        .put("symbol", symbol)
                        .put("frame", History.TICKS)
                        .put("ticks", series.count())
                        .put("from", from)
                        .put("last", last)
                        .put("bytes", series.bytes());
                if (!json) {
                    out.printf(ROW, symbol, History.TICKS, series.count(), from, last, series.bytes() / 1_024 + " KiB");
                }
            } catch (DamagedHistoryException broken) {
                damaged = true;
                err.println(symbol + " ticks: " + broken.getMessage() + ": remove them and import them again");
            }
        }
        if (json) {
            out.println(mapper.writeValueAsString(rows));
        } else if (keys.isEmpty() && ticks.isEmpty()) {
            out.println("No history yet. Bring some in with: trading data import FILE --symbol BTCUSDT");
        }
        out.flush();
        return damaged ? ExitCode.DATA : ExitCode.OK;
    }
}
