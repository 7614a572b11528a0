package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.engine.history.BarColumns;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.ConflictException;
import trading.engine.history.MergeResult;
import trading.engine.history.SeriesKey;
import trading.engine.market.replay.BarFile;
import trading.engine.market.replay.BarFormatException;
import trading.engine.market.replay.FileColumns;
import trading.engine.market.replay.ReplayGrid;
import trading.engine.model.Instrument;

/// Brings files of bars into the history.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Brings files of bars into the history: Binance klines, or OHLCV with a header; CSV, gzip or zip.",
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
    private static final Pattern SYMBOL = Pattern.compile("([A-Z0-9]{5,20})[-_.].*");
    private static final int SHOWN_EVERY = 50;

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

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        BarStore store = History.of(data.resolve());
        ArrayNode imported = mapper.createArrayNode();
        for (Path file : files) {
            String name = symbol == null ? symbolOf(file) : symbol;
            if (name == null) {
                err.println("import: file=" + file + ": what is it about? Add --symbol, for example --symbol BTCUSDT");
                return ExitCode.USAGE;
            }
            try {
                imported.add(imported(store, file, name, out, err));
            } catch (BarFormatException | ConflictException | IllegalArgumentException wrong) {
                err.println(wrong.getMessage());
                return ExitCode.DATA;
            }
        }
        if (json) {
            out.println(mapper.writeValueAsString(imported));
        }
        return ExitCode.OK;
    }

    private static @Nullable String symbolOf(Path file) {
        Matcher name = SYMBOL.matcher(file.getFileName().toString());
        return name.matches() ? name.group(1) : null;
    }

    private ObjectNode imported(BarStore store, Path path, String name, PrintWriter out, PrintWriter err)
            throws IOException, BarFormatException, ConflictException {
        BarFile file = BarFile.inspect(path, skipBad);
        SeriesKey key = new SeriesKey(name, file.frame());
        ReplayGrid grid = ReplayGrid.of(file, name, known(store, key), roundVolume);
        Instrument instrument = grid.instrument();
        MergeResult result;
        try (FileColumns bars = FileColumns.of(file, grid)) {
            result = store.merge(
                    key,
                    instrument.tickSize(),
                    instrument.lotSize(),
                    new Shown(bars, file.rows(), json ? null : err),
                    replace ? BarStore.OnConflict.REPLACE : BarStore.OnConflict.REFUSE);
        }
        if (!json) {
            out.println(key + ": " + file.describe());
            out.println("  " + result.added() + " new, " + result.same() + " known already, " + result.replaced()
                    + " replaced; " + result.total() + " bars in all");
            out.flush();
        }
        return mapper.createObjectNode()
                .put("file", path.toString())
                .put("symbol", key.symbol())
                .put("frame", key.frame().text())
                .put("rows", file.rows())
                .put("badRows", file.badRows())
                .put("gaps", file.gaps())
                .put("missingBars", file.missingBars())
                .put("added", result.added())
                .put("same", result.same())
                .put("replaced", result.replaced())
                .put("total", result.total());
    }

    /// The grid of the series that is there, which the file must fit.
    private static List<Instrument> known(BarStore store, SeriesKey key) throws IOException {
        Optional<BarSeries> there = store.open(key);
        if (there.isEmpty()) {
            return List.of();
        }
        try (BarSeries series = there.get()) {
            return List.of(ReplayGrid.instrument(0, key.symbol(), series.tickSize(), series.lotSize()));
        }
    }

    /// Tells a terminal how far it is.
    private static final class Shown implements Iterator<BarColumns> {
        private final FileColumns bars;
        private final long rows;
        private final @Nullable PrintWriter err;
        private int blocks;

        Shown(FileColumns bars, long rows, @Nullable PrintWriter err) {
            this.bars = bars;
            this.rows = rows;
            this.err = err != null && Help.Ansi.AUTO.enabled() ? err : null;
        }

        @Override
        public boolean hasNext() {
            return bars.hasNext();
        }

        @Override
        public BarColumns next() {
            if (err != null && ++blocks % SHOWN_EVERY == 0) {
                err.print("\r  " + 100 * bars.taken() / Math.max(1, rows) + " %");
                err.flush();
            }
            BarColumns next = bars.next();
            if (err != null && !bars.hasNext() && blocks >= SHOWN_EVERY) {
                err.print("\r       \r");
                err.flush();
            }
            return next;
        }
    }
}
