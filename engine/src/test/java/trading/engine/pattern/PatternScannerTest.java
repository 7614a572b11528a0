package trading.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.SampleData;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

class PatternScannerTest {
    private static final PatternConfig CONFIG = PatternConfig.standard();

    /// Everything of a sighting but its evidence, which needs the whole history.
    private record Seen(
            String id,
            PatternSide side,
            SightingStatus status,
            double confidence,
            long bar,
            long target,
            long invalidation,
            List<SightingPoint> points,
            List<SightingLine> lines) {
        static Seen of(Sighting sighting) {
            return new Seen(
                    sighting.id(),
                    sighting.side(),
                    sighting.status(),
                    sighting.confidence(),
                    sighting.barTimeNanos(),
                    sighting.target(),
                    sighting.invalidation(),
                    sighting.points(),
                    sighting.lines());
        }
    }

    @Test
    void a_history_cut_at_any_bar_gives_the_sightings_of_the_whole() {
        List<Bar> bars = TestBars.random(31, 600);
        List<List<Sighting>> whole = seen(scanner(), bars);
        for (int cut = 1; cut <= bars.size(); cut++) {
            List<List<Sighting>> part = seen(scanner(), bars.subList(0, cut));
            assertThat(part.get(cut - 1)).as("bar " + cut).isEqualTo(whole.get(cut - 1));
        }
        assertThat(whole.stream().flatMap(List::stream).filter(sighting -> sighting.kind() instanceof ChartPattern))
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void a_scanner_that_starts_later_sees_the_same_after_its_warm_up(long seed) {
        List<Bar> bars = TestBars.walk(seed, 3 * PatternScanner.WARM_UP_BARS);
        List<List<Sighting>> whole = seen(scanner(), bars);
        List<List<Sighting>> late = seen(scanner(), bars.subList(1_000, bars.size()));
        for (int i = PatternScanner.WARM_UP_BARS; i < late.size(); i++) {
            assertThat(late.get(i).stream().map(Seen::of))
                    .as("bar " + i)
                    .isEqualTo(whole.get(1_000 + i).stream().map(Seen::of).toList());
        }
    }

    @Test
    void what_was_learned_from_stored_bars_is_what_was_seen_live() {
        List<Bar> bars = TestBars.random(51, 6_000);
        PatternScanner live = scanner();
        PatternScanner restarted = scanner();
        List<List<Sighting>> whole = seen(live, bars);
        restarted.learn(bars.subList(0, 3_500));
        assertThat(seen(restarted, bars.subList(3_500, bars.size()))).isEqualTo(whole.subList(3_500, bars.size()));
        assertThat(restarted.evidence().all()).isEqualTo(live.evidence().all());
        assertThat(restarted.active()).isEqualTo(live.active());
        assertThat(PatternEvidence.ofHistory(TestBars.INSTRUMENT, TimeFrame.M1, CONFIG, bars)
                        .all())
                .isEqualTo(live.evidence().all());
    }

    @Test
    void a_history_that_goes_back_in_time_is_refused_and_what_came_before_it_counts() {
        List<Bar> bars = TestBars.random(52, 300);
        PatternScanner scanner = scanner();
        List<Bar> broken = new ArrayList<>(bars.subList(0, 200));
        broken.add(bars.get(100));
        assertThatThrownBy(() -> scanner.learn(broken)).hasMessageStartingWith("pattern: instrument=3 frame=1m");
        PatternScanner other = scanner();
        seen(other, bars.subList(0, 200));
        assertThat(seen(scanner, bars.subList(200, 300))).isEqualTo(seen(other, bars.subList(200, 300)));
    }

    @Test
    void a_random_walk_has_few_confirmed_chart_patterns() {
        int bars = 20_000;
        Map<PatternGroup, Integer> confirmed = new HashMap<>();
        for (List<Sighting> each : seen(scanner(), TestBars.walk(61, bars))) {
            each.stream()
                    .filter(sighting -> sighting.status() == SightingStatus.CONFIRMED)
                    .forEach(sighting -> confirmed.merge(sighting.kind().group(), 1, Integer::sum));
        }
        int shapes = confirmed.get(PatternGroup.REVERSAL)
                + confirmed.get(PatternGroup.CONTINUATION)
                + confirmed.get(PatternGroup.LINES);
        assertThat(shapes).as("of " + bars + " bars: " + confirmed).isBetween(20, bars / 80);
        assertThat(confirmed.get(PatternGroup.LEVEL)).as("of " + bars + " bars").isLessThan(bars / 80);
    }

    @Test
    void chart_sightings_go_from_forming_or_confirmed_to_one_end() {
        Map<String, SightingStatus> latest = new HashMap<>();
        for (List<Sighting> each : seen(scanner(), TestBars.random(71, 10_000))) {
            for (Sighting sighting : each) {
                assertThat(sighting.confidence()).isBetween(0.0, 1.0);
                if (sighting.kind() instanceof ChartPattern) {
                    SightingStatus before = latest.put(sighting.id(), sighting.status());
                    assertThat(before).as(sighting.id()).isIn(allowedBefore(sighting.status()));
                }
            }
        }
        assertThat(latest).hasSizeGreaterThan(100);
    }

    private static List<SightingStatus> allowedBefore(SightingStatus status) {
        List<SightingStatus> before = new ArrayList<>();
        switch (status) {
            case FORMING -> before.add(null);
            case CONFIRMED -> {
                before.add(null);
                before.add(SightingStatus.FORMING);
            }
            case TARGET_REACHED, INVALIDATED, EXPIRED -> {
                before.add(SightingStatus.FORMING);
                before.add(SightingStatus.CONFIRMED);
            }
        }
        return before;
    }

    @Test
    void active_ones_are_those_that_have_not_ended() {
        PatternScanner scanner = scanner();
        Map<String, SightingStatus> latest = new HashMap<>();
        for (Bar bar : TestBars.walk(72, 3_000)) {
            for (Sighting sighting : scanner.onBar(bar)) {
                if (sighting.kind() instanceof ChartPattern) {
                    latest.put(sighting.id(), sighting.status());
                }
            }
            latest.values().removeIf(status -> status != SightingStatus.FORMING && status != SightingStatus.CONFIRMED);
            assertThat(scanner.active()).extracting(Sighting::id).containsExactlyInAnyOrderElementsOf(latest.keySet());
        }
    }

    @Test
    void a_market_that_stands_still_shows_nothing() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            bars.add(TestBars.bar(i, 100, 100, 100, 100));
        }
        assertThat(seen(scanner(), bars)).allMatch(List::isEmpty);
    }

    @Test
    void levels_are_where_the_price_turned_again_and_again() {
        PatternScanner scanner = scanner();
        Drawing drawing = Drawing.from(90).to(90, 15);
        for (int i = 0; i < 4; i++) {
            drawing.to(100, 10).to(80, 20);
        }
        seen(scanner, drawing.to(90, 10).bars());
        List<PriceLevel> levels = scanner.levels(3);
        assertThat(levels).hasSize(2);
        assertThat(levels.get(0).price()).isEqualTo(7_990);
        assertThat(levels.get(0).touches()).isEqualTo(4);
        assertThat(levels.get(1).price()).isEqualTo(10_010);
        assertThat(scanner.levels(5)).isEmpty();
    }

    @Test
    void bars_of_another_instrument_or_frame_are_refused() {
        PatternScanner scanner = new PatternScanner(9, TimeFrame.M1, CONFIG);
        assertThatThrownBy(() -> scanner.onBar(TestBars.bar(1, 1, 1, 1, 1)))
                .hasMessageStartingWith("pattern: instrument=3 frame=1m");
    }

    @Test
    void a_week_of_bitcoin_is_seen_through() {
        List<Bar> bars = TestBars.klines(SampleData.file(SampleData.BITCOIN_WEEK));
        PatternScanner scanner = scanner();
        List<List<Sighting>> seen = seen(scanner, bars);
        assertThat(seen.stream().flatMap(List::stream).map(Sighting::kind).distinct())
                .hasSizeGreaterThan(60);
        assertThat(scanner.evidence().all())
                .filteredOn(figures -> figures.kind().group() == PatternGroup.LEVEL)
                .hasSize(2);
    }

    @Test
    void a_sighting_says_what_it_is_in_plain_words() {
        Instrument instrument =
                new Instrument(TestBars.INSTRUMENT, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 1_000_000, 0);
        Drawing drawing =
                Drawing.from(60).to(60, 15).to(100, 25).to(88, 12).to(99.5, 12).to(72, 28);
        List<Sighting> seen = seen(scanner(), drawing.bars()).stream()
                .flatMap(List::stream)
                .filter(sighting -> sighting.kind() == ChartPattern.DOUBLE_TOP)
                .toList();
        assertThat(seen.get(1).text(instrument))
                .startsWith("Double top, confirmed at 87.")
                .contains(" Bearish: target 75.7, wrong at 100.1. The shape fits ")
                .endsWith("None of this kind has ended here before.");
    }

    private static PatternScanner scanner() {
        return new PatternScanner(TestBars.INSTRUMENT, TimeFrame.M1, CONFIG);
    }

    private static List<List<Sighting>> seen(PatternScanner scanner, List<Bar> bars) {
        List<List<Sighting>> seen = new ArrayList<>();
        for (Bar bar : bars) {
            seen.add(scanner.onBar(bar));
        }
        return seen;
    }

    @Test
    void recent_evidence_is_the_same_wherever_the_history_begins() {
        List<Bar> bars = TestBars.walk(11, RecentEvidence.WARM_UP_BARS + 6_000);
        PatternScanner whole = new PatternScanner(TestBars.INSTRUMENT, TimeFrame.M1, PatternConfig.standard());
        PatternScanner late = new PatternScanner(TestBars.INSTRUMENT, TimeFrame.M1, PatternConfig.standard());
        whole.learn(bars.subList(0, 5_000));
        int compared = 0;
        for (int i = 5_000; i < bars.size(); i++) {
            whole.onBar(bars.get(i));
            late.onBar(bars.get(i));
            if (i >= 5_000 + RecentEvidence.WARM_UP_BARS) {
                for (PatternKind kind : PatternCatalog.all()) {
                    RecentEvidence evidence = whole.evidence().recent(kind, PatternSide.BULLISH);
                    assertThat(late.evidence().recent(kind, PatternSide.BULLISH))
                            .as("%s at bar %s", kind, i)
                            .isEqualTo(evidence);
                    compared += evidence.outcomes() > 0 ? 1 : 0;
                }
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }
}
