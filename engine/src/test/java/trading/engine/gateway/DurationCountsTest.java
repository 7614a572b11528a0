package trading.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DurationCountsTest {
    private final DurationCounts counts = new DurationCounts();

    @Test
    void each_falls_into_the_first_bucket_whose_bound_it_does_not_pass() {
        long[] bounds = DurationCounts.boundsNanos();
        for (long bound : bounds) {
            counts.record(bound);
        }
        assertThat(counts.counts()).containsExactly(ones(bounds.length, 0));

        for (long bound : bounds) {
            counts.record(bound + 1);
        }
        long[] expected = ones(bounds.length, 1);
        Arrays.setAll(expected, i -> i == 0 || i == bounds.length ? 1 : 2);
        assertThat(counts.counts()).containsExactly(expected);
    }

    @Test
    void the_sum_is_that_of_all_and_what_is_negative_counts_as_nothing() {
        counts.record(-5);
        counts.record(TimeUnit.SECONDS.toNanos(100));
        counts.record(7);

        assertThat(counts.sumNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(100) + 7);
        assertThat(Arrays.stream(counts.counts()).sum()).isEqualTo(3);
    }

    @Test
    void recording_allocates_nothing() {
        record(100_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        record(100_000);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
        assertThat(Arrays.stream(counts.counts()).sum()).isEqualTo(200_000);
    }

    private void record(int times) {
        for (int i = 0; i < times; i++) {
            counts.record(i * 977L);
        }
    }

    private static long[] ones(int buckets, int last) {
        long[] ones = new long[buckets + 1];
        Arrays.fill(ones, 1);
        ones[buckets] = last;
        return ones;
    }
}
