package trading.web.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Evidence;
import trading.engine.strategy.host.Outcome;
import trading.web.testing.TestDesk;

class DecisionExplanationTest {
    private static final Instrument BTC = TestDesk.BTC;
    private static final long TEN = 36_000_000_000_000L;

    private static final Evidence BARE =
            new Evidence(new TreeMap<>(), List.of(), null, 100_000 * FixedPoint.ONE, 0, 0, "", new TreeMap<>(), "");

    private static Decision decision(Action action, Outcome outcome, String detail, Evidence evidence) {
        return new Decision(
                "ema-cross:BTCUSDT:19700101T0959",
                7,
                TEN,
                "ema-cross",
                "2",
                "BTCUSDT",
                0,
                action,
                outcome,
                Side.BUY,
                50_000,
                6_000_000,
                5_900_050,
                6_300_000,
                0.5,
                "",
                0,
                "the fast average crossed above the slow one",
                detail,
                evidence);
    }

    @Test
    void a_decision_is_told_from_the_wish_to_what_became_of_it() {
        Evidence evidence = new Evidence(
                new TreeMap<>(Map.of("fast", 6_000_000.26, "strength", 61.2345)),
                List.of(
                        new SeenPattern("hammer", Side.BUY, 0.8, 0, 0, 0.62, 140),
                        new SeenPattern("doji", Side.SELL, 0.3, 0, 0, 0, 0)),
                new AnalystOpinion("rules-1", TEN, AnalystOpinion.View.HOLD, 0.25, List.of("It waits", "So do we.")),
                100_000 * FixedPoint.ONE,
                40_000 * FixedPoint.ONE,
                1_000,
                "0.25 % of the equity at risk",
                new TreeMap<>(Map.of("fast", "20", "slow", "50")),
                "5f3a");

        assertThat(DecisionExplanation.of(
                        decision(Action.ENTER, Outcome.DENIED, "ACCOUNT_EXPOSURE", evidence), BTC, BTC))
                .containsExactly(
                        "ema-cross wanted to buy 0.5 BTCUSDT at 60000, with a stop at 59000.5, with a target at 63000,"
                                + " at 1970-01-01T10:00:00.000Z.",
                        "Its reason: the fast average crossed above the slow one.",
                        "It looked at (prices in ticks of 0.01): fast = 6000000.3, strength = 61.23.",
                        "A hammer pointed upward, 80 % sure; 62 % of 140 such ones in the past came true.",
                        "A doji pointed downward, 30 % sure; nothing is known of such ones in the past.",
                        "The analyst said HOLD, 25 % sure, as of 1970-01-01T10:00:00.000Z: It waits. So do we.",
                        "The quantity came about like this: 0.25 % of the equity at risk.",
                        "The account was worth 100000 with 40000 free, and the strategy held 0.01 BTC.",
                        "Risk refused it: ACCOUNT_EXPOSURE.",
                        "Its settings were fast = 20, slow = 50 (version 2, settings 5f3a).");
    }

    @Test
    void what_was_not_there_is_not_made_up() {
        assertThat(DecisionExplanation.of(decision(Action.EXIT, Outcome.SENT, "", BARE), BTC, BTC))
                .containsExactly(
                        "ema-cross wanted to leave its position: buy 0.5 BTCUSDT at 60000, with a stop at 59000.5,"
                                + " with a target at 63000, at 1970-01-01T10:00:00.000Z.",
                        "Its reason: the fast average crossed above the slow one.",
                        "The analyst was not asked, or had no opinion yet.",
                        "The account was worth 100000 with 0 free, and the strategy held 0 BTC.",
                        "Risk and the gateway were asked, and nothing spoke against it: the order was sent.");
    }

    @ParameterizedTest
    @EnumSource
    void every_outcome_has_a_sentence_of_its_own(Outcome outcome) {
        List<String> told = DecisionExplanation.of(decision(Action.ENTER, outcome, "why", BARE), BTC, BTC);
        assertThat(told.getLast()).endsWith(": why.");
        for (Outcome other : Outcome.values()) {
            if (other != outcome) {
                assertThat(DecisionExplanation.of(decision(Action.ENTER, other, "why", BARE), BTC, BTC))
                        .doesNotContain(told.getLast());
            }
        }
    }
}
