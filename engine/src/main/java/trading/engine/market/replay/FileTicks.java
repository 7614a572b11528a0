package trading.engine.market.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import trading.engine.history.TickColumns;
import trading.engine.model.Instrument;

/// The trades of a file that was inspected, on a grid, a block at a time. Memory does not grow with the file. A block
/// is good until the next one is taken.
final class FileTicks implements Iterator<TickColumns>, Closeable {
    private static final int BLOCK = 8_192;

    private final BarReader rows;
    private final ReplayGrid grid;
    private final TickColumns block = new TickColumns(BLOCK);
    private @Nullable BarRow next;
    private long taken;

    private FileTicks(BarReader rows, ReplayGrid grid) {
        this.rows = rows;
        this.grid = grid;
        this.next = rows.nextTrade();
    }

    /// To be closed.
    static FileTicks of(BarFile file, ReplayGrid grid) throws IOException {
        return new FileTicks(file.rowsAgain(), grid);
    }

    /// How many ticks were taken so far.
    long taken() {
        return taken;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /// Throws [ArithmeticException] when a number is too large to be kept.
    @Override
    public TickColumns next() {
        BarRow row = next;
        if (row == null) {
            throw new NoSuchElementException("ticks: the file is at its end");
        }
        Instrument instrument = grid.instrument();
        block.clear();
        while (row != null && block.count() < BLOCK) {
            block.add(
                    row.openTimeNanos(),
                    row.tradeId(),
                    instrument.ticks(row.close()),
                    grid.lots(row.volume()),
                    row.buyerIsMaker());
            row = rows.nextTrade();
        }
        next = row;
        taken += block.count();
        return block;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
