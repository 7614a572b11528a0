package trading.engine.risk;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import trading.engine.message.OrderRequest;
import trading.engine.model.Side;
import trading.engine.state.SplitMix;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// What was ordered lately, so that the same order is known again.
///
/// An order is known by 64 bits of hash over instrument, side, type, quantity and prices.
public final class RecentOrders {
    private static final long NEVER = Long.MIN_VALUE;

    private final Long2LongHashMap lastTimes = new Long2LongHashMap(NEVER);
    private long[] prints = new long[16];
    private long[] times = new long[16];
    private int first;
    private int count;

    /// How long ago the same order was, -1 when that is `spanNanos` or more.
    long since(OrderRequest order, long nowNanos, long spanNanos) {
        forget(nowNanos, spanNanos);
        long last = lastTimes.get(print(order));
        return last == NEVER ? -1 : Math.max(0, nowNanos - last);
    }

    /// As [#since], for those who only ask: nothing is forgotten.
    long known(OrderRequest order, long nowNanos, long spanNanos) {
        long last = lastTimes.get(print(order));
        return last == NEVER || nowNanos - last >= spanNanos ? -1 : Math.max(0, nowNanos - last);
    }

    public void add(OrderRequest order, long nowNanos) {
        add(print(order), nowNanos);
    }

    private void add(long print, long nowNanos) {
        if (count == prints.length) {
            grow();
        }
        int index = (first + count) & (prints.length - 1);
        prints[index] = print;
        times[index] = nowNanos;
        count++;
        long unused = lastTimes.put(print, nowNanos);
    }

    private void forget(long nowNanos, long spanNanos) {
        while (count > 0 && nowNanos - times[first] >= spanNanos) {
            if (lastTimes.get(prints[first]) == times[first]) {
                long unused = lastTimes.remove(prints[first]);
            }
            first = (first + 1) & (prints.length - 1);
            count--;
        }
    }

    private void grow() {
        long[] morePrints = new long[prints.length * 2];
        long[] moreTimes = new long[prints.length * 2];
        for (int i = 0; i < count; i++) {
            morePrints[i] = prints[(first + i) & (prints.length - 1)];
            moreTimes[i] = times[(first + i) & (prints.length - 1)];
        }
        prints = morePrints;
        times = moreTimes;
        first = 0;
    }

    /// Whether the two ask for the same.
    static boolean isSame(OrderRequest a, OrderRequest b) {
        return a.instrument == b.instrument
                && a.side == b.side
                && a.type == b.type
                && a.quantity == b.quantity
                && a.limitPrice == b.limitPrice
                && a.stopPrice == b.stopPrice
                && a.trailingTicks == b.trailingTicks
                && a.trailingPpm == b.trailingPpm;
    }

    @SuppressWarnings("EnumOrdinal") // the snapshot's version changes with the enum
    private static long print(OrderRequest order) {
        long print = SplitMix.mix(order.instrument);
        print = SplitMix.mix(print ^ (order.side == Side.BUY ? 1 : 2));
        print = SplitMix.mix(print ^ order.type.ordinal());
        print = SplitMix.mix(print ^ order.quantity);
        print = SplitMix.mix(print ^ order.limitPrice);
        print = SplitMix.mix(print ^ order.stopPrice);
        print = SplitMix.mix(print ^ order.trailingTicks);
        return SplitMix.mix(print ^ order.trailingPpm);
    }

    void encode(StateWriter writer) {
        writer.putInt(count);
        for (int i = 0; i < count; i++) {
            writer.putLong(prints[(first + i) & (prints.length - 1)]);
            writer.putLong(times[(first + i) & (prints.length - 1)]);
        }
    }

    void decode(StateReader reader) {
        Arrays.fill(prints, 0);
        int entries = reader.readCount();
        for (int i = 0; i < entries; i++) {
            add(reader.readLong(), reader.readLong());
        }
    }
}
