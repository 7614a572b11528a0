package trading.engine.indicator;

import java.util.Arrays;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.VWMAIndicator;
import org.ta4j.core.indicators.averages.ZLEMAIndicator;

/// What averages should be.
final class AverageOracles {
    private AverageOracles() {}

    static void ask(Oracles oracles) {
        Candles candles = oracles.candles;
        double[] close = candles.close();
        oracles.taLib(
                "sma", 1, n -> (core, end, begin, count, out) -> core.sma(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "ema", 1, n -> (core, end, begin, count, out) -> core.ema(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "wma", 1, n -> (core, end, begin, count, out) -> core.wma(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "dema", 1, n -> (core, end, begin, count, out) -> core.dema(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "tema", 1, n -> (core, end, begin, count, out) -> core.tema(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "kama", 1, n -> (core, end, begin, count, out) -> core.kama(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "trima", 1, n -> (core, end, begin, count, out) -> core.trima(0, end, close, n, begin, count, out[0]));
        oracles.taLib(
                "t3", 1, n -> (core, end, begin, count, out) -> core.t3(0, end, close, n, 0.7, begin, count, out[0]));
        oracles.taLib(
                "linear-regression",
                1,
                n -> (core, end, begin, count, out) -> core.linearReg(0, end, close, n, begin, count, out[0]));
        for (int n : Oracles.PERIODS) {
            oracles.taLib(
                    "linear-regression",
                    "forecast",
                    Oracles.settings("period", n),
                    1,
                    oracles.taLib(
                                    1,
                                    (core, end, begin, count, out) -> core.tsf(0, end, close, n, begin, count, out[0]))[
                            0]);
        }
        oracles.ta4j("sma", 1, n -> new SMAIndicator(oracles.close, n));
        oracles.ta4j("ema", 1, n -> new EMAIndicator(oracles.close, n));
        oracles.ta4j("hma", 1, n -> new HMAIndicator(oracles.close, n));
        oracles.ta4j("vwma", 1, n -> new VWMAIndicator(oracles.close, n));
        oracles.ta4j("zlema", 1, n -> new ZLEMAIndicator(oracles.close, n));
        oracles.formula("rma", 1, n -> Plain.wilder(close, n));
        oracles.formula("mcginley", 1, n -> mcGinley(close, n));
        oracles.formula("vidya", "value", Oracles.settings("period", 14, "momentum", 9), 1, vidya(close, 14, 9));
        oracles.formula("vidya", "value", Oracles.settings("period", 3, "momentum", 5), 1, vidya(close, 3, 5));
        oracles.formula("vwap", "value", Oracles.settings("hours", 24), 1, vwap(candles, 24));
        oracles.formula("vwap", "value", Oracles.settings("hours", 1), 1, vwap(candles, 1));
        oracles.formula("rolling-vwap", 1, n -> rollingVwap(candles, n));
    }

    private static double[] mcGinley(double[] close, int period) {
        double[] values = Plain.rolling(close, period, Plain::mean);
        for (int i = period; i < close.length; i++) {
            double before = values[i - 1];
            values[i] = before + (close[i] - before) / Math.max(1, period * Math.pow(close[i] / before, 4));
        }
        return values;
    }

    private static double[] vidya(double[] close, int period, int momentum) {
        double[] values = cmo(close, momentum);
        for (int i = momentum; i < close.length; i++) {
            double weight = 2.0 / (period + 1) * Math.abs(values[i]) / 100;
            values[i] = i == momentum ? close[i] : weight * close[i] + (1 - weight) * values[i - 1];
        }
        return values;
    }

    private static double[] cmo(double[] close, int period) {
        return Plain.rolling(Plain.change(close), period, changes -> {
            double size = Plain.sum(Plain.each(changes, Math::abs));
            return size == 0 ? 0 : 100 * Plain.sum(changes) / size;
        });
    }

    private static double[] vwap(Candles candles, int hours) {
        double[] values = new double[candles.count()];
        long session = hours * 3_600_000_000_000L;
        for (int i = 0; i < values.length; i++) {
            int first = i;
            long began = candles.bars().get(i).openTimeNanos() / session * session;
            while (first > 0 && candles.bars().get(first - 1).openTimeNanos() >= began) {
                first--;
            }
            values[i] = weighted(candles, first, i);
        }
        return values;
    }

    private static double[] rollingVwap(Candles candles, int period) {
        double[] values = candles.close().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1 < period ? Double.NaN : weighted(candles, i + 1 - period, i);
        }
        return values;
    }

    /// `NaN` where nothing was traded.
    private static double weighted(Candles candles, int first, int last) {
        double[] typical = candles.typical(first, last);
        double[] volume = Arrays.copyOfRange(candles.volume(), first, last + 1);
        return Plain.sum(Plain.zip(typical, volume, (price, lots) -> price * lots)) / Plain.sum(volume);
    }
}
