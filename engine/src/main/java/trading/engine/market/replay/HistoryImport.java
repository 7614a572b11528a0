package trading.engine.market.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.ConflictException;
import trading.engine.history.MergeResult;
import trading.engine.history.SeriesKey;
import trading.engine.history.TickStore;
import trading.engine.model.Instrument;

/// A file into the history: read and checked from end to end first, then all of it is taken, or nothing. Of trades
/// the bars of a second are taken, and the ticks themselves.
public final class HistoryImport {
    private static final Pattern SYMBOL = Pattern.compile("([A-Z0-9]{5,20})[-_.].*");

    private final BarStore store;
    private final TickStore tickStore;
    private final Options options;

    /// `skipBad`: leave out rows that cannot be read, instead of refusing the file. `roundVolume`: round volumes
    /// that are finer than can be kept. `replace`: take the file's word where the history has other values.
    /// `ticks`: keep the trades of a file of trades, beside the bars that are made of them.
    public record Options(boolean skipBad, boolean roundVolume, boolean replace, boolean ticks) {}

    /// What came of it; `file` says what was in it; `ticks` is null when none were kept.
    public record Imported(
            SeriesKey key,
            BarFile file,
            MergeResult merged,
            @Nullable MergeResult ticks) {}

    /// Is told how many of all bars are in.
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, all) -> {};

        void tell(long done, long all);
    }

    public HistoryImport(BarStore store, Options options) {
        this.store = store;
        this.tickStore = store.ticks();
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
        try {
            if (!options.ticks || file.trades() == 0) {
                return new Imported(key, file, mergeBars(key, file, grid, progress), null);
            }
            try (TickStore.Staged ticks = stageTicks(symbol, file, grid, progress)) {
                MergeResult merged = mergeBars(key, file, grid, Progress.NONE);
                ticks.commit();
                return new Imported(key, file, merged, ticks.merged());
            }
        } catch (ArithmeticException tooLarge) {
            throw new BarFormatException(path, "a price or a volume is too large to be kept: " + tooLarge.getMessage());
        }
    }

    private MergeResult mergeBars(SeriesKey key, BarFile file, ReplayGrid grid, Progress progress)
            throws IOException, ConflictException {
        try (FileColumns bars = FileColumns.of(file, grid)) {
            return store.merge(
                    key,
                    grid.instrument().tickSize(),
                    grid.instrument().lotSize(),
                    new Told<>(bars, bars::taken, file.rows(), progress),
                    onConflict());
        }
    }

    private TickStore.Staged stageTicks(String symbol, BarFile file, ReplayGrid grid, Progress progress)
            throws IOException, ConflictException {
        try (FileTicks ticks = FileTicks.of(file, grid)) {
            return tickStore.stage(
                    symbol,
                    file.aggregated(),
                    grid.instrument().tickSize(),
                    grid.instrument().lotSize(),
                    new Told<>(ticks, ticks::taken, file.trades(), progress),
                    onConflict());
        }
    }

    private BarStore.OnConflict onConflict() {
        return options.replace ? BarStore.OnConflict.REPLACE : BarStore.OnConflict.REFUSE;
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

    private record Told<T>(Iterator<T> rows, LongSupplier taken, long all, Progress progress) implements Iterator<T> {
        @Override
        public boolean hasNext() {
            boolean more = rows.hasNext();
            if (!more && taken.getAsLong() != all) {
                throw new IllegalStateException("import: " + taken.getAsLong() + " of " + all
                        + " rows were there at the second reading: the file was changed meanwhile");
            }
            return more;
        }

        @Override
        public T next() {
            progress.tell(taken.getAsLong(), all);
            return rows.next();
        }
    }
}
