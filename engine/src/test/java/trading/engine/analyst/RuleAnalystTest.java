package trading.engine.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.analyst.Questions.BEGIN;
import static trading.engine.analyst.Questions.BTC;
import static trading.engine.analyst.Questions.bar;
import static trading.engine.analyst.Questions.bars;
import static trading.engine.analyst.Questions.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.model.Bar;

class RuleAnalystTest {
    private static final HeldPosition LONG = new HeldPosition(5, 6_000_000, 0);
    private static final HeldPosition SHORT = new HeldPosition(-5, 6_000_000, 0);

    private final RuleAnalyst rules = new RuleAnalyst();

    /// A market, what is held, which patterns are seen, and what the rules make of it.
    static Stream<Arguments> markets() {
        List<PatternSighting> bullish = patterns(PatternSighting.Bias.BULLISH, 0.8, 2);
        List<PatternSighting> bearish = patterns(PatternSighting.Bias.BEARISH, 0.8, 2);
        return Stream.of(
                Arguments.of("zigzag up", zigzag(0.01, -0.006), HeldPosition.FLAT, bullish, OpinionAction.BUY),
                Arguments.of("zigzag up", zigzag(0.01, -0.006), HeldPosition.FLAT, List.of(), OpinionAction.BUY),
                Arguments.of("zigzag up, held", zigzag(0.01, -0.006), LONG, bullish, OpinionAction.HOLD),
                Arguments.of("zigzag up, short", zigzag(0.01, -0.006), SHORT, bullish, OpinionAction.EXIT),
                Arguments.of("zigzag down", zigzag(-0.01, 0.006), HeldPosition.FLAT, bearish, OpinionAction.SELL),
                Arguments.of("zigzag down", zigzag(-0.01, 0.006), HeldPosition.FLAT, List.of(), OpinionAction.SELL),
                Arguments.of("zigzag down, held", zigzag(-0.01, 0.006), LONG, bearish, OpinionAction.EXIT),
                Arguments.of("zigzag down, short", zigzag(-0.01, 0.006), SHORT, bearish, OpinionAction.HOLD),
                Arguments.of("flat", steps(0, 0), HeldPosition.FLAT, List.of(), OpinionAction.HOLD),
                Arguments.of("flat, patterns", steps(0, 0), HeldPosition.FLAT, bullish, OpinionAction.HOLD),
                Arguments.of(
                        "straight up: overbought", steps(0.005, 0), HeldPosition.FLAT, List.of(), OpinionAction.HOLD));
    }

    @ParameterizedTest(name = "{0} {2} {3}: {4}")
    @MethodSource("markets")
    void the_rules_decide_by_table(
            String market,
            long[] closes,
            HeldPosition position,
            List<PatternSighting> sightings,
            OpinionAction expected) {
        Opinion opinion = opinion(Questions.about(BTC, "ema", bars(closes), position, sightings, List.of()));

        assertThat(opinion.action()).as(opinion.reasons().toString()).isEqualTo(expected);
    }

    @Test
    void a_pattern_that_did_not_pay_for_itself_is_left_out_and_one_that_did_is_told_with_its_record() {
        // 1 away from the invalidation and 2 from the target: every third time is enough.
        long close = bars(steps(0, 0)).getLast().close();
        Opinion poor = opinion(seen(close, new TrackRecord(0.3, 0.2, 0.4, 20)));
        Opinion good = opinion(seen(close, new TrackRecord(0.35, 0.2, 0.5, 20)));
        Opinion unknown = opinion(seen(close, new TrackRecord(0.3, 0.1, 0.6, 19)));

        assertThat(poor.reasons()).noneMatch(reason -> reason.contains("hammer"));
        assertThat(good.reasons()).contains("The pattern hammer is bullish (80 %, came true 35 % of 20 times).");
        assertThat(unknown.reasons()).contains("The pattern hammer is bullish (80 %).");
    }

    private static AnalystQuestion seen(long close, TrackRecord track) {
        PatternSighting sighting = new PatternSighting(
                "hammer", PatternSighting.Bias.BULLISH, 0.8, BEGIN, close + 2_000, close - 1_000, track);
        return Questions.about(BTC, "ema", bars(steps(0, 0)), HeldPosition.FLAT, List.of(sighting), List.of());
    }

    @Test
    void each_opinion_says_why_in_sentences() {
        Opinion opinion = opinion(Questions.about(
                BTC,
                "ema",
                bars(zigzag(0.01, -0.006)),
                HeldPosition.FLAT,
                patterns(PatternSighting.Bias.BULLISH, 0.8, 1),
                List.of()));

        assertThat(opinion.reasons())
                .containsExactly(
                        "The trend is up: the fast average is above the slow one, which climbs.",
                        "The RSI of 64 shows that buyers are stronger.",
                        "The price has risen by 2.0 % in ten bars.",
                        "The pattern hammer is bullish (80 %).",
                        "With +4.8 points in all (a trade needs 3) the rules would buy.");
        assertThat(opinion.confidence()).isEqualTo(0.6);
        assertThat(opinion.source()).isEqualTo("rules");
        assertThat(opinion.cost()).isEqualTo(CallCost.NONE);
    }

    @Test
    void volume_counts_with_the_bar_it_came_with() {
        assertThat(opinion(newest(6_060_000, 2_000)).reasons())
                .contains("The newest bar rose on 2.0 times the usual volume.");
        assertThat(opinion(newest(5_940_000, 2_000)).reasons())
                .contains("The newest bar fell on 2.0 times the usual volume.");
        assertThat(opinion(newest(6_010_000, 100)).reasons())
                .contains("Only 0.1 of the usual volume was traded: the move means little.");
    }

    @Test
    void a_wild_bar_makes_everything_count_half() {
        long[] closes = zigzag(0.01, -0.006);
        closes[39] = Math.round(closes[38] * 1.2);
        Opinion opinion = opinion(Questions.about(
                BTC,
                "ema",
                bars(closes),
                HeldPosition.FLAT,
                patterns(PatternSighting.Bias.BULLISH, 0.8, 2),
                List.of()));

        assertThat(opinion.action()).isEqualTo(OpinionAction.HOLD);
        assertThat(opinion.reasons())
                .anyMatch(reason -> reason.contains("times the usual range: everything counts half"));
    }

    @Test
    void a_trade_is_proved_wrong_two_ranges_away() {
        AnalystQuestion up = Questions.about(bars(zigzag(0.01, -0.006)));
        AnalystQuestion down = Questions.about(bars(zigzag(-0.01, 0.006)));
        double range = BarReading.of(up.bars()).range();

        assertThat(opinion(up).invalidationPrice()).isEqualTo(up.lastBar().close() - Math.round(2 * range));
        assertThat(opinion(down).invalidationPrice())
                .isGreaterThan(down.lastBar().close());
        assertThat(opinion(Questions.about(bars(steps(0, 0)))).invalidationPrice())
                .isZero();
    }

    @Test
    void the_same_question_gets_the_same_opinion() {
        AnalystQuestion question = Questions.rising();

        assertThat(rules.ask(question)).isEqualTo(new RuleAnalyst().ask(question));
        assertThat(opinion(question).id()).isEqualTo("rules-" + question.hash().substring(0, 16));
    }

    @Test
    void too_few_bars_are_a_failure_and_not_a_hold() {
        AnalystQuestion question = Questions.about(bars(Arrays.copyOf(steps(0.005, 0), RuleAnalyst.LEAST_BARS - 1)));

        assertThat(rules.ask(question))
                .isEqualTo(OpinionFailed.of(question, FailureCode.HISTORY_TOO_SHORT, "rules: bars=29 least=30"));
    }

    private Opinion opinion(AnalystQuestion question) {
        return (Opinion) rules.ask(question);
    }

    /// A flat market whose newest bar goes to `close`.
    private static AnalystQuestion newest(long close, long volume) {
        List<Bar> bars = new ArrayList<>(bars(steps(0, 0)));
        bars.set(39, bar(39, 6_000_000, close, volume));
        return Questions.about(bars);
    }

    /// One step one way, one back, and so on.
    private static long[] zigzag(double one, double other) {
        long[] closes = new long[40];
        double price = 6_000_000;
        for (int index = 0; index < closes.length; index++) {
            price *= 1 + (index % 2 == 0 ? other : one);
            closes[index] = Math.round(price);
        }
        return closes;
    }

    private static List<PatternSighting> patterns(PatternSighting.Bias bias, double confidence, int count) {
        return Stream.generate(() -> new PatternSighting("hammer", bias, confidence, BEGIN, 0, 0))
                .limit(count)
                .toList();
    }
}
