package trading.engine.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Head and shoulders, and the inverse in the mirror.
///
/// ```text
///              head
///             ╱    ╲
///     left   ╱      ╲   right
///    ╱    ╲ ╱        ╲ ╱     ╲
///   ╱      L1         L2      ╲      neckline: through L1 and L2
/// L0
/// ```
final class HeadAndShouldersDetector implements Detector {
    /// Where a shoulder may end, as a share of the head's height above the neckline.
    static final double LOWEST_SHOULDER = 0.3;

    static final double HIGHEST_SHOULDER = 0.85;
    /// How far the shoulders may differ, in heights.
    static final double SHOULDER_TOLERANCE = 0.2;
    /// How far the neckline may rise or fall between its lows, in heights.
    static final double NECK_TOLERANCE = 0.25;
    /// How far the price must have come before the left shoulder, in that shoulder's heights.
    static final double LEAD_IN = 1.25;

    private static final double LEAST_EVENNESS = 0.4;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 250;
    private static final double FULL_HEIGHT = 8;

    @Override
    public @Nullable Formation find(SwingView view) {
        if (!view.reaches(5) || !view.isHigh(0)) {
            return null;
        }
        Line neck = Line.through(view.bar(3), view.price(3), view.bar(1), view.price(1));
        double height = view.price(2) - neck.at(view.bar(2));
        double left = (view.price(4) - neck.at(view.bar(4))) / height;
        double right = (view.price(0) - neck.at(view.bar(0))) / height;
        double tilt = Math.abs(view.price(1) - view.price(3)) / height;
        int length = view.bar(0) - view.bar(4);
        double evenness = Detector.evenness(view.bar(2) - view.bar(4), view.bar(0) - view.bar(2));
        boolean fits = height > 0
                && isShoulder(left)
                && isShoulder(right)
                && Math.abs(left - right) <= SHOULDER_TOLERANCE
                && tilt <= NECK_TOLERANCE
                && evenness >= LEAST_EVENNESS
                && view.price(4) - view.price(5) >= left * height * LEAD_IN
                && length >= SHORTEST
                && length <= LONGEST;
        if (!fits) {
            return null;
        }
        double confidence = Detector.confidence(
                1 - Math.abs(left - right) / SHOULDER_TOLERANCE,
                1 - tilt / NECK_TOLERANCE,
                evenness,
                height / (FULL_HEIGHT * view.meanRange()));
        return formation(view, neck, height, length, confidence);
    }

    private static boolean isShoulder(double share) {
        return share >= LOWEST_SHOULDER && share <= HIGHEST_SHOULDER;
    }

    private static Formation formation(SwingView view, Line neck, double height, int length, double confidence) {
        int sign = view.sign();
        Line neckline = neck.mirrored(sign);
        Line head = Line.flat(view.bar(2), sign * view.price(2));
        double rightShoulder = sign * view.price(0);
        return new Formation(
                sign > 0 ? ChartPattern.HEAD_AND_SHOULDERS : ChartPattern.INVERSE_HEAD_AND_SHOULDERS,
                -sign,
                confidence,
                List.of(
                        view.anchor(5, PointRole.LEAD_IN),
                        view.anchor(4, PointRole.LEFT_SHOULDER),
                        view.anchor(3, PointRole.NECK),
                        view.anchor(2, PointRole.HEAD),
                        view.anchor(1, PointRole.NECK),
                        view.anchor(0, PointRole.RIGHT_SHOULDER)),
                List.of(new Stroke(neckline, view.bar(3), LineRole.NECKLINE)),
                sign > 0 ? head : neckline,
                sign > 0 ? neckline : head,
                height,
                rightShoulder,
                rightShoulder,
                view.bar(0),
                view.bar(0) + length);
    }
}
