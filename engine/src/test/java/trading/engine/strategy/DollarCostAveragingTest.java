package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DollarCostAveragingTest {
    /// Every three minutes, three purchases, two percent.
    private static DollarCostAveraging quick() {
        return new DollarCostAveraging(new DollarCostAveraging.Parameters(3, 3, 2));
    }

    @Test
    void it_buys_at_fixed_times_whatever_the_price() {
        WishList market = new WishList(quick()).closes(5, 10_000, 9_900, 9_800, 9_700, 9_600, 9_500);
        assertThat(market.wishes())
                .containsExactly(
                        "1 buy 0 0 purchase 1 of at most 3, one every 3 minutes",
                        "4 buy 0 0 purchase 2 of at most 3, one every 3 minutes");
    }

    @Test
    void it_sells_all_of_it_above_its_average_cost() {
        WishList market = new WishList(quick()).closes(5, 10_000, 10_000, 9_800, 9_600, 9_600, 9_900, 9_996);
        assertThat(market.wishes()).hasSize(4);
        assertThat(market.wishes().subList(2, 4))
                .containsOnly("6 exit the price is 2.0 percent above the average cost of 97.95");
    }

    @Test
    void it_stops_when_it_has_bought_as_often_as_it_may() {
        WishList market = new WishList(quick()).closes(5, 10_000, 10_000).minutes(20);
        assertThat(market.wishes()).contains("11 note it has made all its 3 purchases");
        assertThat(market.trades()).hasSize(3);
    }

    @Test
    void a_restart_neither_repeats_nor_forgets_a_purchase() {
        KeptMemories kept = new KeptMemories();
        new WishList(quick(), kept).closes(5, 10_000, 10_000, 10_000);
        WishList restarted = new WishList(quick(), kept).minutes(3);
        assertThat(restarted.wishes()).isEmpty();
        restarted.closes(5, 10_000, 10_000);
        assertThat(restarted.wishes()).containsExactly("4 buy 0 0 purchase 1 of at most 3, one every 3 minutes");
    }
}
