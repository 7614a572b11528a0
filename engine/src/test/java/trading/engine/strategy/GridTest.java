package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trading.engine.model.Order;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

class GridTest {
    /// Three levels, one percent apart.
    private static Grid quick() {
        return new Grid(new Grid.Parameters(3, 1));
    }

    @Test
    void it_lays_its_levels_below_the_price() {
        WishList market = new WishList(quick()).closes(5, 10_000, 10_000);
        assertThat(market.orders()).extracting(Order::limitPrice).containsExactly(9_900L, 9_800L, 9_700L);
        assertThat(market.wishes())
                .containsExactly(
                        "0 note the grid hangs at 100",
                        "1 buy 0 10000 level 1 of the grid at 100",
                        "1 buy 0 9900 level 2 of the grid at 100",
                        "1 buy 0 9800 level 3 of the grid at 100");
    }

    @Test
    void what_a_level_bought_is_sold_one_step_higher_and_the_level_is_laid_again() {
        WishList market = new WishList(quick()).closes(5, 10_000, 10_000, 9_900);
        assertThat(market.trades().getFirst().status()).isEqualTo(TradeStatus.OPEN);
        market.closes(5, 9_950, 10_000);
        assertThat(market.trades().getFirst().status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(market.orders()).extracting(Order::limitPrice).containsExactly(9_800L, 9_700L, 9_900L);
        assertThat(market.trades().getFirst().realizedPnl()).isPositive();
    }

    @Test
    void it_holds_no_more_than_its_levels() {
        WishList market = new WishList(quick()).closes(5, 10_000, 10_000, 9_900, 9_800, 9_700, 9_600, 9_500);
        assertThat(market.trades())
                .extracting(Trade::status)
                .containsOnly(TradeStatus.OPEN)
                .hasSize(3);
        assertThat(market.orders()).isEmpty();
    }

    @Test
    void it_follows_a_price_that_leaves_it_upward() {
        WishList market = new WishList(quick()).closes(5, 10_000, 10_000, 10_200, 10_200);
        assertThat(market.orders()).extracting(Order::limitPrice).containsExactly(10_098L, 9_996L, 9_894L);
        assertThat(market.wishes()).contains("2 cancel the price has left the grid upward, and the grid follows");
    }

    @Test
    void where_it_hangs_outlives_a_restart() {
        KeptMemories kept = new KeptMemories();
        new WishList(quick(), kept).closes(5, 10_000, 10_000);
        WishList restarted = new WishList(quick(), kept).closes(5, 9_950);
        assertThat(restarted.orders()).extracting(Order::limitPrice).containsExactly(9_900L, 9_800L, 9_700L);
    }
}
