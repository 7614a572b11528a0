package trading.engine.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Double and triple tops, and bottoms in the mirror.
///
/// ```text
///        H1      H2      H3
///       ╱  ╲    ╱  ╲    ╱  ╲
///      ╱    ╲  ╱    ╲  ╱    ╲
///     ╱      L1      L2      ╲       neckline: the lower of the lows
///   L0
/// ```
final class TopDetector implements Detector {
    /// How far the tops may lie apart, as a share of the height.
    static final double TOP_TOLERANCE = 0.12;
    /// How far the lows of a triple top may lie apart.
    static final double NECK_TOLERANCE = 0.35;
    /// How far the price must have come before, in heights.
    static final double LEAD_IN = 1.5;
    /// The least the shortest leg may be of the longest.
    static final double LEAST_EVENNESS = 0.25;

    private static final double LEAST_HEIGHT = 3;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 250;
    private static final double FULL_LEAD_IN = 2.5;
    private static final double FULL_HEIGHT = 6;

    private final int tops;

    /// `tops`: 2 or 3.
    TopDetector(int tops) {
        this.tops = tops;
    }

    @Override
    public @Nullable Formation find(SwingView view) {
        int leadIn = 2 * tops - 1;
        if (!view.reaches(leadIn) || !view.isHigh(0)) {
            return null;
        }
        double highest = view.price(0);
        double lowestTop = view.price(0);
        double neck = view.price(1);
        double highestNeck = view.price(1);
        for (int top = 2; top < leadIn; top += 2) {
            highest = Math.max(highest, view.price(top));
            lowestTop = Math.min(lowestTop, view.price(top));
        }
        for (int low = 3; low < leadIn; low += 2) {
            neck = Math.min(neck, view.price(low));
            highestNeck = Math.max(highestNeck, view.price(low));
        }
        double height = highest - neck;
        double apart = (highest - lowestTop) / height;
        double lead = (view.price(leadIn - 1) - view.price(leadIn)) / height;
        int length = view.bar(0) - view.bar(leadIn - 1);
        double evenness = evenness(view, leadIn);
        boolean fits = apart <= TOP_TOLERANCE
                && highestNeck - neck <= NECK_TOLERANCE * height
                && lead >= LEAD_IN
                && height >= LEAST_HEIGHT * view.meanRange()
                && evenness >= LEAST_EVENNESS
                && length >= SHORTEST * (tops - 1)
                && length <= LONGEST;
        if (!fits) {
            return null;
        }
        double confidence = Detector.confidence(
                1 - apart / TOP_TOLERANCE, lead / FULL_LEAD_IN, height / (FULL_HEIGHT * view.meanRange()), evenness);
        return formation(view, confidence, highest, neck, height, length);
    }

    private static double evenness(SwingView view, int leadIn) {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (int leg = 0; leg < leadIn - 1; leg++) {
            int bars = view.bar(leg) - view.bar(leg + 1);
            shortest = Math.min(shortest, bars);
            longest = Math.max(longest, bars);
        }
        return Detector.evenness(shortest, longest);
    }

    private Formation formation(
            SwingView view, double confidence, double highest, double neck, double height, int length) {
        int sign = view.sign();
        int leadIn = 2 * tops - 1;
        List<Anchor> anchors = new ArrayList<>();
        anchors.add(view.anchor(leadIn, PointRole.LEAD_IN));
        PointRole turn = sign > 0 ? PointRole.TOP : PointRole.BOTTOM;
        for (int back = leadIn - 1; back >= 0; back--) {
            anchors.add(view.anchor(back, back % 2 == 0 ? turn : PointRole.NECK));
        }
        int firstTop = view.bar(leadIn - 1);
        Line neckline = Line.flat(firstTop, sign * neck);
        Line ceiling = Line.flat(firstTop, sign * highest);
        ChartPattern kind = tops == 2
                ? sign > 0 ? ChartPattern.DOUBLE_TOP : ChartPattern.DOUBLE_BOTTOM
                : sign > 0 ? ChartPattern.TRIPLE_TOP : ChartPattern.TRIPLE_BOTTOM;
        return new Formation(
                kind,
                -sign,
                confidence,
                anchors,
                List.of(new Stroke(neckline, firstTop, LineRole.NECKLINE)),
                sign > 0 ? ceiling : neckline,
                sign > 0 ? neckline : ceiling,
                height,
                sign * highest,
                sign * highest,
                view.bar(0),
                view.bar(0) + length);
    }
}
