package trading.engine.risk;

import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// When the last things of a kind happened, so that those within a span of time can be counted exactly.
public final class RateWindow {
    private long[] times = new long[0];
    private int first;
    private int count;

    /// How many are remembered at the most. Remembers the latest ones when there is less room than before.
    public void remember(int most) {
        if (most == times.length) {
            return;
        }
        int kept = Math.min(count, most);
        long[] copy = new long[most];
        for (int i = 0; i < kept; i++) {
            copy[i] = times[index(count - kept + i)];
        }
        times = copy;
        first = 0;
        count = kept;
    }

    /// How many were less than `spanNanos` before `nowNanos`.
    public int within(long nowNanos, long spanNanos) {
        while (count > 0 && nowNanos - times[first] >= spanNanos) {
            first = first + 1 == times.length ? 0 : first + 1;
            count--;
        }
        return count;
    }

    /// As [#within], for those who only ask: nothing is forgotten.
    int count(long nowNanos, long spanNanos) {
        int old = 0;
        while (old < count && nowNanos - times[index(old)] >= spanNanos) {
            old++;
        }
        return count - old;
    }

    /// The oldest one that is remembered; 0 when there is none.
    public long oldest() {
        return count == 0 ? 0 : times[first];
    }

    /// Takes the place of the oldest one when there is no room.
    public void add(long nowNanos) {
        if (times.length == 0) {
            return;
        }
        if (count == times.length) {
            times[first] = nowNanos;
            first = first + 1 == times.length ? 0 : first + 1;
        } else {
            times[index(count)] = nowNanos;
            count++;
        }
    }

    private int index(int place) {
        int index = first + place;
        return index >= times.length ? index - times.length : index;
    }

    void encode(StateWriter writer) {
        writer.putInt(times.length);
        writer.putInt(count);
        for (int i = 0; i < count; i++) {
            writer.putLong(times[index(i)]);
        }
    }

    void decode(StateReader reader) {
        times = new long[reader.readInt()];
        first = 0;
        count = reader.readCount();
        for (int i = 0; i < count; i++) {
            times[i] = reader.readLong();
        }
    }
}
