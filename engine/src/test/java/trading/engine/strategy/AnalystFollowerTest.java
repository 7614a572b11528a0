package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.AnalystOpinion.View;

class AnalystFollowerTest {
    private static AnalystFollower quick() {
        return new AnalystFollower(new AnalystFollower.Parameters(0.65, 3, 2, 2));
    }

    private static AnalystOpinion opinion(String id, int minute, View view, double confidence) {
        return new AnalystOpinion(
                id, minute * TimeFrame.M1.nanos(), view, confidence, List.of("the trend is up", "volume agrees"));
    }

    private static WishList market() {
        return new WishList(quick()).closes(50, 10_000, 10_000, 10_000);
    }

    @Test
    void it_buys_when_the_analyst_is_sure_of_a_rise_and_quotes_its_reasons() {
        assertThat(market().opinion(opinion("o1", 4, View.BUY, 0.8))
                        .closes(50, 10_000)
                        .wishes())
                .containsExactly("3 buy 9800 0 the analyst expects a rise (80 % sure): the trend is up; volume agrees");
    }

    @Test
    void it_sells_when_the_analyst_expects_a_fall() {
        WishList market = market().opinion(opinion("o1", 4, View.BUY, 0.8)).closes(50, 10_000);
        market.opinion(opinion("o2", 5, View.SELL, 0.5)).closes(50, 10_000);
        assertThat(market.wishes().getLast())
                .isEqualTo("4 exit the analyst expects a fall (50 % sure): the trend is up; volume agrees");
    }

    @Test
    void an_opinion_that_has_become_too_old_is_no_reason_to_stay() {
        WishList market =
                market().opinion(opinion("o1", 4, View.BUY, 0.8)).closes(50, 10_000, 10_000, 10_000, 10_000, 10_000);
        assertThat(market.wishes().getLast()).isEqualTo("7 exit the analyst's opinion is more than 3 minutes old");
    }

    @Test
    void an_opinion_is_acted_on_once() {
        WishList market = market().opinion(opinion("o1", 4, View.BUY, 0.8)).closes(50, 10_000);
        market.stopped();
        market.closes(50, 10_000);
        assertThat(market.wishes()).hasSize(1);
    }

    @Test
    void an_unsure_analyst_is_heard_and_not_followed() {
        assertThat(market().opinion(opinion("o1", 4, View.BUY, 0.5))
                        .closes(50, 10_000)
                        .wishes())
                .containsExactly("3 note the analyst expects a rise, but is not sure enough (50 % sure):"
                        + " the trend is up; volume agrees");
    }
}
