package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmaCrossTest {
    /// Averages of 2 and 3 bars, stop one range away, target two.
    private static EmaCross quick(double minimumTargetPercent) {
        return new EmaCross(new EmaCross.Parameters(2, 3, 2, 1, 2, minimumTargetPercent));
    }

    @Test
    void it_buys_when_the_fast_average_rises_above_the_slow_one() {
        WishList market = new WishList(quick(0)).closes(50, 10_000, 9_900, 9_800, 9_700, 10_100);
        assertThat(market.wishes())
                .containsExactly("4 buy 9800 10700 the average of 2 bars (99.83) rose above that of 3 (99.5);"
                        + " the stop is 1.0 average ranges below");
    }

    @Test
    void it_sells_when_the_fast_average_falls_back_below() {
        WishList market = new WishList(quick(0)).closes(50, 10_000, 9_900, 9_800, 9_700, 10_100, 10_200, 9_900, 9_500);
        assertThat(market.wishes()).hasSize(2);
        assertThat(market.wishes().getLast()).isEqualTo("6 exit the average of 2 bars fell below that of 3");
    }

    @Test
    void it_does_not_sell_what_a_stop_has_sold() {
        WishList market = new WishList(quick(0)).closes(50, 10_000, 9_900, 9_800, 9_700, 10_100);
        market.stopped();
        market.closes(50, 9_500, 9_400);
        assertThat(market.wishes()).hasSize(1);
    }

    @Test
    void the_first_averages_are_no_crossing() {
        assertThat(new WishList(quick(0))
                        .closes(50, 10_000, 10_100, 10_200, 10_300)
                        .wishes())
                .isEmpty();
    }

    @Test
    void a_market_too_calm_to_pay_the_fees_is_left_alone() {
        WishList market = new WishList(quick(10)).closes(50, 10_000, 9_900, 9_800, 9_700, 10_100);
        assertThat(market.wishes())
                .containsExactly("4 note the averages crossed upward, but the market is too calm to pay for the fees");
    }

    @Test
    void its_warm_up_covers_its_slowest_part() {
        assertThat(new EmaCross(StrategyParameters.defaults(EmaCross.Parameters.class))
                        .declaration()
                        .warmUpBars())
                .isEqualTo(700);
        assertThat(quick(0).declaration().warmUpBars()).isEqualTo(56);
    }
}
