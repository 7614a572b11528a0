package trading.engine.market.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The bars of a file that was inspected, on a grid, a block at a time, for a store or a backtest. Memory does not
/// grow with the file. A block is good until the next one is taken.
public final class FileColumns implements Iterator<BarColumns>, Closeable {
    private static final int BLOCK = 4_096;

    private final BarReader rows;
    private final ReplayGrid grid;
    private final TimeFrame frame;
    private final BarColumns block = new BarColumns(BLOCK);
    private @Nullable BarRow next;
    private long taken;

    private FileColumns(BarReader rows, ReplayGrid grid, TimeFrame frame) {
        this.rows = rows;
        this.grid = grid;
        this.frame = frame;
        this.next = rows.next();
    }

    /// To be closed.
    public static FileColumns of(BarFile file, ReplayGrid grid) throws IOException {
        return new FileColumns(file.rowsAgain(), grid, file.frame());
    }

    /// How many bars were taken so far.
    public long taken() {
        return taken;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public BarColumns next() {
        BarRow row = next;
        if (row == null) {
            throw new NoSuchElementException("bars: the file is at its end");
        }
        block.clear();
        while (row != null && block.count() < BLOCK) {
            Bar bar = row.on(grid, frame);
            block.add(bar);
            row = rows.next();
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
