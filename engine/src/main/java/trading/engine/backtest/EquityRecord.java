package trading.engine.backtest;

import java.util.Arrays;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.model.FixedPoint;

/// The equity and the benchmark as a run goes on.
///
/// However long it is, there are at most [#MOST_POINTS] of them: when there are more, of each span of time only the
/// lowest, the highest and the last one stay, and the span is made longer each time. It divides a day, so that the
/// last of each day stays, and peaks and troughs stay too. The last one counts for those that went.
final class EquityRecord {
    static final int MOST_POINTS = 1_500_000;

    private static final long MINUTE = 60_000_000_000L;
    private static final long[] SPANS = {
        5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE, 12 * 60 * MINUTE, 24 * 60 * MINUTE
    };

    private final int most;
    private long[] times = new long[1_024];
    private double[] values = new double[1_024];
    private double[] benchmarks = new double[1_024];
    private int[] counts = new int[1_024];
    private int count;
    private int span;

    EquityRecord() {
        this(MOST_POINTS);
    }

    EquityRecord(int most) {
        this.most = most;
    }

    /// `equity`: units of 10^-8. A second one of the same time takes the place of the first.
    void add(long timeNanos, long equity, double benchmark) {
        if (count > 0 && times[count - 1] == timeNanos) {
            count--;
        }
        if (count == most) {
            thin();
        }
        if (count == times.length) {
            int length = count < most ? Math.min(most, count * 2) : count * 2;
            times = Arrays.copyOf(times, length);
            values = Arrays.copyOf(values, length);
            benchmarks = Arrays.copyOf(benchmarks, length);
            counts = Arrays.copyOf(counts, length);
        }
        times[count] = timeNanos;
        values[count] = (double) equity / FixedPoint.ONE;
        benchmarks[count] = benchmark;
        counts[count] = 1;
        count++;
    }

    /// Until half of the room is free, which three points a day leave for thousands of years.
    private void thin() {
        thin(SPANS[span]);
        while (count > most / 2 && span < SPANS.length - 1) {
            thin(SPANS[++span]);
        }
    }

    /// What is known at the end of a span belongs to it. The first point of all stays.
    private void thin(long nanos) {
        int kept = 1;
        int from = 1;
        while (from < count) {
            long end = Math.ceilDiv(times[from], nanos);
            int lowest = from;
            int highest = from;
            int last = from;
            int all = counts[from];
            while (last + 1 < count && Math.ceilDiv(times[last + 1], nanos) == end) {
                last++;
                all += counts[last];
                lowest = values[last] < values[lowest] ? last : lowest;
                highest = values[last] > values[highest] ? last : highest;
            }
            int before = kept;
            kept = keep(Math.min(lowest, highest), kept);
            kept = keep(Math.max(lowest, highest), kept);
            kept = keep(last, kept);
            counts[kept - 1] = all - (kept - 1 - before);
            from = last + 1;
        }
        count = kept;
    }

    private int keep(int index, int kept) {
        if (times[kept - 1] >= times[index]) {
            return kept;
        }
        times[kept] = times[index];
        values[kept] = values[index];
        benchmarks[kept] = benchmarks[index];
        counts[kept] = 1;
        return kept + 1;
    }

    EquityCurve equity() {
        return curve(values);
    }

    EquityCurve benchmark() {
        return curve(benchmarks);
    }

    private EquityCurve curve(double[] of) {
        return EquityCurve.over(Arrays.copyOf(times, count), Arrays.copyOf(of, count), Arrays.copyOf(counts, count));
    }
}
