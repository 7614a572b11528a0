package trading.launcher.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// How long things took, from any thread.
public final class Latencies {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final Histogram histogram = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

    public void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /// In nanoseconds.
    public double percentile(double percent) {
        return histogram.getValueAtPercentile(percent);
    }
}
