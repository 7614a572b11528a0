package trading.engine.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// Writes a file of bars, which takes the place of the one before by [#commit] or not at all.
final class SeriesWriter implements Closeable {
    private final NewFile file;
    private final SeriesHeader header;
    private final BarBlock block = new BarBlock();
    private final BarColumns pending = new BarColumns(BarBlock.BARS);
    private long lastNanos = Long.MIN_VALUE;
    private long count;

    SeriesWriter(Path target, SeriesHeader header) throws IOException {
        this.header = header;
        this.file = new NewFile(target);
        file.write(header.encode());
    }

    /// Bars in the order of their times, each time on the frame.
    void add(BarColumns bars, int index) throws IOException {
        long time = bars.openTimeNanos[index];
        if (time <= lastNanos || time % header.key().frame().nanos() != 0) {
            throw new IllegalArgumentException("series: " + header.key() + " openTimeNanos=" + time + " last="
                    + lastNanos + ": times must rise and lie on the frame");
        }
        lastNanos = time;
        pending.addAll(bars, index, index + 1);
        count++;
        if (pending.count == BarBlock.BARS) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (pending.count > 0) {
            file.write(block.encode(pending, header.key().frame().nanos()));
            pending.clear();
        }
    }

    /// From here on the new file is the one that is found, also after a loss of power.
    void commit() throws IOException {
        flush();
        file.write(SeriesTrailer.encode(count));
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
