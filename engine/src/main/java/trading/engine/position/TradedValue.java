package trading.engine.position;

import java.util.Arrays;
import trading.engine.model.FeeSchedule;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// What an account has traded in the last 30 days (UTC, today included), a sum for each day, in money of
/// the home asset. What is older than 29 days before the newest day that it traded on, is forgotten.
final class TradedValue {
    private static final int DAYS = 30;
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] sums = new long[DAYS];
    private long newest = NEVER;

    /// The day that the sum was last asked for.
    private long today = NEVER;

    private long sum;

    void add(long day, long notional) {
        if (newest == NEVER || day >= newest + DAYS) {
            Arrays.fill(sums, 0);
            newest = day;
        }
        for (; newest < day; newest++) {
            sums[place(newest + 1)] = 0;
        }
        if (day > newest - DAYS) {
            long before = sums[place(day)];
            sums[place(day)] =
                    Math.min(FeeSchedule.MOST_NOTIONAL, before + Math.min(notional, FeeSchedule.MOST_NOTIONAL));
        }
        today = NEVER;
    }

    /// Of the day and the 29 before it.
    long sum(long day) {
        if (day != today) {
            sum = 0;
            for (long each = newest; newest != NEVER && each > newest - DAYS; each--) {
                if (each <= day && each > day - DAYS) {
                    sum += sums[place(each)];
                }
            }
            today = day;
        }
        return sum;
    }

    private static int place(long day) {
        return (int) Math.floorMod(day, (long) DAYS);
    }

    void encode(StateWriter writer) {
        writer.putLong(newest);
        for (long each : sums) {
            writer.putLong(each);
        }
    }

    void decode(StateReader reader) {
        newest = reader.readLong();
        for (int i = 0; i < DAYS; i++) {
            sums[i] = reader.readLong();
        }
    }
}
