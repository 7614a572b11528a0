package trading.engine.pattern;

import com.tictactec.ta.lib.CandleSettingType;
import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RangeType;
import com.tictactec.ta.lib.RetCode;
import java.util.List;
import trading.engine.model.Bar;

/// TA-Lib's answers for the latest bar.
///
/// Each function is asked for that one bar only and looks no further back than its own lookback, so that
/// a bar costs the same on any history; the answer is that of a call over the whole history. Has a `Core`
/// of its own, because that is where TA-Lib keeps its settings.
final class CandlestickScanner {
    private static final CandlestickPattern[] PATTERNS = CandlestickPattern.values();

    private final Core core = new Core();
    private final TaLibFunction[] functions = new TaLibFunction[PATTERNS.length];
    private final double[] penetrations = new double[PATTERNS.length];
    private final int[] lookbacks = new int[PATTERNS.length];
    private final int[] values = new int[PATTERNS.length];
    private final int[] out = new int[1];
    private final MInteger outBegin = new MInteger();
    private final MInteger outCount = new MInteger();
    private final int longestLookback;
    /// Answers for bars that are about to come, by pattern, and how many of them are used up.
    private final int[][] foreseen = new int[PATTERNS.length][];

    private int foreseenCount;
    private int foreseenUsed;

    CandlestickScanner(CandlestickConfig config) {
        for (CandleMeasure measure : CandleMeasure.values()) {
            CandleSetting setting = config.setting(measure);
            check(
                    core.SetCandleSettings(
                            type(measure), type(setting.range()), setting.averagePeriod(), setting.factor()),
                    measure.name());
        }
        int longest = 0;
        for (CandlestickPattern pattern : PATTERNS) {
            int i = PatternCatalog.index(pattern);
            functions[i] = TaLibFunction.of(pattern);
            penetrations[i] = config.penetration(pattern);
            lookbacks[i] = TaLibFunction.lookback(pattern, core, penetrations[i]);
            longest = Math.max(longest, lookbacks[i]);
        }
        longestLookback = longest;
    }

    /// How many bars before the latest one must be in the window.
    int longestLookback() {
        return longestLookback;
    }

    /// Asks all functions about the latest bar of `bars`. A pattern whose lookback is not there yet has 0.
    void onBar(BarWindow bars) {
        if (foreseenUsed < foreseenCount) {
            for (int i = 0; i < values.length; i++) {
                values[i] = foreseen[i][foreseenUsed];
            }
            foreseenUsed++;
            return;
        }
        int at = bars.lastOffset();
        for (int i = 0; i < functions.length; i++) {
            if (at < lookbacks[i]) {
                values[i] = 0;
                continue;
            }
            RetCode code = functions[i].run(
                    core,
                    at,
                    at,
                    bars.opens(),
                    bars.highs(),
                    bars.lows(),
                    bars.closes(),
                    penetrations[i],
                    outBegin,
                    outCount,
                    out);
            check(code, PATTERNS[i].taLibName());
            values[i] = out[0];
        }
    }

    /// Asks all functions about a piece of stored history at once, which is far quicker than bar by bar.
    /// Exactly these bars must come next; their answers are the same.
    void foresee(BarWindow before, List<Bar> next) {
        int tail = Math.min(longestLookback, before.lastOffset() + 1);
        double[][] prices = new double[4][tail + next.size()];
        double[][] known = {before.opens(), before.highs(), before.lows(), before.closes()};
        for (int i = 0; i < prices.length; i++) {
            System.arraycopy(known[i], before.lastOffset() + 1 - tail, prices[i], 0, tail);
        }
        for (int i = 0; i < next.size(); i++) {
            Bar bar = next.get(i);
            prices[0][tail + i] = bar.open();
            prices[1][tail + i] = bar.high();
            prices[2][tail + i] = bar.low();
            prices[3][tail + i] = bar.close();
        }
        for (int i = 0; i < functions.length; i++) {
            foreseen[i] = answers(i, tail, next.size(), prices);
        }
        foreseenCount = next.size();
        foreseenUsed = 0;
    }

    /// What was foreseen and did not come is void.
    void forget() {
        foreseenCount = 0;
    }

    private int[] answers(int pattern, int from, int count, double[][] prices) {
        int[] answers = new int[count];
        int begin = Math.max(from, lookbacks[pattern]);
        int end = from + count - 1;
        if (begin > end) {
            return answers;
        }
        int[] found = new int[end - begin + 1];
        RetCode code = functions[pattern].run(
                core,
                begin,
                end,
                prices[0],
                prices[1],
                prices[2],
                prices[3],
                penetrations[pattern],
                outBegin,
                outCount,
                found);
        check(code, PATTERNS[pattern].taLibName());
        System.arraycopy(found, 0, answers, begin - from, found.length);
        return answers;
    }

    /// What TA-Lib says of the latest bar: 0, or 80, 100 or 200 with the sign of the side.
    int value(CandlestickPattern pattern) {
        return values[PatternCatalog.index(pattern)];
    }

    private static void check(RetCode code, String what) {
        if (code != RetCode.Success) {
            throw new IllegalStateException("ta-lib: call=" + what + " answer=" + code);
        }
    }

    private static CandleSettingType type(CandleMeasure measure) {
        return switch (measure) {
            case BODY_LONG -> CandleSettingType.BodyLong;
            case BODY_VERY_LONG -> CandleSettingType.BodyVeryLong;
            case BODY_SHORT -> CandleSettingType.BodyShort;
            case BODY_DOJI -> CandleSettingType.BodyDoji;
            case SHADOW_LONG -> CandleSettingType.ShadowLong;
            case SHADOW_VERY_LONG -> CandleSettingType.ShadowVeryLong;
            case SHADOW_SHORT -> CandleSettingType.ShadowShort;
            case SHADOW_VERY_SHORT -> CandleSettingType.ShadowVeryShort;
            case NEAR -> CandleSettingType.Near;
            case FAR -> CandleSettingType.Far;
            case EQUAL -> CandleSettingType.Equal;
        };
    }

    private static RangeType type(CandleRange range) {
        return switch (range) {
            case REAL_BODY -> RangeType.RealBody;
            case HIGH_LOW -> RangeType.HighLow;
            case SHADOWS -> RangeType.Shadows;
        };
    }
}
