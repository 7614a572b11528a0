package trading.engine.history;

import java.util.Arrays;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Bars as columns of numbers, for loops over many of them. Prices in ticks, volume in lots, times are open
/// times in nanoseconds. The columns are the object's own and may be longer than [#count()]; who reads must
/// not change them.
public final class BarColumns {
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

    public int count() {
        return count;
    }

    public long openTimeNanos(int index) {
        return openTimeNanos[index];
    }

    public long open(int index) {
        return open[index];
    }

    public long high(int index) {
        return high[index];
    }

    public long low(int index) {
        return low[index];
    }

    public long close(int index) {
        return close[index];
    }

    public long volume(int index) {
        return volume[index];
    }

    public long tradeCount(int index) {
        return tradeCount[index];
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

    /// One of them as an object.
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

    /// The first one that opens at that time or later; [#count()] when none does.
    public int firstFrom(long timeNanos) {
        int low0 = 0;
        int high0 = count;
        while (low0 < high0) {
            int middle = (low0 + high0) >>> 1;
            if (openTimeNanos[middle] < timeNanos) {
                low0 = middle + 1;
            } else {
                high0 = middle;
            }
        }
        return low0;
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
