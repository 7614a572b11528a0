package trading.engine.backtest.metric;

import java.time.LocalDate;
import java.util.SortedMap;

/// A run against another way to use the money on the same days, usually to buy and hold.
///
/// `beta`: covariance of daily returns / variance of the benchmark's. `alpha`: (mean − beta × its mean) × 365
/// (Jensen, 1968, with a risk-free rate of 0). `informationRatio`: mean / deviation of the difference × √365.
/// `correlation`: Pearson's.
public record BenchmarkMetrics(
        double benchmarkReturn, double alpha, double beta, double correlation, double informationRatio) {

    /// Days that only one of them has are left out.
    public static BenchmarkMetrics of(SortedMap<LocalDate, Double> run, SortedMap<LocalDate, Double> benchmark) {
        double[] own = run.entrySet().stream()
                .filter(day -> benchmark.containsKey(day.getKey()))
                .mapToDouble(day -> day.getValue())
                .toArray();
        double[] other = benchmark.entrySet().stream()
                .filter(day -> run.containsKey(day.getKey()))
                .mapToDouble(day -> day.getValue())
                .toArray();
        double[] difference = new double[own.length];
        double growth = 1;
        for (int i = 0; i < own.length; i++) {
            difference[i] = own[i] - other[i];
            growth *= 1 + other[i];
        }
        Moments mine = Moments.of(own);
        Moments its = Moments.of(other);
        double covariance = covariance(own, other, mine.mean(), its.mean());
        double beta = its.deviation() > 0 ? covariance / (its.deviation() * its.deviation()) : Double.NaN;
        return new BenchmarkMetrics(
                growth - 1,
                (mine.mean() - beta * its.mean()) * Metrics.DAYS_A_YEAR,
                beta,
                mine.deviation() > 0 && its.deviation() > 0
                        ? covariance / (mine.deviation() * its.deviation())
                        : Double.NaN,
                Moments.of(difference).ratio() * Math.sqrt(Metrics.DAYS_A_YEAR));
    }

    private static double covariance(double[] own, double[] other, double ownMean, double otherMean) {
        if (own.length < 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < own.length; i++) {
            sum += (own[i] - ownMean) * (other[i] - otherMean);
        }
        return sum / (own.length - 1);
    }
}
