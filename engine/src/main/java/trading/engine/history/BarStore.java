package trading.engine.history;

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
import trading.engine.model.TimeFrame;

/// All series of a folder. Reading is safe on any thread; changes are made one after the other.
public final class BarStore {
    /// Where a data directory has it.
    public static final String FOLDER = "history";

    private static final String LOCK = ".lock";
    private static final Pattern NAME = Pattern.compile("([0-9]+[smhd])-([0-9]{1,9})\\.bars");

    private final Path folder;

    private final TickStore ticks;

    /// The folder need not be there yet.
    public BarStore(Path folder) {
        this.folder = folder;
        this.ticks = new TickStore(folder);
    }

    /// The ticks of the same folder.
    public TickStore ticks() {
        return ticks;
    }

    /// In what order the bars come in and what happens to those that are there already.
    public enum OnConflict {
        REFUSE,
        REPLACE
    }

    /// What there is, by symbol and frame.
    public List<SeriesKey> list() throws IOException {
        List<SeriesKey> keys = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        try (Stream<Path> symbols = Files.list(folder)) {
            for (Path symbol : (Iterable<Path>) symbols.sorted()::iterator) {
                if (Files.isDirectory(symbol)
                        && SeriesKey.isSymbol(symbol.getFileName().toString())) {
                    for (String frame : FileVersions.in(symbol, NAME).keySet()) {
                        TimeFrame.parse(frame)
                                .ifPresent(known -> keys.add(
                                        new SeriesKey(symbol.getFileName().toString(), known)));
                    }
                }
            }
        }
        keys.sort(Comparator.naturalOrder());
        return keys;
    }

    /// To be closed. Empty when there is none. Throws [DamagedHistoryException] when its file is damaged.
    public Optional<BarSeries> open(SeriesKey key) throws IOException {
        Version version = newest(key);
        if (version == null) {
            return Optional.empty();
        }
        BarSeries series = BarSeries.open(version.path());
        if (!series.key().equals(key)) {
            series.close();
            throw new DamagedHistoryException("file=" + version.path() + " holds " + series.key() + ", not " + key);
        }
        return Optional.of(series);
    }

    /// Puts bars into a series, which is made when there is none; all of them, or none when this throws.
    /// `bars`: in the order of their times, on the frame; `tickSize`, `lotSize`: the grid of their numbers,
    /// which must be that of the series.
    public synchronized MergeResult merge(
            SeriesKey key, long tickSize, long lotSize, Iterator<BarColumns> bars, OnConflict onConflict)
            throws IOException, ConflictException {
        SeriesHeader header = new SeriesHeader(key, tickSize, lotSize);
        try (FileChannel lock = FileVersions.lock(folder, LOCK)) {
            return merge(header, bars, onConflict);
        }
    }

    private MergeResult merge(SeriesHeader header, Iterator<BarColumns> bars, OnConflict onConflict)
            throws IOException, ConflictException {
        SeriesKey key = header.key();
        Version before = newest(key);
        Path path = path(key, before == null ? 1 : before.number() + 1);
        try (BarSeries old = before == null ? null : BarSeries.open(before.path());
                SeriesWriter writer = new SeriesWriter(path, header)) {
            if (old != null && !old.header().equals(header)) {
                throw new IllegalArgumentException("series: " + key + " has tickSize=" + old.tickSize() + " lotSize="
                        + old.lotSize() + ", the bars have tickSize=" + header.tickSize() + " lotSize="
                        + header.lotSize()
                        + ": remove the series first, or import under another symbol");
            }
            MergeResult result = new Merge(key, writer, onConflict).run(old, bars);
            writer.commit();
            FileVersions.removeOthers(all(key), path);
            return result;
        }
    }

    /// False when there was none.
    public synchronized boolean remove(SeriesKey key) throws IOException {
        boolean removed = false;
        if (Files.isDirectory(folder)) {
            try (FileChannel lock = FileVersions.lock(folder, LOCK)) {
                for (Version version : all(key)) {
                    removed |= Files.deleteIfExists(version.path());
                }
            }
        }
        return removed;
    }

    /// Reads every bar, checksums included, and tells what is there. Throws [DamagedHistoryException].
    public Coverage verify(SeriesKey key) throws IOException {
        try (BarSeries series = open(key).orElseThrow(() -> new NoSuchFileException(key + " is not there"))) {
            return verify(series);
        }
    }

    private static Coverage verify(BarSeries series) throws IOException {
        long frame = series.key().frame().nanos();
        List<Coverage.Gap> gaps = new ArrayList<>();
        long missing = 0;
        long last = Long.MIN_VALUE;
        BarColumns block = new BarColumns(BarBlock.BARS);
        for (int i = 0; i < series.blockCount(); i++) {
            block.clear();
            series.readBlock(i, block);
            for (int bar = 0; bar < block.count; bar++) {
                long time = block.openTimeNanos[bar];
                if (last != Long.MIN_VALUE && time - last != frame) {
                    long lost = (time - last) / frame - 1;
                    missing += lost;
                    gaps.add(new Coverage.Gap(last + frame, time, lost));
                }
                last = time;
            }
        }
        long count = gaps.size();
        gaps.sort(
                Comparator.comparingLong(Coverage.Gap::missing).reversed().thenComparingLong(Coverage.Gap::fromNanos));
        return new Coverage(
                series.key(),
                series.count(),
                series.isEmpty() ? 0 : series.firstNanos(),
                series.isEmpty() ? 0 : series.lastNanos(),
                series.bytes(),
                count,
                missing,
                gaps.subList(0, Math.min(gaps.size(), Coverage.MOST_GAPS)));
    }

    private Path path(SeriesKey key, int number) {
        return folder.resolve(key.symbol()).resolve(key.frame().text() + "-" + number + ".bars");
    }

    private @Nullable Version newest(SeriesKey key) throws IOException {
        return FileVersions.newest(all(key));
    }

    private List<Version> all(SeriesKey key) throws IOException {
        return FileVersions.in(folder.resolve(key.symbol()), NAME)
                .getOrDefault(key.frame().text(), List.of());
    }
}
