package trading.engine.indicator;

import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.ChopIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;

/// What measures of movement should be.
final class VolatilityOracles {
    private VolatilityOracles() {}

    static void ask(Oracles oracles) {
        ranges(oracles);
        for (int n : Oracles.PERIODS) {
            channels(oracles, n);
            bollinger(oracles, n, 2);
            volatility(oracles, n);
        }
        oracles.formula("standard-deviation", 1, n -> Plain.rolling(oracles.candles.close(), n, Plain::deviation));
        oracles.formula("variance", 1, n -> Plain.rolling(oracles.candles.close(), n, Plain::variance));
        oracles.formula("ulcer", 0.01, n -> ulcer(oracles.candles.close(), n));
    }

    private static void ranges(Oracles oracles) {
        double[] high = oracles.candles.high();
        double[] low = oracles.candles.low();
        double[] close = oracles.candles.close();
        oracles.taLib(
                "true-range",
                "value",
                Oracles.settings(),
                1,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) ->
                                        core.trueRange(0, end, high, low, close, begin, count, out[0]))[0]);
        oracles.taLib(
                "atr",
                1,
                n -> (core, end, begin, count, out) -> core.atr(0, end, high, low, close, n, begin, count, out[0]));
        oracles.taLib(
                "natr",
                0.01,
                n -> (core, end, begin, count, out) -> core.natr(0, end, high, low, close, n, begin, count, out[0]));
        oracles.ta4j("atr", 1, n -> new ATRIndicator(oracles.series, n));
        oracles.ta4j("choppiness", 1, n -> new ChopIndicator(oracles.series, n, 100));
    }

    private static void channels(Oracles oracles, int n) {
        var period = Oracles.settings("period", n);
        oracles.ta4j("donchian", "value", period, 1, new DonchianChannelMiddleIndicator(oracles.series, n));
        oracles.ta4j("donchian", "upper", period, 1, new DonchianChannelUpperIndicator(oracles.series, n));
        oracles.ta4j("donchian", "lower", period, 1, new DonchianChannelLowerIndicator(oracles.series, n));
        var middle = new KeltnerChannelMiddleIndicator(oracles.close, n);
        var range = new ATRIndicator(oracles.series, 10);
        var settings = Oracles.settings("period", n, "range", 10, "multiplier", 2);
        oracles.ta4j("keltner", "value", settings, 1, middle);
        oracles.ta4j("keltner", "upper", settings, 1, new KeltnerChannelUpperIndicator(middle, range, 2));
        oracles.ta4j("keltner", "lower", settings, 1, new KeltnerChannelLowerIndicator(middle, range, 2));
    }

    private static void bollinger(Oracles oracles, int n, double width) {
        double[] close = oracles.candles.close();
        double[] mean = Plain.rolling(close, n, Plain::mean);
        double[] deviation = Plain.rolling(close, n, Plain::deviation);
        double[] upper = Plain.zip(mean, deviation, (a, b) -> a + width * b);
        double[] lower = Plain.zip(mean, deviation, (a, b) -> a - width * b);
        double[] space = Plain.each(deviation, value -> 2 * width * value);
        double[] above = Plain.zip(close, lower, (a, b) -> a - b);
        var settings = Oracles.settings("period", n, "width", width);
        oracles.formula("bollinger", "value", settings, 1, mean);
        oracles.formula("bollinger", "upper", settings, 1, upper);
        oracles.formula("bollinger", "lower", settings, 1, lower);
        oracles.formula(
                "bollinger-percent-b",
                "value",
                settings,
                0.01,
                Plain.zip(above, space, (a, b) -> b == 0 ? 0.5 : a / b));
        oracles.formula("bollinger-bandwidth", "value", settings, 0.01, Plain.zip(space, mean, (a, b) -> 100 * a / b));
    }

    private static void volatility(Oracles oracles, int n) {
        double[] close = oracles.candles.close();
        double[] returns = Plain.zip(close, Plain.delayed(close, 1), (a, b) -> Math.log(a / b));
        double[] values =
                Plain.rolling(returns, n, window -> 100 * Math.sqrt(Plain.variance(window) * n / (n - 1) * 252));
        oracles.formula(
                "historical-volatility", "value", Oracles.settings("period", n, "barsPerYear", 252), 0.01, values);
    }

    private static double[] ulcer(double[] close, int n) {
        double[] highest = Plain.rolling(close, n, Plain::max);
        double[] drawdowns = Plain.zip(close, highest, (a, b) -> 100 * (a - b) / b);
        return Plain.rolling(
                drawdowns, n, window -> Math.sqrt(Plain.sum(Plain.each(window, value -> value * value)) / n));
    }
}
