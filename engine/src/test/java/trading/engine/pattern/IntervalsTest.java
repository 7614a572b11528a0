package trading.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void wilson_for_eight_of_ten() {
        Estimate estimate = Intervals.wilson(8, 10, Intervals.Z_95);
        assertThat(estimate.value()).isEqualTo(0.8);
        assertThat(estimate.low()).isCloseTo(0.490162, within(1e-6));
        assertThat(estimate.high()).isCloseTo(0.943318, within(1e-6));
    }

    @Test
    void wilson_stays_within_0_and_1() {
        assertThat(Intervals.wilson(0, 10, Intervals.Z_95).low()).isZero();
        assertThat(Intervals.wilson(0, 10, Intervals.Z_95).high()).isCloseTo(0.277533, within(1e-6));
        assertThat(Intervals.wilson(10, 10, Intervals.Z_95).high()).isCloseTo(1, within(1e-12));
        assertThat(Intervals.wilson(10, 10, Intervals.Z_95).low()).isCloseTo(0.722467, within(1e-6));
    }

    @Test
    void the_share_is_within_its_own_interval_however_many_there_are() {
        for (int count = 1; count <= 500; count++) {
            for (int hits : new int[] {0, 1, count / 2, count - 1, count}) {
                Estimate estimate = Intervals.wilson(hits, count, Intervals.Z_95);
                assertThat(estimate.value()).isBetween(estimate.low(), estimate.high());
            }
        }
    }

    @Test
    void student_for_one_to_five() {
        // Mean 3, squares 10: half is 2.776445 * sqrt(2.5 / 5).
        Estimate estimate = Intervals.student(3, 10, 5);
        assertThat(estimate.value()).isEqualTo(3);
        assertThat(estimate.low()).isCloseTo(3 - 1.963243, within(1e-6));
        assertThat(estimate.high()).isCloseTo(3 + 1.963243, within(1e-6));
    }

    @Test
    void students_quantile_is_the_printed_one_in_and_beyond_the_table() {
        assertThat(Intervals.quantile(1)).isCloseTo(12.706205, within(1e-6));
        assertThat(Intervals.quantile(30)).isCloseTo(2.042272, within(1e-6));
        assertThat(Intervals.quantile(31)).isCloseTo(2.039513, within(2e-6));
        assertThat(Intervals.quantile(60)).isCloseTo(2.000298, within(1e-6));
        assertThat(Intervals.quantile(100)).isCloseTo(1.983972, within(1e-6));
        assertThat(Intervals.quantile(100_000_000)).isCloseTo(Intervals.Z_95, within(1e-6));
    }

    @Test
    void nothing_is_claimed_from_nothing() {
        assertThat(Intervals.wilson(0, 0, Intervals.Z_95).known()).isFalse();
        assertThat(Intervals.student(0, 0, 0).known()).isFalse();
        assertThat(Intervals.student(2, 0, 1).low()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
