package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MacdTrendTest {
    private static MacdTrend quick(int trend) {
        return new MacdTrend(new MacdTrend.Parameters(2, 3, 2, trend, 2, 2));
    }

    @Test
    void it_buys_when_momentum_turns_up_above_the_long_average() {
        WishList market = new WishList(quick(10))
                .closes(10, 9_000, 9_100, 9_200, 9_300, 9_400, 9_500, 9_600, 9_700, 9_800, 9_900)
                .closes(10, 9_850, 9_800, 10_000);
        assertThat(market.wishes()).hasSize(1);
        assertThat(market.wishes().getFirst())
                .startsWith("12 buy ")
                .contains("the MACD rose above its signal, with the price above its average of 10 bars");
    }

    @Test
    void it_sells_when_momentum_turns_down() {
        WishList market = new WishList(quick(10))
                .closes(10, 9_000, 9_100, 9_200, 9_300, 9_400, 9_500, 9_600, 9_700, 9_800, 9_900)
                .closes(10, 9_850, 9_800, 10_000, 10_100, 10_000);
        assertThat(market.wishes()).hasSize(2);
        assertThat(market.wishes().getLast()).isEqualTo("14 exit the MACD fell below its signal");
    }

    @Test
    void a_recovery_in_a_decline_is_noted_and_left_alone() {
        WishList market = new WishList(quick(10))
                .closes(10, 10_000, 9_900, 9_800, 9_700, 9_600, 9_500, 9_400, 9_300, 9_200, 9_100)
                .closes(10, 8_900, 8_950);
        assertThat(market.wishes())
                .containsExactly(
                        "11 note the MACD rose above its signal, but the price is below its average of 10 bars");
    }
}
