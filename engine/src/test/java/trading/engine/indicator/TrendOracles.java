package trading.engine.indicator;

import java.util.Map;
import org.ta4j.core.indicators.ChandelierExitLongIndicator;
import org.ta4j.core.indicators.ChandelierExitShortIndicator;
import org.ta4j.core.indicators.MassIndexIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanAIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanBIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import trading.engine.model.Bar;

/// What trend indicators should be.
final class TrendOracles {
    private TrendOracles() {}

    static void ask(Oracles oracles) {
        for (int n : Oracles.PERIODS) {
            directionalMovement(oracles, n);
            aroon(oracles, n);
            vortex(oracles, n);
            var settings = Oracles.settings("period", n, "multiplier", 3);
            oracles.ta4j("supertrend", "value", settings, 1, new SuperTrendIndicator(oracles.series, n, 3d));
            oracles.ta4j("chandelier", "value", settings, 1, new ChandelierExitLongIndicator(oracles.series, n, 3));
            oracles.ta4j("chandelier", "short", settings, 1, new ChandelierExitShortIndicator(oracles.series, n, 3));
        }
        parabolicSar(oracles, 0.02, 0.2);
        parabolicSar(oracles, 0.05, 0.5);
        ichimoku(oracles, 9, 26, 52, 26);
        ichimoku(oracles, 3, 5, 8, 4);
        for (int[] n : new int[][] {{9, 25}, {5, 10}}) {
            oracles.ta4j(
                    "mass-index",
                    "value",
                    Oracles.settings("smooth", n[0], "period", n[1]),
                    1,
                    new MassIndexIndicator(oracles.series, n[0], n[1]));
        }
        pivots(oracles, 24);
        pivots(oracles, 4);
    }

    private static void directionalMovement(Oracles oracles, int n) {
        double[] high = oracles.candles.high();
        double[] low = oracles.candles.low();
        double[] close = oracles.candles.close();
        var settings = Oracles.settings("period", n);
        oracles.taLib(
                "adx",
                "value",
                settings,
                1,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) ->
                                        core.adx(0, end, high, low, close, n, begin, count, out[0]))[0]);
        oracles.taLib(
                "adx",
                "plus",
                settings,
                1,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) ->
                                        core.plusDI(0, end, high, low, close, n, begin, count, out[0]))[0]);
        oracles.taLib(
                "adx",
                "minus",
                settings,
                1,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) ->
                                        core.minusDI(0, end, high, low, close, n, begin, count, out[0]))[0]);
    }

    private static void aroon(Oracles oracles, int n) {
        double[] high = oracles.candles.high();
        double[] low = oracles.candles.low();
        var settings = Oracles.settings("period", n);
        double[][] lines = oracles.taLib(
                2, (core, end, begin, count, out) -> core.aroon(0, end, high, low, n, begin, count, out[0], out[1]));
        oracles.taLib("aroon", "down", settings, 1, lines[0]);
        oracles.taLib("aroon", "up", settings, 1, lines[1]);
        oracles.taLib(
                "aroon",
                "value",
                settings,
                1,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) ->
                                        core.aroonOsc(0, end, high, low, n, begin, count, out[0]))[0]);
    }

    private static void parabolicSar(Oracles oracles, double step, double maximum) {
        oracles.taLib(
                "parabolic-sar",
                "value",
                Oracles.settings("step", step, "maximum", maximum),
                1,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) -> core.sar(
                                        0,
                                        end,
                                        oracles.candles.high(),
                                        oracles.candles.low(),
                                        step,
                                        maximum,
                                        begin,
                                        count,
                                        out[0]))[0]);
    }

    private static void ichimoku(Oracles oracles, int conversion, int base, int spanB, int displacement) {
        Map<String, Double> settings = Map.of(
                "conversion",
                (double) conversion,
                "base",
                (double) base,
                "spanB",
                (double) spanB,
                "displacement",
                (double) displacement);
        var tenkan = new IchimokuTenkanSenIndicator(oracles.series, conversion);
        var kijun = new IchimokuKijunSenIndicator(oracles.series, base);
        oracles.ta4j("ichimoku", "value", settings, 1, kijun);
        oracles.ta4j("ichimoku", "conversion", settings, 1, tenkan);
        oracles.ta4j(
                "ichimoku",
                "spanA",
                settings,
                1,
                new IchimokuSenkouSpanAIndicator(oracles.series, tenkan, kijun, displacement));
        oracles.ta4j(
                "ichimoku",
                "spanB",
                settings,
                1,
                new IchimokuSenkouSpanBIndicator(oracles.series, spanB, displacement));
    }

    private static void vortex(Oracles oracles, int n) {
        Candles candles = oracles.candles;
        double[] ranges = Plain.rolling(Plain.trueRange(candles), n, Plain::sum);
        double[] up = Plain.zip(candles.high(), Plain.delayed(candles.low(), 1), (a, b) -> Math.abs(a - b));
        double[] down = Plain.zip(candles.low(), Plain.delayed(candles.high(), 1), (a, b) -> Math.abs(a - b));
        double[] plus = Plain.zip(Plain.rolling(up, n, Plain::sum), ranges, (a, b) -> b == 0 ? 0 : a / b);
        double[] minus = Plain.zip(Plain.rolling(down, n, Plain::sum), ranges, (a, b) -> b == 0 ? 0 : a / b);
        var settings = Oracles.settings("period", n);
        oracles.formula("vortex", "plus", settings, 0.01, plus);
        oracles.formula("vortex", "minus", settings, 0.01, minus);
        oracles.formula("vortex", "value", settings, 0.01, Plain.zip(plus, minus, (a, b) -> a - b));
    }

    private static void pivots(Oracles oracles, int hours) {
        int count = oracles.candles.count();
        double[][] levels = new double[7][count];
        long session = hours * 3_600_000_000_000L;
        for (int i = 0; i < count; i++) {
            long began = oracles.candles.bars().get(i).openTimeNanos() / session * session;
            double[] of = levels(oracles.candles, i, began - session, began);
            for (int level = 0; level < of.length; level++) {
                levels[level][i] = of[level];
            }
        }
        var settings = Oracles.settings("hours", hours);
        String[] outputs = {"value", "r1", "r2", "r3", "s1", "s2", "s3"};
        for (int level = 0; level < outputs.length; level++) {
            oracles.formula("pivot-points", outputs[level], settings, 1, levels[level]);
        }
    }

    private static double[] levels(Candles candles, int last, long from, long to) {
        double high = Double.NaN;
        double low = Double.NaN;
        double close = Double.NaN;
        for (int i = last; i >= 0; i--) {
            Bar bar = candles.bars().get(i);
            if (bar.openTimeNanos() < from) {
                break;
            }
            if (bar.openTimeNanos() < to) {
                high = Double.isNaN(high) ? bar.high() : Math.max(high, bar.high());
                low = Double.isNaN(low) ? bar.low() : Math.min(low, bar.low());
                close = Double.isNaN(close) ? bar.close() : close;
            }
        }
        double pivot = (high + low + close) / 3;
        return new double[] {
            pivot,
            2 * pivot - low,
            pivot + high - low,
            high + 2 * (pivot - low),
            2 * pivot - high,
            pivot - high + low,
            low - 2 * (high - pivot)
        };
    }
}
