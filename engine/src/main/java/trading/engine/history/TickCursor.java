package trading.engine.history;

/// Goes through the ticks of a series, stretch after stretch of time, with one block in memory. Owned by one thread.
public final class TickCursor {
    private final TickSeries series;
    private final TickColumns block = new TickColumns(TickBlock.TICKS);
    private int blockIndex = -1;
    private int index;
    private long endNanos;

    public TickCursor(TickSeries series) {
        this.series = series;
    }

    /// Stands on the first tick from `fromNanos` to before `toNanos`. False when there is none. Throws
    /// [DamagedHistoryException] when a block that it looks at is damaged.
    public boolean seek(long fromNanos, long toNanos) {
        endNanos = toNanos;
        int first = series.firstBlock(fromNanos);
        if (first == series.blockCount() || series.block(first).firstNanos() >= toNanos) {
            return false;
        }
        load(first);
        index = block.firstFrom(fromNanos);
        return isThere();
    }

    /// Stands on the next one of the stretch. False when there is none.
    public boolean advance() {
        index++;
        if (index == block.count && blockIndex + 1 < series.blockCount()) {
            load(blockIndex + 1);
            index = 0;
        }
        return isThere();
    }

    private void load(int wanted) {
        if (wanted != blockIndex) {
            series.readBlock(wanted, block);
            blockIndex = wanted;
        }
    }

    private boolean isThere() {
        return index < block.count && block.timeNanos[index] < endNanos;
    }

    public long timeNanos() {
        return block.timeNanos[index];
    }

    public long price() {
        return block.price[index];
    }

    public long quantity() {
        return block.quantity[index];
    }

    public boolean buyerIsMaker() {
        return block.buyerIsMaker[index];
    }
}
