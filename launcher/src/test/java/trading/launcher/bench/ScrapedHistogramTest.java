package trading.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScrapedHistogramTest {
    private static final String BEFORE = """
            # TYPE q_seconds histogram
            q_seconds_bucket{le="2.5E-4"} 0
            q_seconds_bucket{le="0.001"} 10
            q_seconds_bucket{le="0.002"} 10
            q_seconds_bucket{le="+Inf"} 10
            q_seconds_count 10
            """;
    private static final String AFTER = """
            q_seconds_bucket{le="2.5E-4"} 0
            q_seconds_bucket{le="0.001"} 60
            q_seconds_bucket{le="0.002"} 108
            q_seconds_bucket{le="+Inf"} 110
            other_seconds_bucket{le="0.001"} 1000
            r_seconds_bucket{kind="a",le="1.0"} 1
            r_seconds_bucket{kind="b",le="1.0"} 2
            """;

    @Test
    void quantiles_are_of_what_came_between_two_looks() {
        ScrapedHistogram since =
                ScrapedHistogram.of(AFTER, "q_seconds").since(ScrapedHistogram.of(BEFORE, "q_seconds"));

        assertThat(since.count()).isEqualTo(100);
        assertThat(since.percentile(50)).isEqualTo(0.001, within(1e-9));
        assertThat(since.percentile(25)).isEqualTo(0.000_25 + 0.000_75 / 2, within(1e-9));
        assertThat(since.percentile(98)).isEqualTo(0.002, within(1e-9));
        assertThat(since.percentile(99.5)).isEqualTo(0.002, within(1e-9));
    }

    @Test
    void series_that_differ_in_labels_are_added_and_nothing_is_no_number() {
        assertThat(ScrapedHistogram.of(AFTER, "r_seconds").count()).isEqualTo(3);
        assertThat(ScrapedHistogram.of(AFTER, "absent").count()).isZero();
        assertThat(ScrapedHistogram.of(AFTER, "absent").percentile(95)).isNaN();
    }
}
