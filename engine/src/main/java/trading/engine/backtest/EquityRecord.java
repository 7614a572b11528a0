package trading.engine.backtest;

import java.util.Arrays;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.model.FixedPoint;

/// The equity and the benchmark as a run goes on.
final class EquityRecord {
    private long[] times = new long[1_024];
    private double[] values = new double[1_024];
    private double[] benchmarks = new double[1_024];
    private int count;

    /// `equity`: units of 10^-8. A second one of the same time takes the place of the first.
    void add(long timeNanos, long equity, double benchmark) {
        if (count > 0 && times[count - 1] == timeNanos) {
            count--;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, count * 2);
            values = Arrays.copyOf(values, count * 2);
            benchmarks = Arrays.copyOf(benchmarks, count * 2);
        }
        times[count] = timeNanos;
        values[count] = (double) equity / FixedPoint.ONE;
        benchmarks[count] = benchmark;
        count++;
    }

    EquityCurve equity() {
        return new EquityCurve(Arrays.copyOf(times, count), Arrays.copyOf(values, count));
    }

    EquityCurve benchmark() {
        return new EquityCurve(Arrays.copyOf(times, count), Arrays.copyOf(benchmarks, count));
    }
}
