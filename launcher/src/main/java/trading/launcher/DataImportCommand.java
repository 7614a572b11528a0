package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.engine.history.ConflictException;
import trading.engine.history.DamagedHistoryException;
import trading.engine.history.MergeResult;
import trading.engine.market.replay.BarFormatException;
import trading.engine.market.replay.HistoryImport;

/// Brings files of bars into the history.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Brings files of bars into the history: Binance klines, OHLCV with a header, or JSON candles;",
            "Binance trades are kept as ticks, and become bars of a second. Plain, gzip or zip.",
            "Each file is read from end to end first. All of it is taken, or nothing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all files are in",
            "64:the command line is wrong",
            "65:a file's content is wrong, or it says something else than the history",
            "74:reading or writing failed"
        })
final class DataImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to bring in.")
    private List<Path> files = List.of();

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "What the bars are of, for example BTCUSDT (default: what the file's name begins with).")
    private @Nullable String symbol;

    @Option(names = "--skip-bad", description = "Leave out rows that cannot be read, instead of the whole file.")
    private boolean skipBad;

    @Option(names = "--round-volume", description = "Round volumes that are finer than can be kept.")
    private boolean roundVolume;

    @Option(names = "--replace", description = "Take the file's word where the history has other values.")
    private boolean replace;

    @Option(
            names = "--no-ticks",
            description = "Of a file of trades keep its bars of a second only (default: the trades too).")
    private boolean noTicks;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        HistoryImport into = new HistoryImport(
                History.of(data.resolve()), new HistoryImport.Options(skipBad, roundVolume, replace, !noTicks));
        ArrayNode imported = mapper.createArrayNode();
        for (Path file : files) {
            Optional<String> name =
                    symbol == null ? HistoryImport.symbolOf(file.getFileName().toString()) : Optional.of(symbol);
            if (name.isEmpty()) {
                err.println("import: file=" + file + ": what is it about? Add --symbol, for example --symbol BTCUSDT");
                return ExitCode.USAGE;
            }
            try {
                imported.add(imported(into, file, name.get(), out, err));
            } catch (BarFormatException | ConflictException | DamagedHistoryException wrong) {
                err.println(wrong.getMessage());
                return ExitCode.DATA;
            } catch (IllegalArgumentException wrong) {
                err.println(wrong.getMessage());
                return ExitCode.USAGE;
            }
        }
        if (json) {
            out.println(mapper.writeValueAsString(imported));
        }
        return ExitCode.OK;
    }

    private ObjectNode imported(HistoryImport into, Path path, String name, PrintWriter out, PrintWriter err)
            throws IOException, BarFormatException, ConflictException {
        HistoryImport.Imported imported = into.run(path, name, json ? HistoryImport.Progress.NONE : told(err));
        MergeResult merged = imported.merged();
        MergeResult ticks = imported.ticks();
        if (!json) {
            out.println(imported.key() + ": " + imported.file().describe());
            out.println("  " + merged.added() + " new, " + merged.same() + " known already, " + merged.replaced()
                    + " replaced; " + merged.total() + " bars in all");
            if (ticks != null) {
                out.println("  " + ticks.added() + " new ticks, " + ticks.same() + " known already, " + ticks.replaced()
                        + " replaced; " + ticks.total() + " ticks in all");
            }
            out.flush();
        }
        ObjectNode row = mapper.createObjectNode()
                .put("file", path.toString())
                .put("symbol", imported.key().symbol())
                .put("frame", imported.key().frame().text())
                .put("rows", imported.file().rows())
                .put("badRows", imported.file().badRows())
                .put("gaps", imported.file().gaps())
                .put("missingBars", imported.file().missingBars())
                .put("added", merged.added())
                .put("same", merged.same())
                .put("replaced", merged.replaced())
                .put("total", merged.total());
        if (ticks != null) {
            row.putObject("ticks")
                    .put("added", ticks.added())
                    .put("same", ticks.same())
                    .put("replaced", ticks.replaced())
                    .put("total", ticks.total());
        }
        return row;
    }

    private static HistoryImport.Progress told(PrintWriter err) {
        RunProgress progress = new RunProgress(err);
        return progress::tell;
    }
}
