package trading.engine.backtest.metric;

/// Mean, spread and shape of a series.
///
/// `deviation`: of a sample (n − 1). `skewness`, `kurtosis`: of the population, m3 / m2^1.5 and m4 / m2²; a
/// normal distribution has kurtosis 3. `NaN` where there are too few values, or no spread.
public record Moments(int count, double mean, double deviation, double skewness, double kurtosis) {

    public static Moments of(double[] values) {
        int count = values.length;
        if (count == 0) {
            return new Moments(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / count;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double difference = value - mean;
            double square = difference * difference;
            second += square;
            third += square * difference;
            fourth += square * square;
        }
        double deviation = count < 2 ? Double.NaN : Math.sqrt(second / (count - 1));
        double variance = second / count;
        boolean flat = !(variance > 0);
        return new Moments(
                count,
                mean,
                deviation,
                flat ? Double.NaN : third / count / Math.pow(variance, 1.5),
                flat ? Double.NaN : fourth / count / (variance * variance));
    }

    /// `mean / deviation`: `NaN` when nothing varies.
    public double ratio() {
        return deviation > 0 ? mean / deviation : Double.NaN;
    }
}
