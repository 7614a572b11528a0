package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trading.engine.model.Side;

class PatternFollowerTest {
    private static final SeenPattern BOTTOM = new SeenPattern("double bottom", Side.BUY, 0.8, 10_500, 9_800, 0.62, 48);

    private static WishList market() {
        return new WishList(new PatternFollower(StrategyParameters.defaults(PatternFollower.Parameters.class)))
                .closes(5, 10_000);
    }

    @Test
    void it_buys_on_a_pattern_that_points_upward_with_its_target_and_its_point_of_being_wrong() {
        assertThat(market().patterns(BOTTOM).closes(5, 10_000).wishes())
                .containsExactly(
                        "1 buy 9800 10500 a double bottom points upward (80 % clear, came true 62 % of 48 times)");
    }

    @Test
    void it_sells_on_a_pattern_that_points_downward() {
        SeenPattern top = new SeenPattern("double top", Side.SELL, 0.7, 9_500, 10_200, 0.55, 30);
        WishList market =
                market().patterns(BOTTOM).closes(5, 10_000).patterns(top).closes(5, 10_100);
        assertThat(market.wishes().getLast())
                .isEqualTo("2 exit a double top points downward (70 % clear, came true 55 % of 30 times)");
    }

    @Test
    void one_that_has_not_kept_its_word_is_left_alone_unless_nobody_minds() {
        SeenPattern liar = new SeenPattern("flag", Side.BUY, 0.9, 10_500, 9_800, 0.31, 20);
        SeenPattern unknown = new SeenPattern("flag", Side.BUY, 0.9, 10_500, 9_800, 0.31, 19);
        WishList trusting = new WishList(new PatternFollower(new PatternFollower.Parameters(0.6, 0, 20)));

        assertThat(market().patterns(liar).closes(5, 10_000).wishes()).isEmpty();
        assertThat(market().patterns(unknown).closes(5, 10_000).wishes()).hasSize(1);
        assertThat(trusting.patterns(liar).closes(5, 10_000).wishes()).hasSize(1);
    }

    @Test
    void one_that_is_wrong_above_the_price_is_left_alone() {
        SeenPattern late = new SeenPattern("flag", Side.BUY, 0.9, 10_500, 10_100, 0.7, 200);
        assertThat(market().patterns(late).closes(5, 10_000).wishes()).isEmpty();
    }
}
