package trading.engine.indicator;

import com.tictactec.ta.lib.MAType;
import org.ta4j.core.indicators.AwesomeOscillatorIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.CoppockCurveIndicator;
import org.ta4j.core.indicators.DPOIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.TrueStrengthIndexIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;

/// What oscillators should be.
final class MomentumOracles {
    private MomentumOracles() {}

    static void ask(Oracles oracles) {
        ofCloses(oracles);
        ofRanges(oracles);
        ofTwoAverages(oracles, 12, 26, 9);
        ofTwoAverages(oracles, 3, 10, 5);
        stochastic(oracles, 14, 3, 3);
        stochastic(oracles, 5, 1, 3);
        stochasticRsi(oracles, 14, 14, 3);
        stochasticRsi(oracles, 7, 10, 5);
    }

    private static void ofCloses(Oracles oracles) {
        double[] close = oracles.candles.close();
        oracles.taLib(
                "rsi", 1, n -> (core, end, begin, count, out) -> core.rsi(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "trix", 0.01, n -> (core, end, begin, count, out) -> core.trix(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "roc", 0.01, n -> (core, end, begin, count, out) -> core.roc(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "momentum", 1, n -> (core, end, begin, count, out) -> core.mom(0, end, close, n, begin, count, out[0]));
        oracles.ta4j("rsi", 1, n -> new RSIIndicator(oracles.close, n));
        oracles.ta4j("cmo", 1, n -> new CMOIndicator(oracles.close, n));
        oracles.ta4j("dpo", 1, n -> new DPOIndicator(oracles.close, n));
        for (int[] n : new int[][] {{25, 13}, {8, 5}}) {
            oracles.ta4j(
                    "tsi",
                    "value",
                    Oracles.settings("slow", n[0], "fast", n[1]),
                    1,
                    new TrueStrengthIndexIndicator(oracles.close, n[0], n[1]));
        }
        for (int[] n : new int[][] {{14, 11, 10}, {8, 5, 4}}) {
            oracles.ta4j(
                    "coppock",
                    "value",
                    Oracles.settings("slow", n[0], "fast", n[1], "smooth", n[2]),
                    0.01,
                    new CoppockCurveIndicator(oracles.close, n[0], n[1], n[2]));
        }
    }

    private static void ofRanges(Oracles oracles) {
        Candles candles = oracles.candles;
        double[] high = candles.high();
        double[] low = candles.low();
        double[] close = candles.close();
        oracles.taLib(
                "williams-r",
                1,
                n -> (core, end, begin, count, out) -> core.willR(0, end, high, low, close, n, begin, count, out[0]));
        oracles.taLib(
                "cci",
                1,
                n -> (core, end, begin, count, out) -> core.cci(0, end, high, low, close, n, begin, count, out[0]));
        oracles.taLib(
                "balance-of-power",
                "value",
                Oracles.settings(),
                0.01,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) ->
                                        core.bop(0, end, candles.open(), high, low, close, begin, count, out[0]))[0]);
        for (int[] n : new int[][] {{7, 14, 28}, {3, 5, 9}}) {
            oracles.taLib(
                    "ultimate",
                    "value",
                    Oracles.settings("shortest", n[0], "middle", n[1], "longest", n[2]),
                    1,
                    oracles.taLib(
                                    1,
                                    (core, end, begin, count, out) -> core.ultOsc(
                                            0, end, high, low, close, n[0], n[1], n[2], begin, count, out[0]))[0]);
        }
        for (int[] n : new int[][] {{5, 34}, {3, 10}}) {
            oracles.ta4j(
                    "awesome",
                    "value",
                    Oracles.settings("fast", n[0], "slow", n[1]),
                    1,
                    new AwesomeOscillatorIndicator(new MedianPriceIndicator(oracles.series), n[0], n[1]));
        }
        for (int n : Oracles.PERIODS) {
            double[] fisher = fisher(candles.middle(), n);
            oracles.formula("fisher", "value", Oracles.settings("period", n), 0.01, fisher);
            oracles.formula("fisher", "signal", Oracles.settings("period", n), 0.01, Plain.delayed(fisher, 1));
            double[] average = oracles.taLib(
                            1, (core, end, begin, count, out) -> core.ema(0, end, close, n, begin, count, out[0]))[0];
            oracles.taLib(
                    "elder-ray", "value", Oracles.settings("period", n), 1, Plain.zip(high, average, (a, b) -> a - b));
            oracles.taLib(
                    "elder-ray", "bear", Oracles.settings("period", n), 1, Plain.zip(low, average, (a, b) -> a - b));
        }
    }

    private static void ofTwoAverages(Oracles oracles, int fast, int slow, int signal) {
        double[] close = oracles.candles.close();
        var settings = Oracles.settings("fast", fast, "slow", slow, "signal", signal);
        double[][] macd = oracles.taLib(
                3,
                (core, end, begin, count, out) ->
                        core.macd(0, end, close, fast, slow, signal, begin, count, out[0], out[1], out[2]));
        oracles.taLib("macd", "value", settings, 1, macd[0]);
        oracles.taLib("macd", "signal", settings, 1, macd[1]);
        oracles.taLib("macd", "histogram", settings, 1, macd[2]);
        double[] apo = oracles.taLib(
                        1,
                        (core, end, begin, count, out) ->
                                core.apo(0, end, close, fast, slow, MAType.Ema, begin, count, out[0]))[0];
        oracles.taLib("apo", "value", Oracles.settings("fast", fast, "slow", slow), 1, apo);
        double[] ppo = oracles.taLib(
                        1,
                        (core, end, begin, count, out) ->
                                core.ppo(0, end, close, fast, slow, MAType.Ema, begin, count, out[0]))[0];
        double[] average = Plain.ema(ppo, signal);
        oracles.taLib("ppo", "value", settings, 0.01, ppo);
        oracles.formula("ppo", "signal", settings, 0.01, average);
        oracles.formula("ppo", "histogram", settings, 0.01, Plain.zip(ppo, average, (a, b) -> a - b));
    }

    private static void stochastic(Oracles oracles, int period, int smooth, int signal) {
        Candles candles = oracles.candles;
        var settings = Oracles.settings("period", period, "smooth", smooth, "signal", signal);
        double[][] lines = oracles.taLib(
                2,
                (core, end, begin, count, out) -> core.stoch(
                        0,
                        end,
                        candles.high(),
                        candles.low(),
                        candles.close(),
                        period,
                        smooth,
                        MAType.Sma,
                        signal,
                        MAType.Sma,
                        begin,
                        count,
                        out[0],
                        out[1]));
        oracles.taLib("stochastic", "value", settings, 1, lines[0]);
        oracles.taLib("stochastic", "signal", settings, 1, lines[1]);
    }

    private static void stochasticRsi(Oracles oracles, int period, int stochastic, int smooth) {
        double[] close = oracles.candles.close();
        var settings = Oracles.settings("period", period, "stochastic", stochastic, "smooth", smooth);
        double[][] lines = oracles.taLib(
                2,
                (core, end, begin, count, out) -> core.stochRsi(
                        0, end, close, period, stochastic, smooth, MAType.Sma, begin, count, out[0], out[1]));
        oracles.taLib("stochastic-rsi", "value", settings, 1, lines[0]);
        oracles.taLib("stochastic-rsi", "signal", settings, 1, lines[1]);
    }

    /// The article's, line by line.
    private static double[] fisher(double[] middle, int period) {
        double[] high = Plain.rolling(middle, period, Plain::max);
        double[] low = Plain.rolling(middle, period, Plain::min);
        double[] result = new double[middle.length];
        double value = 0;
        double fish = 0;
        for (int i = 0; i < middle.length; i++) {
            if (i + 1 < period) {
                result[i] = Double.NaN;
                continue;
            }
            double place = high[i] > low[i] ? (middle[i] - low[i]) / (high[i] - low[i]) : 0.5;
            value = 0.33 * 2 * (place - 0.5) + 0.67 * value;
            if (value > 0.99) {
                value = 0.999;
            }
            if (value < -0.99) {
                value = -0.999;
            }
            fish = 0.5 * Math.log((1 + value) / (1 - value)) + 0.5 * fish;
            result[i] = fish;
        }
        return result;
    }
}
