package trading.engine.history;

import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Two streams of bars into one, by time, a block at a time.
final class Merge {
    private final SeriesKey key;
    private final SeriesWriter writer;
    private final BarStore.OnConflict onConflict;
    private long added;
    private long same;
    private long replaced;
    private long total;

    Merge(SeriesKey key, SeriesWriter writer, BarStore.OnConflict onConflict) {
        this.key = key;
        this.writer = writer;
        this.onConflict = onConflict;
    }

    MergeResult run(@Nullable BarSeries old, Iterator<BarColumns> bars) throws IOException, ConflictException {
        Stored stored = new Stored(old);
        while (bars.hasNext()) {
            BarColumns more = bars.next();
            for (int i = 0; i < more.count(); i++) {
                put(stored, more, i);
            }
        }
        while (stored.isThere()) {
            write(stored.block, stored.index);
            stored.advance();
        }
        return new MergeResult(added, same, replaced, total);
    }

    private void put(Stored stored, BarColumns more, int index) throws IOException, ConflictException {
        long time = more.openTimeNanos[index];
        while (stored.isThere() && stored.timeNanos() < time) {
            write(stored.block, stored.index);
            stored.advance();
        }
        if (stored.isThere() && stored.timeNanos() == time) {
            if (more.isSame(index, stored.block, stored.index)) {
                same++;
            } else if (onConflict == BarStore.OnConflict.REFUSE) {
                throw new ConflictException(key, time);
            } else {
                replaced++;
            }
            stored.advance();
        } else {
            added++;
        }
        write(more, index);
    }

    private void write(BarColumns bars, int index) throws IOException {
        writer.add(bars, index);
        total++;
    }

    /// The bars that are there, one after the other.
    private static final class Stored {
        private final @Nullable BarSeries series;
        private final BarColumns block = new BarColumns(BarBlock.BARS);
        private int nextBlock;
        private int index;

        Stored(@Nullable BarSeries series) {
            this.series = series;
            load();
        }

        boolean isThere() {
            return index < block.count;
        }

        long timeNanos() {
            return block.openTimeNanos[index];
        }

        void advance() {
            index++;
            if (index == block.count) {
                load();
            }
        }

        private void load() {
            block.clear();
            index = 0;
            if (series != null && nextBlock < series.blockCount()) {
                series.readBlock(nextBlock++, block);
            }
        }
    }
}
