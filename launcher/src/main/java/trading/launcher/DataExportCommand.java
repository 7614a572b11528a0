package trading.launcher;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.engine.history.BarColumns;
import trading.engine.history.BarSeries;
import trading.engine.history.DamagedHistoryException;
import trading.engine.history.SeriesKey;
import trading.engine.history.TickSeries;
import trading.engine.market.replay.ReplayGrid;
import trading.engine.model.Instrument;

/// Writes a series as CSV that `import` reads again.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a series as CSV, which import reads again.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:written",
            "64:the command line is wrong, or there is no such series",
            "65:the series is damaged",
            "73:the file is there already"
        })
final class DataExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "For example BTCUSDT.")
    private String symbol = "";

    @Parameters(index = "1", paramLabel = "FRAME", description = "1s 1m 3m 5m 15m 1h 4h 1d, or ticks")
    private String frame = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to; with .gz at the end it is compressed (default: to the terminal).")
    private @Nullable Path output;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (frame.equals(History.TICKS)) {
            return exportTicks(err);
        }
        Optional<SeriesKey> key = History.key(symbol, frame, err);
        if (key.isEmpty()) {
            return ExitCode.USAGE;
        }
        Optional<BarSeries> there = History.of(data.resolve()).open(key.get());
        if (there.isEmpty()) {
            err.println("export: no history of " + key.get() + ": trading data list shows what there is");
            return ExitCode.USAGE;
        }
        try (BarSeries series = there.get()) {
            if (output == null) {
                PrintWriter out = spec.commandLine().getOut();
                write(series, out);
                out.flush();
                return ExitCode.OK;
            }
            write(output, to -> write(series, to));
            err.println(series.count() + " bars of " + key.get() + " are in " + output);
            return ExitCode.OK;
        } catch (FileAlreadyExistsException taken) {
            err.println("export: file=" + output + " is there already: choose another, or delete it first");
            return ExitCode.CANNOT_CREATE;
        } catch (DamagedHistoryException damaged) {
            err.println(damaged.getMessage() + ": remove the series and import it again");
            return ExitCode.DATA;
        }
    }

    private int exportTicks(PrintWriter err) throws Exception {
        try {
            Optional<TickSeries> there = History.of(data.resolve()).ticks().open(symbol);
            if (there.isEmpty()) {
                err.println("export: no ticks of " + symbol + ": trading data list shows what there is");
                return ExitCode.USAGE;
            }
            TickSeries series = there.get();
            if (output == null) {
                PrintWriter out = spec.commandLine().getOut();
                TickCsv.write(series, out);
                out.flush();
                return ExitCode.OK;
            }
            write(output, to -> TickCsv.write(series, to));
            err.println(series.count() + " ticks of " + symbol + " are in " + output);
            return ExitCode.OK;
        } catch (FileAlreadyExistsException taken) {
            err.println("export: file=" + output + " is there already: choose another, or delete it first");
            return ExitCode.CANNOT_CREATE;
        } catch (DamagedHistoryException damaged) {
            err.println(damaged.getMessage() + ": remove the ticks and import them again");
            return ExitCode.DATA;
        }
    }

    /// What is written.
    @FunctionalInterface
    private interface Text {
        void to(Writer writer) throws IOException;
    }

    /// A file that could not be written to its end is not left behind.
    private static void write(Path path, Text text) throws IOException {
        OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
        boolean whole = false;
        try (Writer writer = new OutputStreamWriter(
                path.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file, StandardCharsets.UTF_8)) {
            text.to(writer);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void write(BarSeries series, Writer to) throws IOException {
        Instrument instrument = ReplayGrid.instrument(0, series.key().symbol(), series.tickSize(), series.lotSize());
        CsvWriter csv = CsvWriter.builder().build(to);
        csv.writeRecord("time", "open", "high", "low", "close", "volume", "trades");
        for (BarColumns bars : (Iterable<BarColumns>) series::blocks) {
            for (int i = 0; i < bars.count(); i++) {
                csv.writeRecord(
                        History.time(bars.openTimeNanos(i)),
                        instrument.price(bars.open(i)).toPlainString(),
                        instrument.price(bars.high(i)).toPlainString(),
                        instrument.price(bars.low(i)).toPlainString(),
                        instrument.price(bars.close(i)).toPlainString(),
                        instrument.quantity(bars.volume(i)).toPlainString(),
                        Long.toString(bars.tradeCount(i)));
            }
        }
        csv.flush();
    }
}
