package trading.engine.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Triangles, wedges, rectangles and channels: the last five pivots between two lines.
///
/// Three pivots lie on one line and two on the other; which shape it is, the two slopes say. A slope is
/// measured as what the line gains over the pattern, in heights of the pattern's beginning.
final class TwoLineDetector implements Detector {
    private static final int PIVOTS = 5;
    /// How far a pivot may lie off its line, and a close outside, in heights.
    static final double TOLERANCE = 0.08;
    /// The end's height over the beginning's: below, lines close; between the other two, they are parallel.
    static final double CLOSING = 0.65;

    static final double PARALLEL_FROM = 0.8;
    static final double PARALLEL_TO = 1.25;
    /// What still is flat, and from where on a line clearly runs.
    static final double FLAT = 0.15;

    static final double STEEP = 0.3;
    /// The least the shortest leg may be of the longest.
    static final double LEAST_EVENNESS = 0.2;

    private static final double LEAST_HEIGHT = 4;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 250;
    private static final double FULL_HEIGHT = 6;

    private final int[] bars = new int[PIVOTS];
    private final double[] prices = new double[PIVOTS];

    @Override
    public @Nullable Formation find(SwingView view) {
        int length = view.reaches(PIVOTS - 1) ? view.bar(0) - view.bar(PIVOTS - 1) : 0;
        if (view.sign() < 0 || length < SHORTEST || length > LONGEST) {
            return null;
        }
        Line upper = line(view, true);
        Line lower = line(view, false);
        int first = view.bar(PIVOTS - 1);
        int last = view.bar(0);
        double start = upper.at(first) - lower.at(first);
        double end = upper.at(last) - lower.at(last);
        double evenness = evenness(view);
        if (start < LEAST_HEIGHT * view.meanRange() || end <= 0 || evenness < LEAST_EVENNESS) {
            return null;
        }
        ChartPattern kind = kind(upper.slope() * length / start, lower.slope() * length / start, end / start);
        double off = farthestPivot(view, upper, lower) / start;
        if (kind == null || off > TOLERANCE) {
            return null;
        }
        double inside = inside(view, upper, lower, TOLERANCE * start);
        if (inside < 1) {
            return null;
        }
        double confidence = Detector.confidence(
                1 - off / TOLERANCE,
                2 * inside(view, upper, lower, 0) - 1,
                start / (FULL_HEIGHT * view.meanRange()),
                evenness);
        boolean parallel = end / start >= PARALLEL_FROM;
        return formation(view, kind, upper, lower, parallel ? (start + end) / 2 : start, length, confidence);
    }

    private Line line(SwingView view, boolean high) {
        int count = 0;
        for (int back = PIVOTS - 1; back >= 0; back--) {
            if (view.isHigh(back) == high) {
                bars[count] = view.bar(back);
                prices[count] = view.price(back);
                count++;
            }
        }
        return Line.fit(bars, prices, count);
    }

    static @Nullable ChartPattern kind(double up, double low, double closing) {
        if (closing >= PARALLEL_FROM && closing <= PARALLEL_TO) {
            double slope = (up + low) / 2;
            return Math.abs(slope) <= FLAT
                    ? ChartPattern.RECTANGLE
                    : slope >= STEEP ? ChartPattern.CHANNEL_UP : slope <= -STEEP ? ChartPattern.CHANNEL_DOWN : null;
        }
        if (closing > CLOSING) {
            return null;
        }
        if (Math.abs(up) <= FLAT && low >= STEEP) {
            return ChartPattern.ASCENDING_TRIANGLE;
        }
        if (Math.abs(low) <= FLAT && up <= -STEEP) {
            return ChartPattern.DESCENDING_TRIANGLE;
        }
        if (up < -FLAT && low > FLAT) {
            return ChartPattern.SYMMETRICAL_TRIANGLE;
        }
        return up > FLAT && low > FLAT
                ? ChartPattern.RISING_WEDGE
                : up < -FLAT && low < -FLAT ? ChartPattern.FALLING_WEDGE : null;
    }

    private static double farthestPivot(SwingView view, Line upper, Line lower) {
        double farthest = 0;
        for (int back = 0; back < PIVOTS; back++) {
            Line line = view.isHigh(back) ? upper : lower;
            farthest = Math.max(farthest, Math.abs(view.price(back) - line.at(view.bar(back))));
        }
        return farthest;
    }

    /// The share of the closes between the lines, each line moved out by `slack`.
    private static double inside(SwingView view, Line upper, Line lower, double slack) {
        int inside = 0;
        int first = view.bar(PIVOTS - 1);
        int last = view.bar(0);
        for (int bar = first; bar <= last; bar++) {
            double close = view.close(bar);
            if (close <= upper.at(bar) + slack && close >= lower.at(bar) - slack) {
                inside++;
            }
        }
        return (double) inside / (last - first + 1);
    }

    private static double evenness(SwingView view) {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (int back = 0; back < PIVOTS - 1; back++) {
            int leg = view.bar(back) - view.bar(back + 1);
            shortest = Math.min(shortest, leg);
            longest = Math.max(longest, leg);
        }
        return Detector.evenness(shortest, longest);
    }

    private static Formation formation(
            SwingView view, ChartPattern kind, Line upper, Line lower, double height, int length, double confidence) {
        List<Anchor> anchors = new ArrayList<>();
        for (int back = PIVOTS - 1; back >= 0; back--) {
            anchors.add(view.anchor(back, view.isHigh(back) ? PointRole.UPPER_TOUCH : PointRole.LOWER_TOUCH));
        }
        int first = view.bar(PIVOTS - 1);
        int last = view.bar(0);
        int sign = kind.bias() == PatternBias.BULLISH ? 1 : kind.bias() == PatternBias.BEARISH ? -1 : 0;
        return new Formation(
                kind,
                sign,
                confidence,
                anchors,
                List.of(new Stroke(upper, first, LineRole.UPPER), new Stroke(lower, first, LineRole.LOWER)),
                upper,
                lower,
                height,
                view.isHigh(0) ? view.price(1) : view.price(0),
                view.isHigh(0) ? view.price(0) : view.price(1),
                last,
                Math.min(last + length, FlagDetector.apex(upper, lower, last)));
    }
}
