package trading.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Each chart pattern on a series drawn by hand, upright and mirrored, and on one that is nearly it.
class ChartPatternTest {
    static Stream<Arguments> drawings() {
        return Stream.of(
                Arguments.of(
                        ChartPattern.DOUBLE_TOP,
                        ChartPattern.DOUBLE_BOTTOM,
                        Drawing.from(60)
                                .to(60, 15)
                                .to(100, 25)
                                .to(88, 12)
                                .to(99.5, 12)
                                .to(72, 28),
                        Drawing.from(60)
                                .to(60, 15)
                                .to(100, 25)
                                .to(88, 12)
                                .to(95, 12)
                                .to(72, 28)),
                Arguments.of(
                        ChartPattern.TRIPLE_TOP,
                        ChartPattern.TRIPLE_BOTTOM,
                        Drawing.from(60)
                                .to(60, 15)
                                .to(100, 25)
                                .to(88, 12)
                                .to(99.5, 12)
                                .to(88.5, 12)
                                .to(100, 12)
                                .to(72, 28),
                        Drawing.from(60)
                                .to(60, 15)
                                .to(100, 25)
                                .to(88, 12)
                                .to(95, 12)
                                .to(88.5, 12)
                                .to(100, 12)
                                .to(72, 28)),
                Arguments.of(
                        ChartPattern.HEAD_AND_SHOULDERS,
                        ChartPattern.INVERSE_HEAD_AND_SHOULDERS,
                        Drawing.from(60)
                                .to(60, 15)
                                .to(92, 20)
                                .to(84, 10)
                                .to(104, 16)
                                .to(85, 16)
                                .to(93, 10)
                                .to(62, 30),
                        Drawing.from(60)
                                .to(60, 15)
                                .to(92, 20)
                                .to(84, 10)
                                .to(104, 16)
                                .to(85, 16)
                                .to(103, 14)
                                .to(62, 40)),
                Arguments.of(
                        ChartPattern.ASCENDING_TRIANGLE,
                        ChartPattern.DESCENDING_TRIANGLE,
                        Drawing.from(60)
                                .to(100, 40)
                                .to(80, 20)
                                .to(100, 20)
                                .to(88, 12)
                                .to(100, 12)
                                .to(95, 5)
                                .to(140, 45),
                        Drawing.from(60)
                                .to(100, 40)
                                .to(80, 20)
                                .to(93, 20)
                                .to(88, 8)
                                .to(100, 12)
                                .to(95, 5)
                                .to(140, 45)),
                Arguments.of(
                        ChartPattern.SYMMETRICAL_TRIANGLE,
                        ChartPattern.SYMMETRICAL_TRIANGLE,
                        Drawing.from(60)
                                .to(100, 40)
                                .to(70, 30)
                                .to(94, 24)
                                .to(78, 16)
                                .to(91, 13)
                                .to(86, 5)
                                .to(140, 54),
                        Drawing.from(60)
                                .to(100, 40)
                                .to(70, 30)
                                .to(94, 24)
                                .to(78, 16)
                                .to(103, 13)
                                .to(86, 12)
                                .to(140, 54)),
                Arguments.of(
                        ChartPattern.RISING_WEDGE,
                        ChartPattern.FALLING_WEDGE,
                        Drawing.from(60)
                                .to(100, 40)
                                .to(80, 20)
                                .to(106, 26)
                                .to(94, 12)
                                .to(111, 17)
                                .to(70, 41),
                        Drawing.from(60)
                                .to(100, 40)
                                .to(80, 20)
                                .to(106, 26)
                                .to(84, 22)
                                .to(111, 27)
                                .to(70, 41)),
                Arguments.of(
                        ChartPattern.RECTANGLE,
                        ChartPattern.RECTANGLE,
                        Drawing.from(60)
                                .to(100, 40)
                                .to(88, 12)
                                .to(100, 12)
                                .to(88, 12)
                                .to(100, 12)
                                .to(95, 5)
                                .to(120, 25),
                        Drawing.from(60)
                                .to(100, 40)
                                .to(88, 12)
                                .to(106, 18)
                                .to(88, 18)
                                .to(100, 12)
                                .to(95, 5)
                                .to(120, 25)),
                Arguments.of(
                        ChartPattern.CHANNEL_UP,
                        ChartPattern.CHANNEL_DOWN,
                        Drawing.from(60)
                                .to(100, 40)
                                .to(88, 12)
                                .to(106, 18)
                                .to(94, 12)
                                .to(112, 18)
                                .to(75, 37),
                        Drawing.from(60)
                                .to(100, 40)
                                .to(88, 12)
                                .to(106, 18)
                                .to(97, 9)
                                .to(118, 21)
                                .to(75, 43)),
                Arguments.of(
                        ChartPattern.BULL_FLAG,
                        ChartPattern.BEAR_FLAG,
                        Drawing.from(60)
                                .to(60, 30)
                                .to(90, 10)
                                .to(83, 7)
                                .to(88, 5)
                                .to(81, 7)
                                .to(125, 40),
                        Drawing.from(60)
                                .to(60, 30)
                                .to(90, 10)
                                .to(70, 7)
                                .to(80, 5)
                                .to(68, 7)
                                .to(125, 40)),
                Arguments.of(
                        ChartPattern.BULL_PENNANT,
                        ChartPattern.BEAR_PENNANT,
                        Drawing.from(60)
                                .to(60, 30)
                                .to(90, 10)
                                .to(80, 8)
                                .to(88.5, 6)
                                .to(83.5, 5)
                                .to(125, 40),
                        Drawing.from(60)
                                .to(60, 10)
                                .to(90, 30)
                                .to(80, 8)
                                .to(88.5, 6)
                                .to(83.5, 5)
                                .to(125, 40)),
                Arguments.of(
                        ChartPattern.CUP_AND_HANDLE,
                        ChartPattern.INVERSE_CUP_AND_HANDLE,
                        Drawing.from(60)
                                .to(60, 15)
                                .to(100, 40)
                                .along(x -> 80 + 20 * x * x, 80)
                                .to(94, 7)
                                .to(125, 35),
                        Drawing.from(60)
                                .to(60, 15)
                                .to(100, 40)
                                .along(x -> 80 + 20 * Math.abs(x), 80)
                                .to(94, 7)
                                .to(125, 35)),
                Arguments.of(
                        ChartPattern.SUPPORT,
                        ChartPattern.RESISTANCE,
                        Drawing.from(100)
                                .to(100, 15)
                                .to(80, 20)
                                .to(95, 15)
                                .to(80.2, 15)
                                .to(95, 15)
                                .to(79.9, 15)
                                .to(120, 40),
                        Drawing.from(100)
                                .to(100, 15)
                                .to(80, 20)
                                .to(95, 15)
                                .to(80.2, 15)
                                .to(95, 15)
                                .to(84, 15)
                                .to(120, 40)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void the_shape_is_seen_confirmed_and_reaches_its_target(
            ChartPattern upright, ChartPattern inverse, Drawing drawing, Drawing nearMiss) {
        for (ChartPattern kind : List.of(upright, inverse)) {
            List<Bar> bars = kind == upright ? drawing.bars() : drawing.mirrored();
            List<Sighting> seen = seen(bars, kind);
            assertThat(seen).as(kind + " of " + seen(bars)).isNotEmpty();
            Sighting last = seen.get(seen.size() - 1);
            assertThat(seen).extracting(Sighting::status).as(kind.name()).contains(SightingStatus.CONFIRMED);
            assertThat(last.status()).as(kind.name()).isEqualTo(SightingStatus.TARGET_REACHED);
            assertThat(seen).extracting(Sighting::id).as(kind.name()).containsOnly(last.id());
            assertThat(last.confidence()).as(kind.name()).isBetween(0.3, 1.0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void what_is_nearly_the_shape_is_not_seen(
            ChartPattern upright, ChartPattern inverse, Drawing drawing, Drawing nearMiss) {
        assertThat(seen(nearMiss.bars(), upright)).isEmpty();
        assertThat(seen(nearMiss.mirrored(), inverse)).isEmpty();
    }

    static Stream<ChartPattern> kinds() {
        return Stream.of(ChartPattern.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_has_a_drawing(ChartPattern kind) {
        assertThat(drawings().flatMap(drawing -> Stream.of(drawing.get()[0], drawing.get()[1])))
                .contains(kind);
    }

    @Test
    void a_double_top_has_its_points_line_target_and_invalidation() {
        List<Sighting> seen = seen(
                Drawing.from(60)
                        .to(60, 15)
                        .to(100, 25)
                        .to(88, 12)
                        .to(99.5, 12)
                        .to(72, 28)
                        .bars(),
                ChartPattern.DOUBLE_TOP);
        Sighting forming = seen.get(0);
        Sighting confirmed = seen.get(1);
        assertThat(forming.status()).isEqualTo(SightingStatus.FORMING);
        assertThat(forming.side()).isEqualTo(PatternSide.BEARISH);
        assertThat(forming.points())
                .containsExactly(
                        point(16, 5_990, PointRole.LEAD_IN),
                        point(41, 10_010, PointRole.TOP),
                        point(53, 8_790, PointRole.NECK),
                        point(65, 9_960, PointRole.TOP));
        // The neckline is at 8,790, the highest top at 10,010: the move is 1,220.
        assertThat(forming.target()).isEqualTo(7_570);
        assertThat(forming.invalidation()).isEqualTo(10_010);
        assertThat(confirmed.status()).isEqualTo(SightingStatus.CONFIRMED);
        assertThat(confirmed.close()).isLessThan(8_790).isGreaterThan(8_690 - 100);
        assertThat(confirmed.target()).isEqualTo(7_570);
        assertThat(confirmed.points())
                .hasSize(5)
                .last()
                .satisfies(point -> assertThat(point.role()).isEqualTo(PointRole.BREAKOUT));
        assertThat(confirmed.lines())
                .containsExactly(new SightingLine(LineRole.NECKLINE, time(41), 8_790, confirmed.barTimeNanos(), 8_790));
    }

    @Test
    void a_double_top_that_is_overtaken_is_invalidated() {
        List<Sighting> seen = seen(
                Drawing.from(60)
                        .to(60, 15)
                        .to(100, 25)
                        .to(88, 12)
                        .to(99.5, 12)
                        .to(92, 8)
                        .to(110, 18)
                        .bars(),
                ChartPattern.DOUBLE_TOP);
        assertThat(seen)
                .extracting(Sighting::status)
                .containsExactly(SightingStatus.FORMING, SightingStatus.INVALIDATED);
    }

    @Test
    void a_double_top_that_turns_after_the_break_is_invalidated_at_its_top() {
        List<Sighting> seen = seen(
                Drawing.from(60)
                        .to(60, 15)
                        .to(100, 25)
                        .to(88, 12)
                        .to(99.5, 12)
                        .to(86, 13)
                        .to(110, 24)
                        .bars(),
                ChartPattern.DOUBLE_TOP);
        assertThat(seen)
                .extracting(Sighting::status)
                .containsExactly(SightingStatus.FORMING, SightingStatus.CONFIRMED, SightingStatus.INVALIDATED);
    }

    @Test
    void a_double_top_that_nothing_comes_of_expires() {
        Drawing drawing =
                Drawing.from(60).to(60, 15).to(100, 25).to(88, 12).to(99.5, 12).to(95, 5);
        for (int i = 0; i < 10; i++) {
            drawing.to(96, 2).to(95, 2);
        }
        assertThat(seen(drawing.bars(), ChartPattern.DOUBLE_TOP))
                .extracting(Sighting::status)
                .containsExactly(SightingStatus.FORMING, SightingStatus.EXPIRED);
    }

    @Test
    void a_triangle_that_can_break_either_way_has_no_side_until_it_does() {
        List<Sighting> seen = seen(
                Drawing.from(60)
                        .to(100, 40)
                        .to(70, 30)
                        .to(94, 24)
                        .to(78, 16)
                        .to(91, 13)
                        .to(86, 5)
                        .to(40, 46)
                        .bars(),
                ChartPattern.SYMMETRICAL_TRIANGLE);
        assertThat(seen.get(0).side()).isEqualTo(PatternSide.NEUTRAL);
        assertThat(seen.get(0).target()).isZero();
        assertThat(seen.get(0).invalidation()).isZero();
        assertThat(seen.get(1).side()).isEqualTo(PatternSide.BEARISH);
        assertThat(seen.get(1).status()).isEqualTo(SightingStatus.CONFIRMED);
        assertThat(seen.get(1).invalidation()).isEqualTo(9_110);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void the_scale_of_prices_does_not_matter(
            ChartPattern upright, ChartPattern inverse, Drawing drawing, Drawing nearMiss) {
        List<Sighting> small = seen(drawing.scaled(100));
        List<Sighting> large = seen(drawing.scaled(100 * 64));
        assertThat(large).hasSameSizeAs(small);
        for (int i = 0; i < small.size(); i++) {
            Sighting one = small.get(i);
            Sighting other = large.get(i);
            assertThat(other.kind()).isEqualTo(one.kind());
            assertThat(other.status()).isEqualTo(one.status());
            assertThat(other.side()).isEqualTo(one.side());
            assertThat(other.barTimeNanos()).isEqualTo(one.barTimeNanos());
            assertThat(other.confidence()).isCloseTo(one.confidence(), within(0.01));
            assertThat((double) other.target()).isCloseTo(64.0 * one.target(), within(64.0 * 3));
        }
    }

    private static SightingPoint point(int bar, long price, PointRole role) {
        return new SightingPoint(time(bar), price, role);
    }

    private static long time(int bar) {
        return bar * TimeFrame.M1.nanos();
    }

    private static List<Sighting> seen(List<Bar> bars, ChartPattern kind) {
        return seen(bars).stream().filter(sighting -> sighting.kind() == kind).toList();
    }

    private static List<Sighting> seen(List<Bar> bars) {
        PatternScanner scanner = new PatternScanner(TestBars.INSTRUMENT, TimeFrame.M1, PatternConfig.standard());
        return bars.stream()
                .flatMap(bar -> scanner.onBar(bar).stream())
                .filter(sighting -> sighting.kind() instanceof ChartPattern)
                .toList();
    }
}
