package trading.engine.gateway;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;

/// How often something took how long, in fixed buckets. One thread records, without a lock and without
/// garbage; any may read, and may then miss what is just being recorded.
public final class DurationCounts {
    private static final long[] BOUNDS_MICROS = {
        10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
        2_500_000, 5_000_000
    };
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    /// One for each bound and one for all that took longer; behind them the sum.
    private final long[] counts = new long[BOUNDS_MICROS.length + 2];

    /// Upper bounds of the buckets in nanoseconds, inclusive, ascending; one more bucket has no bound.
    public static long[] boundsNanos() {
        long[] bounds = new long[BOUNDS_MICROS.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = TimeUnit.MICROSECONDS.toNanos(BOUNDS_MICROS[i]);
        }
        return bounds;
    }

    /// Only ever called by one thread. What is negative, as a clock of several cores may have it, counts as 0.
    void record(long nanos) {
        long positive = Math.max(0, nanos);
        int bucket = 0;
        while (bucket < BOUNDS_MICROS.length && positive > BOUNDS_MICROS[bucket] * 1_000) {
            bucket++;
        }
        add(bucket, 1);
        add(counts.length - 1, positive);
    }

    private void add(int place, long value) {
        COUNT.setOpaque(counts, place, counts[place] + value);
    }

    /// How many were in each bucket by itself, the one without a bound last.
    public long[] counts() {
        long[] now = new long[BOUNDS_MICROS.length + 1];
        for (int i = 0; i < now.length; i++) {
            now[i] = (long) COUNT.getOpaque(counts, i);
        }
        return now;
    }

    /// Of all together, in nanoseconds.
    public long sumNanos() {
        return (long) COUNT.getOpaque(counts, counts.length - 1);
    }
}
