package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DonchianBreakoutTest {
    /// Enters above 5 bars, leaves below 2, stop one range away.
    private static DonchianBreakout quick() {
        return new DonchianBreakout(new DonchianBreakout.Parameters(5, 2, 2, 1));
    }

    @Test
    void it_buys_when_the_price_closes_above_the_high_of_the_bars_before() {
        WishList market = new WishList(quick()).closes(10, 10_000, 10_020, 10_010, 10_000, 10_030, 10_031);
        assertThat(market.wishes()).isEmpty();
        market.closes(10, 10_050);
        assertThat(market.wishes())
                .containsExactly("6 buy 10022 0 the price closed above the high of 5 bars (100.41);"
                        + " the stop is 1.0 average ranges below");
    }

    @Test
    void it_sells_when_the_price_closes_below_the_low_of_fewer_bars() {
        WishList market = new WishList(quick())
                .closes(10, 10_000, 10_000, 10_000, 10_000, 10_000, 10_050, 10_100, 10_095, 10_084);
        assertThat(market.wishes()).hasSize(2);
        assertThat(market.wishes().getLast()).isEqualTo("8 exit the price closed below the low of 2 bars (100.85)");
    }

    @Test
    void its_own_bar_is_no_part_of_the_channel() {
        assertThat(new WishList(quick())
                        .closes(0, 10_000, 10_000, 10_000, 10_000, 10_000, 10_001)
                        .wishes())
                .hasSize(1);
    }
}
