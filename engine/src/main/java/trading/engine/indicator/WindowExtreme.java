package trading.engine.indicator;

/// The highest or the lowest of the last values and how long ago it was, in constant time on average.
///
/// A queue of candidates, each beaten by none that came after it. Of equal ones the latest stays.
final class WindowExtreme {
    private final double[] candidates;
    private final long[] times;
    private final boolean highest;
    private int head;
    private int count;
    private long time;

    private WindowExtreme(int length, boolean highest) {
        candidates = new double[length];
        times = new long[length];
        this.highest = highest;
    }

    static WindowExtreme highest(int length) {
        return new WindowExtreme(length, true);
    }

    static WindowExtreme lowest(int length) {
        return new WindowExtreme(length, false);
    }

    void update(double value) {
        if (count > 0 && times[head] <= time - candidates.length) {
            head = head + 1 == candidates.length ? 0 : head + 1;
            count--;
        }
        while (count > 0 && !beats(candidates[at(count - 1)], value)) {
            count--;
        }
        int tail = at(count);
        candidates[tail] = value;
        times[tail] = time;
        count++;
        time++;
    }

    boolean ready() {
        return time >= candidates.length;
    }

    double value() {
        return ready() ? candidates[head] : Double.NaN;
    }

    /// 0 when the newest is the extreme.
    int barsAgo() {
        return (int) (time - 1 - times[head]);
    }

    private boolean beats(double candidate, double value) {
        return highest ? candidate > value : candidate < value;
    }

    private int at(int place) {
        int index = head + place;
        return index >= candidates.length ? index - candidates.length : index;
    }
}
