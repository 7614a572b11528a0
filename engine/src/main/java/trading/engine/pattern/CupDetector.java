package trading.engine.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cup and handle, and the inverse in the mirror.
///
/// ```text
///  left rim ╲                    ╱ right rim ╲
///            ╲                  ╱             handle
///              ╲             ╱
///                 ─ cup ─
/// ```
/// Round, not pointed: of the bars between the rims at least [#LEAST_IN_BOWL] close in the lower third of
/// the cup. A V has a third of its closes there, a parabola 58 %.
final class CupDetector implements Detector {
    static final double RIM_TOLERANCE = 0.15;
    static final double LEAST_IN_BOWL = 0.45;
    static final double MOST_IN_BOWL = 0.8;
    /// How deep the handle may and must be, as a share of the cup.
    static final double SHALLOWEST_HANDLE = 0.1;

    static final double DEEPEST_HANDLE = 0.5;
    private static final double PARABOLA = 0.58;
    private static final double LEAD_IN = 0.5;
    private static final int SHORTEST = 20;
    private static final int LONGEST = 300;
    private static final double FULL_DEPTH = 10;

    @Override
    public @Nullable Formation find(SwingView view) {
        if (!view.reaches(3) || view.isHigh(0)) {
            return null;
        }
        double right = view.price(1);
        double bottom = Double.POSITIVE_INFINITY;
        int bottomAt = 0;
        for (int left = 3; view.reaches(left) && view.bar(1) - view.bar(left) <= LONGEST; left += 2) {
            if (view.price(left - 1) < bottom) {
                bottom = view.price(left - 1);
                bottomAt = left - 1;
            }
            double rim = Math.min(view.price(left), right);
            double depth = rim - bottom;
            if (depth > 0 && Math.abs(view.price(left) - right) <= RIM_TOLERANCE * depth) {
                return cup(view, left, bottomAt, depth);
            }
            if (view.price(left) > right) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Formation cup(SwingView view, int left, int bottomAt, double depth) {
        int length = view.bar(1) - view.bar(left);
        int handleBars = view.bar(0) - view.bar(1);
        double handle = (view.price(1) - view.price(0)) / depth;
        double centre = (double) (view.bar(bottomAt) - view.bar(left)) / length;
        boolean fits = length >= SHORTEST
                && handleBars <= length / 2
                && handle >= SHALLOWEST_HANDLE
                && handle <= DEEPEST_HANDLE
                && centre >= 0.25
                && centre <= 0.75
                && view.reaches(left + 1)
                && view.price(left) - view.price(left + 1) >= LEAD_IN * depth;
        if (!fits) {
            return null;
        }
        double inBowl = inBowl(view, left, view.price(bottomAt) + depth / 3);
        if (inBowl < LEAST_IN_BOWL || inBowl > MOST_IN_BOWL) {
            return null;
        }
        double confidence = Detector.confidence(
                1 - Math.abs(view.price(left) - view.price(1)) / (RIM_TOLERANCE * depth),
                1 - Math.abs(inBowl - PARABOLA) / (2 * (PARABOLA - LEAST_IN_BOWL)),
                1 - handle / (1.5 * DEEPEST_HANDLE),
                depth / (FULL_DEPTH * view.meanRange()));
        return formation(view, left, bottomAt, depth, length, confidence);
    }

    /// The share of the closes between the rims that are below `third`.
    private static double inBowl(SwingView view, int left, double third) {
        int below = 0;
        for (int bar = view.bar(left); bar <= view.bar(1); bar++) {
            if (view.close(bar) <= third) {
                below++;
            }
        }
        return (double) below / (view.bar(1) - view.bar(left) + 1);
    }

    private static Formation formation(
            SwingView view, int left, int bottomAt, double depth, int length, double confidence) {
        int sign = view.sign();
        Line rim = Line.flat(view.bar(left), sign * Math.max(view.price(left), view.price(1)));
        double stop = sign * view.price(0);
        Line floor = Line.flat(view.bar(0), stop);
        return new Formation(
                sign > 0 ? ChartPattern.CUP_AND_HANDLE : ChartPattern.INVERSE_CUP_AND_HANDLE,
                sign,
                confidence,
                List.of(
                        view.anchor(left, PointRole.LEFT_RIM),
                        view.anchor(bottomAt, PointRole.CUP),
                        view.anchor(1, PointRole.RIGHT_RIM),
                        view.anchor(0, PointRole.HANDLE)),
                List.of(new Stroke(rim, view.bar(left), LineRole.RIM)),
                sign > 0 ? rim : floor,
                sign > 0 ? floor : rim,
                depth,
                stop,
                stop,
                view.bar(0),
                view.bar(0) + length / 2);
    }
}
