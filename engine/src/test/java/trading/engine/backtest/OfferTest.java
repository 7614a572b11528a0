package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import trading.engine.model.Fill;
import trading.engine.model.Liquidity;
import trading.engine.model.Side;

class OfferTest {
    private static final long MILLION = 1_000_000;

    private static Fill fill(Side side, long quantity) {
        return new Fill(1, 1, 1, 0, side, 100, quantity, 0, Liquidity.TAKER, 1, 1);
    }

    private static long share(long quantity, long ppm) {
        return BigInteger.valueOf(quantity)
                .multiply(BigInteger.valueOf(ppm))
                .divide(BigInteger.valueOf(MILLION))
                .longValueExact();
    }

    @Test
    void the_share_of_what_is_left_is_what_is_left_of_the_share() {
        SplittableRandom dice = new SplittableRandom(5);
        for (int i = 0; i < 10_000; i++) {
            int ppm = 1 + dice.nextInt((int) MILLION - 1);
            long volume = 1 + dice.nextLong(1L << (1 + dice.nextInt(62)));
            long share = share(volume, ppm);
            long taken = dice.nextLong(share + 1);
            Offer offer = new Offer(ppm);
            offer.begin(volume);
            if (taken > 0) {
                offer.see(fill(Side.BUY, taken));
            }

            assertThat(share(offer.toBuy(), ppm))
                    .as("volume=%s ppm=%s taken=%s", volume, ppm, taken)
                    .isEqualTo(share - taken);
            assertThat(offer.toSell()).isEqualTo(volume);
        }
    }

    @Test
    void a_lot_is_shown_also_where_nothing_is_left() {
        Offer offer = new Offer(100_000);
        offer.begin(0);
        assertThat(offer.toBuy()).isEqualTo(1);
        offer.begin(1_000);
        offer.see(fill(Side.SELL, 190));
        assertThat(offer.toSell()).isEqualTo(1);
        assertThat(offer.toBuy()).isEqualTo(1_000);
        offer.begin(500);
        assertThat(offer.toSell()).isEqualTo(500);
    }
}
