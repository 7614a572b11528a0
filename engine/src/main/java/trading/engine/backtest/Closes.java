package trading.engine.backtest;

import trading.engine.history.Bars;

/// The closes of many bars, for whoever looks at them in no order: half as long as they are elsewhere where their
/// distances fit an int, as they do in any market that has not grown two thousand million ticks.
final class Closes {
    private final long base;
    private final int[] near;
    private final long[] far;

    private Closes(long base, int[] near, long[] far) {
        this.base = base;
        this.near = near;
        this.far = far;
    }

    /// From the bar `first` to before `end`.
    static Closes of(Bars bars, int first, int end) {
        int count = Math.max(0, end - first);
        long base = count == 0 ? 0 : bars.close(first);
        int[] near = new int[count];
        for (int i = 0; i < count; i++) {
            long distance = bars.close(first + i) - base;
            if (distance != (int) distance) {
                return far(bars, first, count);
            }
            near[i] = (int) distance;
        }
        return new Closes(base, near, new long[0]);
    }

    private static Closes far(Bars bars, int first, int count) {
        long[] far = new long[count];
        for (int i = 0; i < count; i++) {
            far[i] = bars.close(first + i);
        }
        return new Closes(0, new int[0], far);
    }

    int count() {
        return near.length + far.length;
    }

    /// Ticks.
    long at(int index) {
        return far.length == 0 ? base + near[index] : far[index];
    }
}
