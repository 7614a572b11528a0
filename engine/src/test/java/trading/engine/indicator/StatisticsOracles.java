package trading.engine.indicator;

import java.util.Arrays;
import org.ta4j.core.indicators.helpers.PercentRankIndicator;

/// What statistics should be.
final class StatisticsOracles {
    private StatisticsOracles() {}

    static void ask(Oracles oracles) {
        Candles candles = oracles.candles;
        double[] close = candles.close();
        oracles.taLib(
                "highest",
                1,
                n -> (core, end, begin, count, out) -> core.max(0, end, candles.high(), n, begin, count, out[0]));
        oracles.taLib(
                "lowest",
                1,
                n -> (core, end, begin, count, out) -> core.min(0, end, candles.low(), n, begin, count, out[0]));
        oracles.taLib(
                "linear-regression-slope",
                1,
                n -> (core, end, begin, count, out) -> core.linearRegSlope(0, end, close, n, begin, count, out[0]));
        oracles.ta4j("percent-rank", 1, n -> new PercentRankIndicator(oracles.close, n));
        oracles.formula("z-score", 0.01, n -> Plain.rolling(close, n, StatisticsOracles::score));
        oracles.formula("correlation", 0.01, n -> correlation(candles, n));
        for (int n : Oracles.PERIODS) {
            channel(oracles, n, 2);
        }
    }

    private static double score(double[] window) {
        double deviation = Plain.deviation(window);
        return deviation == 0 ? 0 : (window[window.length - 1] - Plain.mean(window)) / deviation;
    }

    private static double[] correlation(Candles candles, int n) {
        double[] values = new double[candles.count()];
        Arrays.fill(values, Double.NaN);
        for (int i = n - 1; i < values.length; i++) {
            double[] x = Arrays.copyOfRange(candles.close(), i + 1 - n, i + 1);
            double[] y = Arrays.copyOfRange(candles.volume(), i + 1 - n, i + 1);
            double meanX = Plain.mean(x);
            double meanY = Plain.mean(y);
            double together = Plain.sum(Plain.zip(x, y, (a, b) -> (a - meanX) * (b - meanY))) / n;
            double apart = Plain.deviation(x) * Plain.deviation(y);
            values[i] = apart == 0 ? 0 : together / apart;
        }
        return values;
    }

    private static void channel(Oracles oracles, int n, double width) {
        double[] close = oracles.candles.close();
        double[] line = Plain.rolling(close, n, StatisticsOracles::end);
        double[] distance =
                Plain.rolling(close, n, window -> width * Math.sqrt(squaredDistances(window) / window.length));
        var settings = Oracles.settings("period", n, "width", width);
        oracles.formula("regression-channel", "value", settings, 1, line);
        oracles.formula("regression-channel", "upper", settings, 1, Plain.zip(line, distance, (a, b) -> a + b));
        oracles.formula("regression-channel", "lower", settings, 1, Plain.zip(line, distance, (a, b) -> a - b));
    }

    private static double slope(double[] window) {
        double middle = (window.length - 1) / 2.0;
        double mean = Plain.mean(window);
        double together = 0;
        double apart = 0;
        for (int i = 0; i < window.length; i++) {
            together += (i - middle) * (window[i] - mean);
            apart += (i - middle) * (i - middle);
        }
        return together / apart;
    }

    private static double end(double[] window) {
        return Plain.mean(window) + slope(window) * (window.length - 1) / 2.0;
    }

    private static double squaredDistances(double[] window) {
        double end = end(window);
        double slope = slope(window);
        double total = 0;
        for (int i = 0; i < window.length; i++) {
            double distance = window[i] - (end - slope * (window.length - 1 - i));
            total += distance * distance;
        }
        return total;
    }
}
