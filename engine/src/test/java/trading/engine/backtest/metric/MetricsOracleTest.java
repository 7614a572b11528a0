package trading.engine.backtest.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against another library, on random days.
class MetricsOracleTest {
    private static double[] days(long seed, int count) {
        Random dice = new Random(seed);
        double[] days = new double[count];
        Arrays.setAll(days, day -> 0.0005 + 0.02 * dice.nextGaussian() * (1 + dice.nextDouble()));
        return days;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void moments_are_those_of_commons_math(long seed) {
        double[] days = days(seed, 500);
        DescriptiveStatistics oracle = new DescriptiveStatistics(days);
        Moments moments = Moments.of(days);
        double n = days.length;

        assertThat(moments.mean()).isEqualTo(oracle.getMean(), within(1e-15));
        assertThat(moments.deviation()).isEqualTo(oracle.getStandardDeviation(), within(1e-14));
        // the library's are of a sample: brought to the population's
        double skewness = oracle.getSkewness() * (n - 2) / Math.sqrt(n * (n - 1));
        double kurtosis = (oracle.getKurtosis() * (n - 2) * (n - 3) / (n - 1) - 6) / (n + 1) + 3;
        assertThat(moments.skewness()).isEqualTo(skewness, within(1e-10));
        assertThat(moments.kurtosis()).isEqualTo(kurtosis, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void beta_alpha_and_correlation_are_those_of_a_regression(long seed) {
        double[] market = days(seed, 400);
        double[] noise = days(seed + 100, 400);
        TreeMap<java.time.LocalDate, Double> own = new TreeMap<>();
        TreeMap<java.time.LocalDate, Double> other = new TreeMap<>();
        SimpleRegression regression = new SimpleRegression();
        double[] run = new double[market.length];
        for (int day = 0; day < market.length; day++) {
            run[day] = 0.7 * market[day] + 0.3 * noise[day];
            own.put(java.time.LocalDate.ofEpochDay(day), run[day]);
            other.put(java.time.LocalDate.ofEpochDay(day), market[day]);
            regression.addData(market[day], run[day]);
        }

        BenchmarkMetrics metrics = BenchmarkMetrics.of(own, other);

        assertThat(metrics.beta()).isEqualTo(regression.getSlope(), within(1e-12));
        assertThat(metrics.alpha()).isEqualTo(regression.getIntercept() * 365, within(1e-12));
        assertThat(metrics.correlation()).isEqualTo(new PearsonsCorrelation().correlation(run, market), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void drawdowns_are_those_of_looking_at_every_pair(long seed) {
        double[] days = days(seed, 300);
        double[] values = new double[days.length];
        long[] times = new long[days.length];
        double value = 100;
        for (int i = 0; i < days.length; i++) {
            value *= 1 + days[i];
            values[i] = value;
            times[i] = i * 3_600_000_000_000L;
        }
        double deepest = 0;
        long longest = 0;
        for (int from = 0; from < values.length; from++) {
            int until = from;
            while (until + 1 < values.length && values[until + 1] < values[from]) {
                until++;
                deepest = Math.max(deepest, 1 - values[until] / values[from]);
            }
            boolean back = until + 1 < values.length;
            if (until > from) {
                longest = Math.max(longest, times[back ? until + 1 : until] - times[from]);
            }
        }
        EquityCurve curve = new EquityCurve(times, values);

        assertThat(curve.maximumDrawdown()).isEqualTo(deepest, within(1e-12));
        assertThat(curve.longestDrawdownNanos()).isEqualTo(longest);
    }
}
