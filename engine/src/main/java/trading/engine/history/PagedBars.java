package trading.engine.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Bars of a series that are read block by block as they are asked for: however many there are, a few blocks of them
/// are in memory. One thread at a time; [#reader()] gives another thread its own.
final class PagedBars implements Bars {
    private static final int KEPT = 16;

    private final BarSeries series;
    private final int firstBlock;
    /// The number of the first bar of each block from `firstBlock` on, and of the one after the last.
    private final int[] starts;
    private final int skipped;
    private final int count;

    private final @Nullable BarColumns[] pages = new @Nullable BarColumns[KEPT];
    private final int[] blocks = new int[KEPT];
    private BarColumns page = new BarColumns(0);
    private int pageStart;
    private int pageEnd;

    /// `starts`: numbered from the first bar of `firstBlock`, of which the first `skipped` are left out.
    PagedBars(BarSeries series, int firstBlock, int[] starts, int skipped, int count) {
        this.series = series;
        this.firstBlock = firstBlock;
        this.starts = starts;
        this.skipped = skipped;
        this.count = count;
        Arrays.fill(blocks, -1);
    }

    @Override
    public Bars reader() {
        return new PagedBars(series, firstBlock, starts, skipped, count);
    }

    @Override
    public int count() {
        return count;
    }

    /// Where it is in [#page].
    private int at(int index) {
        int number = index + skipped;
        if (number < pageStart || number >= pageEnd) {
            turnTo(number);
        }
        return number - pageStart;
    }

    private void turnTo(int number) {
        int found = Arrays.binarySearch(starts, number);
        int block = found >= 0 ? found : -found - 2;
        int slot = block % KEPT;
        BarColumns kept = pages[slot];
        if (kept == null || blocks[slot] != block) {
            kept = kept == null ? new BarColumns(BarBlock.BARS) : kept;
            blocks[slot] = -1;
            kept.clear();
            series.readBlock(firstBlock + block, kept);
            pages[slot] = kept;
            blocks[slot] = block;
        }
        page = kept;
        pageStart = starts[block];
        pageEnd = starts[block + 1];
    }

    @Override
    public Bar bar(int index, int instrument, TimeFrame frame) {
        int at = at(index);
        return page.bar(at, instrument, frame);
    }

    @Override
    public long openTimeNanos(int index) {
        int at = at(index);
        return page.openTimeNanos[at];
    }

    @Override
    public long open(int index) {
        int at = at(index);
        return page.open[at];
    }

    @Override
    public long high(int index) {
        int at = at(index);
        return page.high[at];
    }

    @Override
    public long low(int index) {
        int at = at(index);
        return page.low[at];
    }

    @Override
    public long close(int index) {
        int at = at(index);
        return page.close[at];
    }

    @Override
    public long volume(int index) {
        int at = at(index);
        return page.volume[at];
    }

    @Override
    public long tradeCount(int index) {
        int at = at(index);
        return page.tradeCount[at];
    }
}
