package trading.engine.pattern;

/// How far the price must turn back from an extreme before that extreme is a pivot: so many mean true
/// ranges, or so many percent of the price. The other of the two is 0.
public record SwingSize(double ranges, double percent) {
    public SwingSize {
        if (!(ranges >= 0 && percent >= 0 && (ranges == 0) != (percent == 0)) || ranges > 100 || percent > 50) {
            throw new IllegalArgumentException("swing size: ranges=" + ranges + " percent=" + percent
                    + ": one of them is above 0, the other is 0");
        }
    }

    public static SwingSize ofRanges(double ranges) {
        return new SwingSize(ranges, 0);
    }

    public static SwingSize ofPercent(double percent) {
        return new SwingSize(0, percent);
    }

    double threshold(double price, double meanRange) {
        return percent > 0 ? price * percent / 100 : ranges * meanRange;
    }
}
