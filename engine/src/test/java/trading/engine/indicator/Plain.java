package trading.engine.indicator;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/// The formulas once more, obvious and slow: each value of a window is made from scratch.
///
/// Values that are not known yet are `NaN`, and a window that has one in it has no result.
final class Plain {
    private Plain() {}

    /// `function` of each window of the last `length` values.
    static double[] rolling(double[] values, int length, ToDoubleFunction<double[]> function) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double[] window = i + 1 < length ? null : Arrays.copyOfRange(values, i + 1 - length, i + 1);
            boolean known = window != null && Arrays.stream(window).noneMatch(Double::isNaN);
            result[i] = known ? function.applyAsDouble(window) : Double.NaN;
        }
        return result;
    }

    static double sum(double... window) {
        double sum = 0;
        double lost = 0;
        for (double value : window) {
            double corrected = value - lost;
            double next = sum + corrected;
            lost = next - sum - corrected;
            sum = next;
        }
        return sum;
    }

    static double mean(double... window) {
        return window[0] + sum(each(window, value -> value - window[0])) / window.length;
    }

    /// Of the population.
    static double variance(double... window) {
        double mean = mean(window);
        return sum(each(window, value -> (value - mean) * (value - mean))) / window.length;
    }

    static double deviation(double... window) {
        return Math.sqrt(variance(window));
    }

    static double max(double... window) {
        return Arrays.stream(window).max().orElseThrow();
    }

    static double min(double... window) {
        return Arrays.stream(window).min().orElseThrow();
    }

    /// The mean of the first `period`, then `weight` of each new one.
    static double[] smoothed(double[] values, int period, double weight) {
        double[] result = new double[values.length];
        Arrays.fill(result, Double.NaN);
        int first = 0;
        while (Double.isNaN(values[first])) {
            first++;
        }
        first += period - 1;
        result[first] = mean(Arrays.copyOfRange(values, first + 1 - period, first + 1));
        for (int i = first + 1; i < values.length; i++) {
            result[i] = weight * values[i] + (1 - weight) * result[i - 1];
        }
        return result;
    }

    static double[] ema(double[] values, int period) {
        return smoothed(values, period, 2.0 / (period + 1));
    }

    static double[] wilder(double[] values, int period) {
        return smoothed(values, period, 1.0 / period);
    }

    static double[] change(double[] values) {
        return zip(values, delayed(values, 1), (now, before) -> now - before);
    }

    static double[] delayed(double[] values, int bars) {
        double[] result = new double[values.length];
        Arrays.fill(result, Double.NaN);
        System.arraycopy(values, 0, result, bars, values.length - bars);
        return result;
    }

    static double[] trueRange(Candles candles) {
        double[] before = delayed(candles.close(), 1);
        double[] highest = zip(candles.high(), before, Math::max);
        return zip(highest, zip(candles.low(), before, Math::min), (high, low) -> high - low);
    }

    interface Two {
        double of(double first, double second);
    }

    static double[] zip(double[] first, double[] second, Two function) {
        double[] result = new double[first.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.of(first[i], second[i]);
        }
        return result;
    }

    static double[] each(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
