package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairsReversionTest {
    private static PairsReversion pairs(int shorts) {
        return new PairsReversion(new PairsReversion.Parameters(20, 2, 0.5, 4.3, shorts));
    }

    /// Both move together, a little to and fro.
    private static WishList together(PairsReversion strategy) {
        WishList market = new WishList(strategy);
        for (int i = 0; i < 20; i++) {
            market.pair(10_000 + 10 * (i % 2), 5_000);
        }
        return market;
    }

    @Test
    void it_buys_the_one_that_has_fallen_behind() {
        WishList market = together(pairs(0)).pair(9_900, 5_000);
        assertThat(market.wishes())
                .containsExactly("20 buy 0 0 BTCUSDT is cheap beside ETHUSDT, -4.3 deviations from the mean");
    }

    @Test
    void when_the_other_has_fallen_behind_it_buys_the_other() {
        WishList market = together(pairs(0)).pair(10_005, 4_950);
        assertThat(market.wishes()).singleElement().asString().startsWith("20 buy ETHUSDT 0 0 ETHUSDT is cheap");
    }

    @Test
    void it_sells_when_both_are_level_again() {
        WishList market = together(pairs(0)).pair(9_900, 5_000).pair(9_995, 5_000);
        assertThat(market.wishes()).hasSize(2);
        assertThat(market.wishes().getLast()).startsWith("21 exit both are level again");
    }

    @Test
    void on_a_margin_account_it_also_sells_the_dear_one_and_leaves_both() {
        WishList market = together(pairs(1)).pair(9_900, 5_000).pair(9_995, 5_000);
        assertThat(market.wishes()).hasSize(4);
        assertThat(market.wishes().get(1)).startsWith("20 sell ETHUSDT");
        assertThat(market.wishes().get(3)).startsWith("21 exit ETHUSDT both are level again");
    }

    @Test
    void a_distance_too_large_to_believe_in_is_left_alone() {
        WishList market = together(pairs(0)).pair(9_000, 5_000);
        assertThat(market.wishes()).isEmpty();
    }
}
