package trading.web.risk;

/// How often something happened lately, in steps of a tenth of a second, for the last ten minutes.
final class RateBuckets {
    private static final long STEP_NANOS = 100_000_000L;
    private static final int STEPS = 6_000;

    private final int[] counts = new int[STEPS];
    private long newest = Long.MIN_VALUE;

    /// Times may be a little older than the newest, as those of a batch are.
    void add(long timeNanos) {
        long step = timeNanos / STEP_NANOS;
        advance(step);
        if (newest - step < STEPS) {
            counts[Math.floorMod(step, STEPS)]++;
        }
    }

    /// How many there were in the span before `nowNanos`, rounded up to whole steps.
    int within(long nowNanos, long spanNanos) {
        advance(nowNanos / STEP_NANOS);
        long steps = Math.clamp((spanNanos + STEP_NANOS - 1) / STEP_NANOS, 1, STEPS);
        int sum = 0;
        for (long step = newest; step > newest - steps; step--) {
            sum += counts[Math.floorMod(step, STEPS)];
        }
        return sum;
    }

    private void advance(long step) {
        if (step <= newest) {
            return;
        }
        long from = Math.max(newest, step - STEPS);
        for (long gone = from + 1; gone <= step; gone++) {
            counts[Math.floorMod(gone, STEPS)] = 0;
        }
        newest = step;
    }
}
