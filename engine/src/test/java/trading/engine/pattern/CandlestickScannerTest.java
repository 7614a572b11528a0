package trading.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tictactec.ta.lib.CandleSettingType;
import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RangeType;
import com.tictactec.ta.lib.RetCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.SampleData;
import trading.engine.model.Bar;

/// Each pattern, bar by bar, against one call of TA-Lib over the whole history.
class CandlestickScannerTest {
    private static final CandlestickConfig OTHER_CONFIG = new CandlestickConfig(
            Map.of(
                    CandleMeasure.BODY_LONG, new CandleSetting(CandleRange.HIGH_LOW, 17, 0.6),
                    CandleMeasure.NEAR, new CandleSetting(CandleRange.SHADOWS, 30, 0.8)),
            Map.of(CandlestickPattern.DARK_CLOUD_COVER, 0.2));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void all_patterns_equal_ta_lib_over_the_whole_of_random_bars(long seed) {
        compare(TestBars.random(seed, 20_000), CandlestickConfig.standard(), new Core());
    }

    @Test
    void all_patterns_equal_ta_lib_over_a_week_of_bitcoin() {
        compare(TestBars.klines(SampleData.file(SampleData.BITCOIN_WEEK)), CandlestickConfig.standard(), new Core());
    }

    @Test
    void other_settings_and_penetrations_reach_ta_lib() {
        Core core = new Core();
        core.SetCandleSettings(CandleSettingType.BodyLong, RangeType.HighLow, 17, 0.6);
        core.SetCandleSettings(CandleSettingType.Near, RangeType.Shadows, 30, 0.8);
        compare(TestBars.random(5, 20_000), OTHER_CONFIG, core);
    }

    @Test
    void settings_of_one_scanner_do_not_change_another() {
        List<Bar> bars = TestBars.random(6, 5_000);
        CandlestickScanner standard = new CandlestickScanner(CandlestickConfig.standard());
        CandlestickScanner other = new CandlestickScanner(OTHER_CONFIG);
        BarWindow window = new BarWindow(100, 14);
        Set<CandlestickPattern> different = EnumSet.noneOf(CandlestickPattern.class);
        for (Bar bar : bars) {
            window.add(bar);
            standard.onBar(window);
            other.onBar(window);
            for (CandlestickPattern pattern : CandlestickPattern.values()) {
                if (standard.value(pattern) != other.value(pattern)) {
                    different.add(pattern);
                }
            }
        }
        assertThat(different).contains(CandlestickPattern.LONG_LINE);
        compare(bars, CandlestickConfig.standard(), new Core());
    }

    @Test
    void the_settings_that_are_standard_are_ta_libs() {
        List<Bar> bars = TestBars.random(7, 5_000);
        Map<CandleMeasure, CandleSetting> written = Stream.of(CandleMeasure.values())
                .collect(java.util.stream.Collectors.toMap(measure -> measure, CandleMeasure::standard));
        compare(bars, new CandlestickConfig(written, Map.of()), new Core());
    }

    @Test
    void nearly_every_pattern_is_seen_somewhere_in_the_random_bars() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 1; seed <= 4; seed++) {
            List<Bar> bars = TestBars.random(seed, 20_000);
            for (CandlestickPattern pattern : CandlestickPattern.values()) {
                for (int value : whole(pattern, bars, new Core(), pattern.standardPenetration())) {
                    if (value != 0) {
                        seen.add(pattern.name());
                        assertThat(side(value)).as(pattern.name()).isIn(sides(pattern.bias()));
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void a_setting_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> new CandleSetting(CandleRange.HIGH_LOW, 201, 1))
                .hasMessageStartingWith("candle setting: averagePeriod=201 factor=1.0");
        assertThatThrownBy(() -> new CandlestickConfig(Map.of(), Map.of(CandlestickPattern.DOJI, 0.5)))
                .hasMessageStartingWith("candlestick: pattern=DOJI penetration=0.5");
    }

    @Test
    void there_are_61_and_seven_take_a_penetration() {
        assertThat(CandlestickPattern.values()).hasSize(61);
        assertThat(Stream.of(CandlestickPattern.values())
                        .filter(CandlestickPattern::takesPenetration)
                        .map(Enum::name))
                .containsExactly(
                        "ABANDONED_BABY",
                        "DARK_CLOUD_COVER",
                        "EVENING_DOJI_STAR",
                        "EVENING_STAR",
                        "MAT_HOLD",
                        "MORNING_DOJI_STAR",
                        "MORNING_STAR");
    }

    private static void compare(List<Bar> bars, CandlestickConfig config, Core core) {
        CandlestickScanner scanner = new CandlestickScanner(config);
        BarWindow window = new BarWindow(scanner.longestLookback() + 1, 14);
        int[][] ours = new int[CandlestickPattern.values().length][bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            window.add(bars.get(i));
            scanner.onBar(window);
            for (CandlestickPattern pattern : CandlestickPattern.values()) {
                ours[pattern.ordinal()][i] = scanner.value(pattern);
            }
        }
        for (CandlestickPattern pattern : CandlestickPattern.values()) {
            assertThat(ours[pattern.ordinal()])
                    .as(pattern.name())
                    .isEqualTo(whole(pattern, bars, core, config.penetration(pattern)));
        }
    }

    private static int[] whole(CandlestickPattern pattern, List<Bar> bars, Core core, double penetration) {
        int[] out = new int[bars.size()];
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        RetCode code = TaLibFunction.of(pattern)
                .run(
                        core,
                        0,
                        bars.size() - 1,
                        bars.stream().mapToDouble(Bar::open).toArray(),
                        bars.stream().mapToDouble(Bar::high).toArray(),
                        bars.stream().mapToDouble(Bar::low).toArray(),
                        bars.stream().mapToDouble(Bar::close).toArray(),
                        penetration,
                        begin,
                        count,
                        out);
        assertThat(code).isEqualTo(RetCode.Success);
        int[] values = new int[bars.size()];
        System.arraycopy(out, 0, values, begin.value, count.value);
        return values;
    }

    private static PatternSide side(int value) {
        return PatternSide.of(value);
    }

    private static Set<PatternSide> sides(PatternBias bias) {
        return switch (bias) {
            case BULLISH, NEUTRAL -> EnumSet.of(PatternSide.BULLISH);
            case BEARISH -> EnumSet.of(PatternSide.BEARISH);
            case BOTH -> EnumSet.of(PatternSide.BULLISH, PatternSide.BEARISH);
        };
    }
}
