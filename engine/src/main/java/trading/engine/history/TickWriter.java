package trading.engine.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// Writes a file of ticks, which takes the place of the one before by [#commit] or not at all.
final class TickWriter implements Closeable {
    private final NewFile file;
    private final TickHeader header;
    private final TickBlock block = new TickBlock();
    private final TickColumns pending = new TickColumns(TickBlock.TICKS);
    private long lastId = Long.MIN_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long count;

    TickWriter(Path target, TickHeader header) throws IOException {
        this.header = header;
        this.file = new NewFile(target);
        file.write(header.encode());
    }

    /// Ids rise, and times with them.
    void add(TickColumns ticks, int index) throws IOException, ConflictException {
        if (ticks.id[index] <= lastId || ticks.timeNanos[index] < lastNanos) {
            throw ConflictException.ofOrder(header.symbol(), ticks.id[index], ticks.timeNanos[index]);
        }
        lastId = ticks.id[index];
        lastNanos = ticks.timeNanos[index];
        pending.add(ticks, index);
        count++;
        if (pending.count == TickBlock.TICKS) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (pending.count > 0) {
            file.write(block.encode(pending));
            pending.clear();
        }
    }

    /// Writes what is left; nothing can be added any more.
    void finish() throws IOException {
        flush();
        file.write(SeriesTrailer.encode(count));
    }

    /// After [#finish]: from here on the new file is the one that is found, also after a loss of power.
    void commit() throws IOException {
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
