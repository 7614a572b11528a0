package trading.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoundedTest {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final SplittableRandom random = new SplittableRandom(5);

    /// Of any length, and often one beside a power of two.
    private long number() {
        long number = random.nextLong() >>> random.nextInt(1, 64);
        return switch (random.nextInt(4)) {
            case 0 -> Long.highestOneBit(number);
            case 1 -> Math.max(0, Long.highestOneBit(number) - 1);
            default -> number;
        };
    }

    private static long bounded(BigInteger value) {
        return value.min(MOST).longValueExact();
    }

    @Test
    void sums_products_and_shares_are_exact_or_the_largest_number() {
        for (int i = 0; i < 200_000; i++) {
            long a = number();
            long b = number();
            long per = Math.max(1, number());
            BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(per));
            BigInteger up = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
            String numbers = a + " " + b + " " + per;
            assertThat(Bounded.sum(a, b))
                    .as(numbers)
                    .isEqualTo(bounded(BigInteger.valueOf(a).add(BigInteger.valueOf(b))));
            assertThat(Bounded.product(a, b)).as(numbers).isEqualTo(bounded(product));
            assertThat(Bounded.scaledDown(a, b, per)).as(numbers).isEqualTo(bounded(parts[0]));
            assertThat(Bounded.scaledUp(a, b, per)).as(numbers).isEqualTo(bounded(up));
        }
    }

    @Test
    void the_largest_numbers() {
        assertThat(Bounded.sum(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Bounded.product(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Bounded.scaledUp(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Bounded.scaledUp(Long.MAX_VALUE, 100_000_000, 100_000_000)).isEqualTo(Long.MAX_VALUE);
        assertThat(Bounded.scaledUp(Long.MAX_VALUE, 1, 2)).isEqualTo(1L << 62);
    }
}
