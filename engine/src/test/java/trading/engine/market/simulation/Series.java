package trading.engine.market.simulation;

/// Statistics of a series.
record Series(double[] values) {
    static Series returns(double[] prices) {
        double[] returns = new double[prices.length - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Math.log(prices[i + 1] / prices[i]);
        }
        return new Series(returns);
    }

    double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// The mean of the nth powers of the distances from the mean.
    double moment(int n) {
        double mean = mean();
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - mean, n);
        }
        return sum / values.length;
    }

    double deviation() {
        return Math.sqrt(moment(2));
    }

    /// 3 for a normal distribution.
    double kurtosis() {
        return moment(4) / (moment(2) * moment(2));
    }

    Series absolute() {
        double[] absolute = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            absolute[i] = Math.abs(values[i]);
        }
        return new Series(absolute);
    }

    double autocorrelation(int lag) {
        double mean = mean();
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / values.length / moment(2);
    }

    double correlation(Series other) {
        double mean = mean();
        double otherMean = other.mean();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - mean) * (other.values[i] - otherMean);
        }
        return sum / values.length / deviation() / other.deviation();
    }
}
