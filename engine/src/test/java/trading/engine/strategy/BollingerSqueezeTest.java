package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BollingerSqueezeTest {
    private static BollingerSqueeze quick() {
        return new BollingerSqueeze(new BollingerSqueeze.Parameters(5, 1.5, 1.5, 3));
    }

    /// Bars that travel far and close where they began: wound up.
    private static WishList woundUp() {
        return new WishList(quick()).closes(50, 10_000, 10_001, 10_000, 10_001, 10_000, 10_001, 10_000, 10_001);
    }

    @Test
    void it_buys_when_a_market_that_was_wound_up_closes_above_its_upper_band() {
        WishList market = woundUp().closes(50, 10_120);
        assertThat(market.wishes())
                .singleElement()
                .asString()
                .startsWith("8 buy ")
                .contains("0 bars after");
    }

    @Test
    void a_breakout_without_a_squeeze_is_left_alone() {
        WishList market =
                new WishList(quick()).closes(1, 10_000, 10_100, 10_200, 10_300, 10_400, 10_500, 10_600, 11_000);
        assertThat(market.wishes()).isEmpty();
    }

    @Test
    void it_sells_when_the_price_is_back_in_the_middle() {
        WishList market = woundUp().closes(10, 10_120, 10_130, 10_120, 10_060);
        assertThat(market.wishes()).hasSize(2);
        assertThat(market.wishes().getLast()).startsWith("11 exit the price is back at the middle of its bands");
    }
}
