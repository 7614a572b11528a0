package trading.engine.history;

import java.util.Arrays;

/// Trades of a venue as columns, for loops over many of them. Times in nanoseconds, prices in ticks, quantities in
/// lots; ids are the venue's, and rise. The columns are the object's own.
public final class TickColumns {
    long[] timeNanos;
    long[] id;
    long[] price;
    long[] quantity;
    boolean[] buyerIsMaker;
    int count;

    public TickColumns(int capacity) {
        timeNanos = new long[capacity];
        id = new long[capacity];
        price = new long[capacity];
        quantity = new long[capacity];
        buyerIsMaker = new boolean[capacity];
    }

    public int count() {
        return count;
    }

    public long timeNanos(int index) {
        return timeNanos[index];
    }

    public long id(int index) {
        return id[index];
    }

    public long price(int index) {
        return price[index];
    }

    public long quantity(int index) {
        return quantity[index];
    }

    /// True when the seller came to a resting buyer: the price was the bid. Else it was the ask.
    public boolean buyerIsMaker(int index) {
        return buyerIsMaker[index];
    }

    public void clear() {
        count = 0;
    }

    public void add(long itsTimeNanos, long itsId, long itsPrice, long itsQuantity, boolean itsBuyerIsMaker) {
        reserve(count + 1);
        timeNanos[count] = itsTimeNanos;
        id[count] = itsId;
        price[count] = itsPrice;
        quantity[count] = itsQuantity;
        buyerIsMaker[count] = itsBuyerIsMaker;
        count++;
    }

    void add(TickColumns other, int index) {
        add(
                other.timeNanos[index],
                other.id[index],
                other.price[index],
                other.quantity[index],
                other.buyerIsMaker[index]);
    }

    void reserve(int capacity) {
        if (capacity > id.length) {
            int length = Math.max(capacity, id.length * 2);
            timeNanos = Arrays.copyOf(timeNanos, length);
            id = Arrays.copyOf(id, length);
            price = Arrays.copyOf(price, length);
            quantity = Arrays.copyOf(quantity, length);
            buyerIsMaker = Arrays.copyOf(buyerIsMaker, length);
        }
    }

    /// The first one at that time or later; [#count()] when there is none.
    int firstFrom(long nanos) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeNanos[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean isSame(int index, TickColumns other, int itsIndex) {
        return id[index] == other.id[itsIndex]
                && timeNanos[index] == other.timeNanos[itsIndex]
                && price[index] == other.price[itsIndex]
                && quantity[index] == other.quantity[itsIndex]
                && buyerIsMaker[index] == other.buyerIsMaker[itsIndex];
    }
}
