package trading.engine.history;

import java.util.Arrays;
import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Bars as columns of numbers, for loops over many of them. Prices in ticks, volume in lots, times are open
/// times in nanoseconds. The columns are the object's own and may be longer than [#count()]; who reads must
/// not change them.
public final class BarColumns implements Bars {
    long[] openTimeNanos;
    long[] open;
    long[] high;
    long[] low;
    long[] close;
    long[] volume;
    long[] tradeCount;
    int count;

    public BarColumns(int capacity) {
        openTimeNanos = new long[capacity];
        open = new long[capacity];
        high = new long[capacity];
        low = new long[capacity];
        close = new long[capacity];
        volume = new long[capacity];
        tradeCount = new long[capacity];
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long openTimeNanos(int index) {
        return openTimeNanos[index];
    }

    @Override
    public long open(int index) {
        return open[index];
    }

    @Override
    public long high(int index) {
        return high[index];
    }

    @Override
    public long low(int index) {
        return low[index];
    }

    @Override
    public long close(int index) {
        return close[index];
    }

    @Override
    public long volume(int index) {
        return volume[index];
    }

    @Override
    public long tradeCount(int index) {
        return tradeCount[index];
    }

    @Override
    public Bar bar(int index, int instrument, TimeFrame frame) {
        return new Bar(
                instrument,
                frame,
                openTimeNanos[index],
                open[index],
                high[index],
                low[index],
                close[index],
                volume[index],
                tradeCount[index]);
    }

    @Override
    public Bars reader() {
        return this;
    }

    public void clear() {
        count = 0;
    }

    public void add(Bar bar) {
        add(bar.openTimeNanos(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.tradeCount());
    }

    void add(long itsTime, long itsOpen, long itsHigh, long itsLow, long itsClose, long itsVolume, long itsTradeCount) {
        reserve(count + 1);
        openTimeNanos[count] = itsTime;
        open[count] = itsOpen;
        high[count] = itsHigh;
        low[count] = itsLow;
        close[count] = itsClose;
        volume[count] = itsVolume;
        tradeCount[count] = itsTradeCount;
        count++;
    }

    void addAll(BarColumns other, int from, int to) {
        int more = to - from;
        reserve(count + more);
        System.arraycopy(other.openTimeNanos, from, openTimeNanos, count, more);
        System.arraycopy(other.open, from, open, count, more);
        System.arraycopy(other.high, from, high, count, more);
        System.arraycopy(other.low, from, low, count, more);
        System.arraycopy(other.close, from, close, count, more);
        System.arraycopy(other.volume, from, volume, count, more);
        System.arraycopy(other.tradeCount, from, tradeCount, count, more);
        count += more;
    }

    /// Leaves only those from `from` to before `to`.
    void keep(int from, int to) {
        count = Math.max(0, to - from);
        if (from > 0) {
            for (long[] column : List.of(openTimeNanos, open, high, low, close, volume, tradeCount)) {
                System.arraycopy(column, from, column, 0, count);
            }
        }
    }

    void reserve(int capacity) {
        if (capacity <= open.length) {
            return;
        }
        int length = Math.max(capacity, open.length * 2);
        openTimeNanos = Arrays.copyOf(openTimeNanos, length);
        open = Arrays.copyOf(open, length);
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        close = Arrays.copyOf(close, length);
        volume = Arrays.copyOf(volume, length);
        tradeCount = Arrays.copyOf(tradeCount, length);
    }

    boolean isSame(int index, BarColumns other, int itsIndex) {
        return openTimeNanos[index] == other.openTimeNanos[itsIndex]
                && open[index] == other.open[itsIndex]
                && high[index] == other.high[itsIndex]
                && low[index] == other.low[itsIndex]
                && close[index] == other.close[itsIndex]
                && volume[index] == other.volume[itsIndex]
                && tradeCount[index] == other.tradeCount[itsIndex];
    }
}
