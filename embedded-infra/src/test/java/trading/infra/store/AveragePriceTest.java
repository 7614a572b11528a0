package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import trading.engine.model.Instrument;

class AveragePriceTest {
    private static final long SEED = 31_082_026;
    private static final Instrument COIN = new Instrument(0, "COINUSDT", "COIN", "USDT", 1_000_000, 1_000, 1, 10, 0);

    @Test
    void it_is_the_money_over_the_quantity_with_the_half_rounded_up() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            long lots = (random.nextLong() >>> 1 + random.nextInt(62)) % 9_000_000_000_000L + 1;
            long notional = random.nextLong() >>> 1 + random.nextInt(62);
            BigDecimal expected = BigDecimal.valueOf(notional, 8)
                    .divide(COIN.quantity(lots), 8, RoundingMode.HALF_UP)
                    .movePointRight(8);
            if (expected.toBigInteger().bitLength() < 63) {
                assertThat(AveragePrice.of(notional, lots, COIN))
                        .as("seed=%s notional=%s lots=%s", SEED, notional, lots)
                        .isEqualTo(expected.longValueExact());
            }
        }
        assertThat(AveragePrice.of(1, 2_000, COIN)).isEqualTo(50);
        assertThat(AveragePrice.of(1, 200_000_000, COIN)).as("0.0005 of a unit").isZero();
        assertThat(AveragePrice.of(1, 200_000, COIN)).as("half a unit").isEqualTo(1);
    }
}
