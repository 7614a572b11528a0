package trading.engine.history;

import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Two streams of ticks into one, by id, a block at a time.
final class TickMerge {
    private final String symbol;
    private final TickWriter writer;
    private final BarStore.OnConflict onConflict;
    private final TickColumns block = new TickColumns(TickBlock.TICKS);
    private final @Nullable TickSeries old;
    private int nextBlock;
    private int index;
    private long added;
    private long same;
    private long replaced;
    private long total;

    TickMerge(String symbol, @Nullable TickSeries old, TickWriter writer, BarStore.OnConflict onConflict) {
        this.symbol = symbol;
        this.old = old;
        this.writer = writer;
        this.onConflict = onConflict;
        load();
    }

    MergeResult run(Iterator<TickColumns> ticks) throws IOException, ConflictException {
        while (ticks.hasNext()) {
            TickColumns more = ticks.next();
            for (int i = 0; i < more.count; i++) {
                put(more, i);
            }
        }
        while (index < block.count) {
            writeOld();
        }
        return new MergeResult(added, same, replaced, total);
    }

    private void put(TickColumns more, int at) throws IOException, ConflictException {
        while (index < block.count && block.id[index] < more.id[at]) {
            writeOld();
        }
        if (index < block.count && block.id[index] == more.id[at]) {
            if (more.isSame(at, block, index)) {
                same++;
            } else if (onConflict == BarStore.OnConflict.REFUSE) {
                throw ConflictException.ofTick(symbol, more.id[at], more.timeNanos[at]);
            } else {
                replaced++;
            }
            advance();
        } else {
            added++;
        }
        writer.add(more, at);
        total++;
    }

    private void writeOld() throws IOException, ConflictException {
        writer.add(block, index);
        total++;
        advance();
    }

    private void advance() {
        index++;
        if (index == block.count) {
            load();
        }
    }

    private void load() {
        block.clear();
        index = 0;
        if (old != null && nextBlock < old.blockCount()) {
            old.readBlock(nextBlock++, block);
        }
    }
}
