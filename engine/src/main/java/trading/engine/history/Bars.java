package trading.engine.history;

import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Bars of one instrument and frame in the order of their times, by number. Prices in ticks, volume in lots, times are
/// open times in nanoseconds.
public interface Bars {
    int count();

    long openTimeNanos(int index);

    long open(int index);

    long high(int index);

    long low(int index);

    long close(int index);

    long volume(int index);

    long tradeCount(int index);

    /// The same bars for one thread, which must not share what it gets here with another.
    Bars reader();

    /// One of them as an object.
    default Bar bar(int index, int instrument, TimeFrame frame) {
        return new Bar(
                instrument,
                frame,
                openTimeNanos(index),
                open(index),
                high(index),
                low(index),
                close(index),
                volume(index),
                tradeCount(index));
    }

    /// The first one that opens at that time or later; [#count()] when none does.
    default int firstFrom(long timeNanos) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (openTimeNanos(middle) < timeNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
