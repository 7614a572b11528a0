package trading.engine.risk;

import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// What an account was worth: now, at its best, at the start of the day, and once a minute as far back as
/// a protection looks. Money of the account's home asset.
public final class EquityTrack {
    private static final long DAY = 86_400_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;
    private static final int MOST_MINUTES = 60 * 24 * 8;

    private boolean measured;
    private long equity;
    private long peak;
    private long dayStart;
    private long day;
    private long reported;
    private long reportedNanos = Long.MIN_VALUE;
    private int kept;
    private long[] minutes = new long[0];
    private long[] values = new long[0];
    private int first;
    private int count;

    public boolean isMeasured() {
        return measured;
    }

    public long equity() {
        return equity;
    }

    public long peak() {
        return peak;
    }

    public long dayStart() {
        return dayStart;
    }

    /// A new figure. A day starts at its first figure, or at the last one before it where that was higher:
    /// what is lost in between, while nothing was measured, is a loss of the new day and not of none.
    public void measure(long value, long nowNanos) {
        long today = Math.floorDiv(nowNanos, DAY);
        if (!measured) {
            measured = true;
            peak = value;
            dayStart = value;
            day = today;
        }
        if (today > day) {
            dayStart = Math.max(equity, value);
            day = today;
        }
        equity = value;
        peak = Math.max(peak, value);
        keep(value, nowNanos);
    }

    /// When others were last told; 0 when never.
    public long reportedNanos() {
        return reportedNanos == Long.MIN_VALUE ? 0 : reportedNanos;
    }

    /// Money came in or went out: no profit and no loss.
    public void deposited(long money) {
        if (measured) {
            equity += money;
            peak += money;
            dayStart += money;
        }
    }

    /// True when it is time to tell others: something changed, and the last time was `atMost` ago or more.
    public boolean isDue(long nowNanos, long atMostNanos) {
        return measured
                && (reportedNanos == Long.MIN_VALUE || (reported != equity && nowNanos - reportedNanos >= atMostNanos));
    }

    public void reported(long nowNanos) {
        reported = equity;
        reportedNanos = nowNanos;
    }

    /// How far back a protection looks, 0 for no history.
    void keepHistory(long lookbackNanos) {
        int wanted = (int) Math.min(MOST_MINUTES, Math.ceilDiv(lookbackNanos, MINUTE));
        if (wanted != kept) {
            kept = wanted;
            minutes = new long[wanted];
            values = new long[wanted];
            first = 0;
            count = 0;
        }
    }

    private void keep(long value, long nowNanos) {
        if (kept == 0) {
            return;
        }
        long minute = Math.floorDiv(nowNanos, MINUTE);
        int last = count == 0 ? -1 : (first + count - 1) % kept;
        if (last >= 0 && minutes[last] == minute) {
            values[last] = Math.max(values[last], value);
            return;
        }
        if (count == kept) {
            first = (first + 1) % kept;
            count--;
        }
        int next = (first + count) % kept;
        minutes[next] = minute;
        values[next] = value;
        count++;
    }

    /// The highest figure of the minutes that are not older than `lookbackNanos`; the present one when none
    /// is kept.
    public long highest(long nowNanos, long lookbackNanos) {
        long from = Math.floorDiv(nowNanos - lookbackNanos, MINUTE);
        long highest = equity;
        for (int i = 0; i < count; i++) {
            int index = (first + i) % kept;
            if (minutes[index] >= from) {
                highest = Math.max(highest, values[index]);
            }
        }
        return highest;
    }

    void encode(StateWriter writer) {
        writer.putBoolean(measured);
        writer.putLong(equity);
        writer.putLong(peak);
        writer.putLong(dayStart);
        writer.putLong(day);
        writer.putLong(reported);
        writer.putLong(reportedNanos);
        writer.putInt(kept);
        writer.putInt(count);
        for (int i = 0; i < count; i++) {
            writer.putLong(minutes[(first + i) % kept]);
            writer.putLong(values[(first + i) % kept]);
        }
    }

    void decode(StateReader reader) {
        measured = reader.readBoolean();
        equity = reader.readLong();
        peak = reader.readLong();
        dayStart = reader.readLong();
        day = reader.readLong();
        reported = reader.readLong();
        reportedNanos = reader.readLong();
        kept = reader.readInt();
        minutes = new long[kept];
        values = new long[kept];
        first = 0;
        count = reader.readCount();
        for (int i = 0; i < count; i++) {
            minutes[i] = reader.readLong();
            values[i] = reader.readLong();
        }
    }
}
