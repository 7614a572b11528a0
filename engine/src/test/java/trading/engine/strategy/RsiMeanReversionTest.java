package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RsiMeanReversionTest {
    private final WishList market =
            new WishList(new RsiMeanReversion(new RsiMeanReversion.Parameters(2, 30, 55, 2, 2)));

    @Test
    void it_buys_the_first_bar_on_which_the_index_is_back_above_the_mark() {
        market.closes(50, 10_000, 9_900, 9_800, 9_700, 9_760, 9_900);
        assertThat(market.wishes().getFirst())
                .isEqualTo("4 buy 9500 0 the strength index came back above 30 (now 38); the stop is 2.0 average"
                        + " ranges below");
    }

    @Test
    void it_does_not_buy_while_the_market_falls() {
        market.closes(50, 10_000, 9_900, 9_800, 9_700, 9_600, 9_500);
        assertThat(market.wishes()).isEmpty();
    }

    @Test
    void it_sells_when_the_index_is_back_in_the_middle() {
        market.closes(50, 10_000, 9_900, 9_800, 9_700, 9_760, 9_900, 10_000);
        assertThat(market.wishes()).hasSize(2);
        assertThat(market.wishes().getLast()).isEqualTo("5 exit the strength index is back at 77");
    }

    @Test
    void a_stopped_trade_makes_room_for_the_next_recovery_only() {
        market.closes(50, 10_000, 9_900, 9_800, 9_700, 9_760);
        market.stopped();
        market.closes(50, 9_500, 9_400);
        assertThat(market.wishes()).hasSize(1);
        market.closes(50, 9_600);
        assertThat(market.wishes()).hasSize(2);
    }
}
