package trading.engine.pattern;

/// A straight line over bar numbers.
record Line(int bar, double price, double slope) {
    static Line flat(int bar, double price) {
        return new Line(bar, price, 0);
    }

    static Line through(int firstBar, double firstPrice, int secondBar, double secondPrice) {
        return new Line(firstBar, firstPrice, (secondPrice - firstPrice) / (secondBar - firstBar));
    }

    /// The line with the least squares to `count` points.
    static Line fit(int[] bars, double[] prices, int count) {
        double meanBar = 0;
        double meanPrice = 0;
        for (int i = 0; i < count; i++) {
            meanBar += (double) (bars[i] - bars[0]) / count;
            meanPrice += (prices[i] - prices[0]) / count;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < count; i++) {
            double x = bars[i] - bars[0] - meanBar;
            covariance += x * (prices[i] - prices[0] - meanPrice);
            variance += x * x;
        }
        double slope = covariance / variance;
        return new Line(bars[0], prices[0] + meanPrice - slope * meanBar, slope);
    }

    double at(int atBar) {
        return price + slope * (atBar - bar);
    }

    Line mirrored(int sign) {
        return new Line(bar, sign * price, sign * slope);
    }
}
