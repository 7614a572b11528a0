package trading.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FixedPointTest {
    @Test
    void a_text_is_that_of_the_decimal() {
        long[] corners = {
            0,
            1,
            -1,
            10,
            99_999_999,
            100_000_000,
            -100_000_000,
            -99_999_999,
            100_000_001,
            -12_345_678_901L,
            Long.MAX_VALUE,
            Long.MIN_VALUE
        };
        for (long units : corners) {
            assertThat(FixedPoint.text(units))
                    .isEqualTo(FixedPoint.toDecimal(units).toPlainString());
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            long units = random.nextLong() >> random.nextInt(64);
            assertThat(FixedPoint.text(units))
                    .isEqualTo(FixedPoint.toDecimal(units).toPlainString());
        }
    }
}
