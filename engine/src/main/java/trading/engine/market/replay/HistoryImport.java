package trading.engine.market.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trading.engine.history.BarColumns;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.ConflictException;
import trading.engine.history.MergeResult;
import trading.engine.history.SeriesKey;
import trading.engine.model.Instrument;

/// A file into the history: read and checked from end to end first, then all of it is taken, or nothing.
public final class HistoryImport {
    private static final Pattern SYMBOL = Pattern.compile("([A-Z0-9]{5,20})[-_.].*");

    private final BarStore store;
    private final Options options;

    /// `skipBad`: leave out rows that cannot be read, instead of refusing the file. `roundVolume`: round volumes that
    /// are finer than can be kept. `replace`: take the file's word where the history has other values.
    public record Options(boolean skipBad, boolean roundVolume, boolean replace) {}

    /// What came of it; `file` says what was in it.
    public record Imported(SeriesKey key, BarFile file, MergeResult merged) {}

    /// Is told how many of all bars are in.
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, all) -> {};

        void tell(long done, long all);
    }

    public HistoryImport(BarStore store, Options options) {
        this.store = store;
        this.options = options;
    }

    /// What a file is about, by the beginning of its name, as of `BTCUSDT-1m-2024-01.zip`.
    public static Optional<String> symbolOf(String fileName) {
        Matcher name = SYMBOL.matcher(fileName);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /// Throws [BarFormatException] with the rows that are wrong, [ConflictException] when the history says something
    /// else, and [IllegalArgumentException] when the symbol is none.
    public Imported run(Path path, String symbol, Progress progress)
            throws IOException, BarFormatException, ConflictException {
        BarFile file = BarFile.inspect(path, options.skipBad);
        SeriesKey key = new SeriesKey(symbol, file.frame());
        ReplayGrid grid = ReplayGrid.of(file, symbol, known(key), options.roundVolume);
        Instrument instrument = grid.instrument();
        try (FileColumns bars = FileColumns.of(file, grid)) {
            MergeResult merged = store.merge(
                    key,
                    instrument.tickSize(),
                    instrument.lotSize(),
                    new Told(bars, file.rows(), progress),
                    options.replace ? BarStore.OnConflict.REPLACE : BarStore.OnConflict.REFUSE);
            return new Imported(key, file, merged);
        } catch (ArithmeticException tooLarge) {
            throw new BarFormatException(path, "a price or a volume is too large to be kept: " + tooLarge.getMessage());
        }
    }

    /// The grid of the series that is there, which the file must fit.
    private List<Instrument> known(SeriesKey key) throws IOException {
        Optional<BarSeries> there = store.open(key);
        if (there.isEmpty()) {
            return List.of();
        }
        try (BarSeries series = there.get()) {
            return List.of(ReplayGrid.instrument(0, key.symbol(), series.tickSize(), series.lotSize()));
        }
    }

    private record Told(FileColumns bars, long rows, Progress progress) implements Iterator<BarColumns> {
        @Override
        public boolean hasNext() {
            boolean more = bars.hasNext();
            if (!more && bars.taken() != rows) {
                throw new IllegalStateException("import: " + bars.taken() + " of " + rows
                        + " bars were there at the second reading: the file was changed meanwhile");
            }
            return more;
        }

        @Override
        public BarColumns next() {
            progress.tell(bars.taken(), rows);
            return bars.next();
        }
    }
}
