package trading.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

class PatternEvidenceTest {
    private static final PatternPlace PLACE = new PatternPlace(TestBars.INSTRUMENT, TimeFrame.M1);
    private static final CandlestickPattern KIND = CandlestickPattern.HAMMER;

    private final BarWindow window = new BarWindow(100, 14);
    private final PatternEvidence evidence = new PatternEvidence(PLACE, PatternConfig.standard());
    private int index;

    /// Quiet bars around 10,000 until the mean range is known to be 100.
    private void quiet() {
        for (int i = 0; i < 20; i++) {
            next(10_000, 10_050, 9_950, 10_000);
        }
    }

    private void next(double open, double high, double low, double close) {
        window.add(TestBars.bar(index++, open, high, low, close));
        evidence.onBar(window);
    }

    private void hammer() {
        evidence.sighted(KIND, PatternSide.BULLISH, window, 10_200, 9_900);
    }

    private EvidenceFigures figures() {
        return evidence.figures(KIND, PatternSide.BULLISH);
    }

    @Test
    void a_target_that_is_reached_first_is_a_hit_of_its_distance_less_costs() {
        quiet();
        hammer();
        next(10_000, 10_190, 9_910, 10_100);
        assertThat(figures().outcomes()).isZero();
        assertThat(figures().open()).isEqualTo(1);
        next(10_100, 10_300, 10_000, 10_250);
        assertThat(figures().hits()).isEqualTo(1);
        // 200 less 0.1 % of 10,000 and of 10,200; the risk is 100.
        assertThat(figures().expectancyR().value()).isCloseTo(1.798, within(1e-12));
        assertThat(figures().expectancyPercent().value()).isCloseTo(1.798, within(1e-12));
        assertThat(figures().medianBars()).isEqualTo(2);
    }

    @Test
    void a_bar_that_opens_beyond_the_invalidation_costs_what_it_costs() {
        quiet();
        hammer();
        next(9_850, 9_900, 9_800, 9_850);
        assertThat(figures().stops()).isEqualTo(1);
        // 150 and 0.1 % of 10,000 and of 9,850.
        assertThat(figures().expectancyR().value()).isCloseTo(-1.6985, within(1e-12));
    }

    @Test
    void a_bar_that_reaches_both_is_a_stop() {
        quiet();
        hammer();
        next(10_000, 10_300, 9_800, 10_250);
        assertThat(figures().stops()).isEqualTo(1);
        assertThat(figures().hits()).isZero();
        assertThat(figures().expectancyR().value()).isCloseTo(-1.199, within(1e-12));
    }

    @Test
    void nothing_within_the_horizon_is_no_hit_and_ends_at_the_close() {
        quiet();
        hammer();
        for (int i = 0; i < 19; i++) {
            next(10_000, 10_050, 9_950, 10_000);
        }
        assertThat(figures().open()).isEqualTo(1);
        next(10_000, 10_050, 9_950, 10_050);
        assertThat(figures().expired()).isEqualTo(1);
        assertThat(figures().open()).isZero();
        assertThat(figures().hitRate().value()).isZero();
        assertThat(figures().expectancyR().value()).isCloseTo(0.5 - 0.2005, within(1e-12));
        assertThat(figures().medianBars()).isEqualTo(20);
    }

    @Test
    void a_bearish_one_is_measured_downwards() {
        quiet();
        evidence.sighted(KIND, PatternSide.BEARISH, window, 9_800, 10_100);
        next(10_000, 10_050, 9_790, 9_900);
        EvidenceFigures figures = evidence.figures(KIND, PatternSide.BEARISH);
        assertThat(figures.hits()).isEqualTo(1);
        assertThat(figures.expectancyR().value()).isCloseTo(2 - 0.198, within(1e-12));
        assertThat(figures().sightings()).isZero();
    }

    @Test
    void one_without_a_side_is_counted_and_not_judged() {
        quiet();
        evidence.sighted(CandlestickPattern.DOJI, PatternSide.NEUTRAL, window, 0, 0);
        next(10_000, 10_050, 9_950, 10_000);
        EvidenceFigures figures = evidence.figures(CandlestickPattern.DOJI, PatternSide.NEUTRAL);
        assertThat(figures.sightings()).isEqualTo(1);
        assertThat(figures.open()).isZero();
        assertThat(figures.verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void the_verdict_compares_with_chance_by_the_strict_interval() {
        assertThat(verdict(60, 40, 0.333)).isEqualTo(Verdict.BETTER_THAN_CHANCE);
        assertThat(verdict(45, 55, 0.333)).isEqualTo(Verdict.NO_BETTER_THAN_CHANCE);
        assertThat(verdict(10, 90, 0.333)).isEqualTo(Verdict.WORSE_THAN_CHANCE);
        assertThat(verdict(29, 0, 0.333)).isEqualTo(Verdict.TOO_FEW);
        assertThat(verdict(30, 0, 0.333)).isEqualTo(Verdict.BETTER_THAN_CHANCE);
        assertThat(verdict(30, 0, Double.NaN)).isEqualTo(Verdict.TOO_FEW);
    }

    private static Verdict verdict(int hits, int stops, double chance) {
        Outcomes outcomes = new Outcomes(20, 1);
        IntStream.range(0, hits).forEach(i -> outcomes.ended(SightingStatus.TARGET_REACHED, 1, 2, 1));
        IntStream.range(0, stops).forEach(i -> outcomes.ended(SightingStatus.INVALIDATED, 1, -1, -0.5));
        return outcomes.verdict(chance);
    }

    @Test
    void expectancy_median_and_interval_of_four_outcomes() {
        Outcomes outcomes = new Outcomes(20, 1);
        outcomes.ended(SightingStatus.TARGET_REACHED, 3, 2, 1.0);
        outcomes.ended(SightingStatus.INVALIDATED, 5, -1, -0.5);
        outcomes.ended(SightingStatus.INVALIDATED, 1, -1, -0.5);
        outcomes.ended(SightingStatus.EXPIRED, 20, 0.4, 0.2);
        // Mean 0.1; squares 1.9² + 1.1² + 1.1² + 0.3² = 6.12; half = 3.182446 * sqrt(6.12 / 3 / 4).
        assertThat(outcomes.expectancyR().value()).isCloseTo(0.1, within(1e-12));
        assertThat(outcomes.expectancyR().high()).isCloseTo(0.1 + 2.272721, within(1e-6));
        assertThat(outcomes.expectancyPercent().value()).isCloseTo(0.05, within(1e-12));
        assertThat(outcomes.medianBars()).isEqualTo(3);
        assertThat(outcomes.hitRate().value()).isEqualTo(0.25);
    }

    /// A confirmed sighting and the bar of its outcome, found by looking ahead.
    private record Known(PatternKind kind, PatternSide side, int bar, int endBar, boolean hit) {}

    @ParameterizedTest
    @ValueSource(longs = {81, 82})
    void a_sighting_carries_what_had_come_of_the_earlier_ones_and_nothing_later(long seed) {
        List<Bar> bars = TestBars.random(seed, 1_500);
        PatternScanner scanner = new PatternScanner(TestBars.INSTRUMENT, TimeFrame.M1, PatternConfig.standard());
        List<Known> known = new ArrayList<>();
        int compared = 0;
        for (int i = 0; i < bars.size(); i++) {
            List<Known> added = new ArrayList<>();
            for (Sighting sighting : scanner.onBar(bars.get(i))) {
                EvidenceFigures figures = sighting.evidence();
                int now = i;
                List<Known> ended = known.stream()
                        .filter(one ->
                                one.kind() == sighting.kind() && one.side() == sighting.side() && one.endBar() <= now)
                        .toList();
                assertThat(figures.outcomes()).as(sighting.id()).isEqualTo(ended.size());
                assertThat(figures.hits())
                        .as(sighting.id())
                        .isEqualTo(ended.stream().filter(Known::hit).count());
                compared += ended.size();
                if (sighting.status() == SightingStatus.CONFIRMED && sighting.side() != PatternSide.NEUTRAL) {
                    added.add(lookedUp(sighting, i, bars));
                }
            }
            known.addAll(added);
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    private static Known lookedUp(Sighting sighting, int at, List<Bar> bars) {
        int horizon = sighting.evidence().horizonBars();
        boolean rising = sighting.side() == PatternSide.BULLISH;
        for (int i = at + 1; i <= at + horizon && i < bars.size(); i++) {
            Bar bar = bars.get(i);
            if (rising ? bar.low() <= sighting.invalidation() : bar.high() >= sighting.invalidation()) {
                return new Known(sighting.kind(), sighting.side(), at, i, false);
            }
            if (rising ? bar.high() >= sighting.target() : bar.low() <= sighting.target()) {
                return new Known(sighting.kind(), sighting.side(), at, i, true);
            }
        }
        return new Known(sighting.kind(), sighting.side(), at, at + horizon, false);
    }

    @Test
    void on_a_random_walk_no_pattern_is_better_than_chance() {
        PatternEvidence walk = PatternEvidence.ofHistory(
                TestBars.INSTRUMENT, TimeFrame.M1, PatternConfig.standard().withFeePpm(0), TestBars.walk(91, 60_000));
        List<EvidenceFigures> judged = walk.all().stream()
                .filter(figures -> figures.verdict() != Verdict.TOO_FEW)
                .toList();
        assertThat(judged)
                .hasSizeGreaterThan(35)
                .allSatisfy(figures ->
                        assertThat(figures.verdict()).as(figures.toString()).isEqualTo(Verdict.NO_BETTER_THAN_CHANCE));
    }

    @Test
    void in_a_market_where_a_pattern_always_works_it_is_better_than_chance() {
        Drawing drawing = Drawing.from(60).to(60, 15);
        for (int i = 0; i < 40; i++) {
            drawing.to(100, 25).to(88, 12).to(99.5, 12).to(60, 20);
        }
        PatternEvidence always =
                PatternEvidence.ofHistory(TestBars.INSTRUMENT, TimeFrame.M1, PatternConfig.standard(), drawing.bars());
        EvidenceFigures figures = always.figures(ChartPattern.DOUBLE_TOP, PatternSide.BEARISH);
        assertThat(figures.hits()).isEqualTo(figures.outcomes()).isGreaterThanOrEqualTo(39);
        assertThat(figures.verdict()).as(figures.toString()).isEqualTo(Verdict.BETTER_THAN_CHANCE);
        assertThat(figures.expectancyR().low()).isPositive();
    }

    @Test
    void recent_outcomes_are_those_of_the_latest_bars() {
        quiet();
        hammer();
        next(10_000, 10_300, 10_000, 10_250);
        assertThat(recent().hits()).isEqualTo(1);
        assertThat(recent().outcomes()).isEqualTo(1);
        assertThat(recent().hitRate().high()).isEqualTo(1);

        for (int i = 1; i < RecentEvidence.BARS; i++) {
            next(10_000, 10_050, 9_950, 10_000);
        }
        assertThat(recent().outcomes()).isEqualTo(1);
        next(10_000, 10_050, 9_950, 10_000);
        assertThat(recent().outcomes()).isZero();
        assertThat(recent().hits()).isZero();
        assertThat(recent().hitRate().known()).isFalse();
        assertThat(figures().hits()).isEqualTo(1);
    }

    private RecentEvidence recent() {
        return evidence.recent(KIND, PatternSide.BULLISH);
    }
}
