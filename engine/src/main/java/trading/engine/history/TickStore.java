package trading.engine.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trading.engine.history.FileVersions.Version;

/// The ticks of all instruments of a folder, beside the bars of [BarStore]. Reading is safe on any thread; changes
/// are made one after the other.
public final class TickStore {
    private static final String NAME = "ticks";
    private static final String LOCK = ".ticks.lock";
    private static final Pattern FILE = Pattern.compile("(" + NAME + ")-([0-9]{1,9})\\.trades");

    private final Path folder;

    /// The folder need not be there yet.
    public TickStore(Path folder) {
        this.folder = folder;
    }

    /// Ticks that are written and that nobody finds before [#commit]. Others that want to change something wait until
    /// it is closed. Owned by one thread.
    public final class Staged implements Closeable {
        private final FileChannel lock;
        private final TickWriter writer;
        private final String symbol;
        private final Path path;
        private final MergeResult merged;

        private Staged(FileChannel lock, TickWriter writer, String symbol, Path path, MergeResult merged) {
            this.lock = lock;
            this.writer = writer;
            this.symbol = symbol;
            this.path = path;
            this.merged = merged;
        }

        public MergeResult merged() {
            return merged;
        }

        public void commit() throws IOException {
            writer.commit();
            FileVersions.removeOthers(all(symbol), path);
        }

        @Override
        public void close() throws IOException {
            try (lock) {
                writer.close();
            }
        }
    }

    /// The symbols that there are ticks of.
    public List<String> list() throws IOException {
        List<String> symbols = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return symbols;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path symbol : (Iterable<Path>) folders.sorted()::iterator) {
                String name = symbol.getFileName().toString();
                if (SeriesKey.isSymbol(name) && !FileVersions.in(symbol, FILE).isEmpty()) {
                    symbols.add(name);
                }
            }
        }
        return symbols;
    }

    /// Empty when there is none. Throws [DamagedHistoryException] when its file is damaged.
    public Optional<TickSeries> open(String symbol) throws IOException {
        Version version = newest(symbol);
        if (version == null) {
            return Optional.empty();
        }
        TickSeries series = TickSeries.open(version.path());
        if (!series.symbol().equals(symbol)) {
            throw new DamagedHistoryException(
                    "file=" + version.path() + " holds " + series.symbol() + ", not " + symbol);
        }
        return Optional.of(series);
    }

    /// Puts ticks into a series, which is made when there is none; all of them, or none when this throws or the staged
    /// ones are not committed. `ticks`: in the order of their ids and times; `tickSize`, `lotSize`: the grid of
    /// their numbers, which must be that of the series; `aggregated`: see [TickSeries#kind()].
    public Staged stage(
            String symbol,
            boolean aggregated,
            long tickSize,
            long lotSize,
            Iterator<TickColumns> ticks,
            BarStore.OnConflict onConflict)
            throws IOException, ConflictException {
        TickHeader header = new TickHeader(symbol, aggregated, tickSize, lotSize);
        FileChannel lock = FileVersions.lock(folder, LOCK);
        TickWriter writer = null;
        try {
            Version before = newest(symbol);
            TickSeries old = before == null ? null : TickSeries.open(before.path());
            if (old != null && !old.header().equals(header)) {
                throw new IllegalArgumentException("ticks: " + symbol + " has " + old.kind() + " with tickSize="
                        + old.tickSize() + " lotSize=" + old.lotSize() + ", the file has " + header.kind()
                        + " with tickSize=" + tickSize + " lotSize=" + lotSize
                        + ": remove the ticks first, import under another symbol, or without ticks");
            }
            Path path =
                    folder.resolve(symbol).resolve(NAME + "-" + (before == null ? 1 : before.number() + 1) + ".trades");
            writer = new TickWriter(path, header);
            MergeResult merged = new TickMerge(symbol, old, writer, onConflict).run(ticks);
            writer.finish();
            return new Staged(lock, writer, symbol, path, merged);
        } catch (IOException | ConflictException | RuntimeException failed) {
            try (lock) {
                if (writer != null) {
                    writer.close();
                }
            }
            throw failed;
        }
    }

    /// False when there was none.
    public boolean remove(String symbol) throws IOException {
        boolean removed = false;
        if (Files.isDirectory(folder)) {
            try (FileChannel lock = FileVersions.lock(folder, LOCK)) {
                for (Version version : all(symbol)) {
                    removed |= Files.deleteIfExists(version.path());
                }
            }
        }
        return removed;
    }

    /// Reads every tick, checksums included, and tells what is there. Throws [DamagedHistoryException].
    public TickCoverage verify(String symbol) throws IOException {
        TickSeries series =
                open(symbol).orElseThrow(() -> new NoSuchFileException("ticks of " + symbol + " are not there"));
        List<Coverage.Gap> gaps = new ArrayList<>();
        long missing = 0;
        long lastId = Long.MAX_VALUE;
        long lastNanos = 0;
        for (TickColumns block : (Iterable<TickColumns>) series::blocks) {
            for (int i = 0; i < block.count; i++) {
                if (lastId != Long.MAX_VALUE && block.id[i] != lastId + 1) {
                    gaps.add(new Coverage.Gap(lastNanos, block.timeNanos[i], block.id[i] - lastId - 1));
                    missing += block.id[i] - lastId - 1;
                }
                lastId = block.id[i];
                lastNanos = block.timeNanos[i];
            }
        }
        gaps.sort(
                Comparator.comparingLong(Coverage.Gap::missing).reversed().thenComparingLong(Coverage.Gap::fromNanos));
        return new TickCoverage(
                symbol,
                series.kind(),
                series.count(),
                series.bytes(),
                gaps.size(),
                missing,
                gaps.subList(0, Math.min(gaps.size(), Coverage.MOST_GAPS)));
    }

    private @Nullable Version newest(String symbol) throws IOException {
        return FileVersions.newest(all(symbol));
    }

    private List<Version> all(String symbol) throws IOException {
        return SeriesKey.isSymbol(symbol)
                ? FileVersions.in(folder.resolve(symbol), FILE).getOrDefault(NAME, List.of())
                : List.of();
    }
}
