package trading.engine.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bull flags and pennants, and the bear's in the mirror.
///
/// ```text
///            H0
///           ╱  ╲  H1
///          ╱    ╲╱  ╲        flag: parallel lines, flat or against the pole
///         ╱     L1   ╲       pennant: closing lines
///        ╱            L2
///   pole
/// ```
final class FlagDetector implements Detector {
    /// How tall the pole must be, in mean true ranges, and how many bars it may take.
    static final double POLE_RANGES = 5;

    static final int POLE_BARS = 20;
    /// How much of the pole the rest may take back.
    static final double DEEPEST = 0.5;
    private static final double PARALLEL_FROM = 0.65;
    private static final double PARALLEL_TO = 1.5;
    private static final double MOST_WITH_POLE = 0.15;
    private static final double FULL_POLE = 10;
    private static final int SHORTEST_REST = 4;

    @Override
    public @Nullable Formation find(SwingView view) {
        if (!view.reaches(4) || view.isHigh(0)) {
            return null;
        }
        double pole = view.price(3) - view.price(4);
        int poleBars = view.bar(3) - view.bar(4);
        int rest = view.bar(0) - view.bar(3);
        double depth = (view.price(3) - Math.min(view.price(0), view.price(2))) / pole;
        boolean fits = pole >= POLE_RANGES * view.meanRange()
                && poleBars <= POLE_BARS
                && rest >= SHORTEST_REST
                && rest <= 4 * Math.max(poleBars, SHORTEST_REST)
                && depth <= DEEPEST
                && view.price(1) <= view.price(3) + 0.05 * pole;
        if (!fits) {
            return null;
        }
        Line upper = Line.through(view.bar(3), view.price(3), view.bar(1), view.price(1));
        Line lower = Line.through(view.bar(2), view.price(2), view.bar(0), view.price(0));
        double width = upper.at(view.bar(3)) - lower.at(view.bar(3));
        double endWidth = upper.at(view.bar(0)) - lower.at(view.bar(0));
        if (width <= 0 || endWidth <= 0 || width > 1.2 * DEEPEST * pole) {
            return null;
        }
        double closing = endWidth / width;
        double drift = (upper.slope() + lower.slope()) / 2 * rest / width;
        boolean pennant = closing < PARALLEL_FROM && upper.slope() < 0 && lower.slope() > 0;
        boolean flag = closing >= PARALLEL_FROM && closing <= PARALLEL_TO && drift <= MOST_WITH_POLE;
        if (!pennant && !flag) {
            return null;
        }
        double confidence = Detector.confidence(
                pole / (FULL_POLE * view.meanRange()),
                1 - depth / (1.5 * DEEPEST),
                1 - (double) poleBars / (2 * POLE_BARS),
                flag ? Detector.evenness(width, endWidth) : 1 - closing);
        return formation(view, flag, upper, lower, pole, rest, confidence);
    }

    private static Formation formation(
            SwingView view, boolean flag, Line upper, Line lower, double pole, int rest, double confidence) {
        int sign = view.sign();
        ChartPattern kind = flag
                ? sign > 0 ? ChartPattern.BULL_FLAG : ChartPattern.BEAR_FLAG
                : sign > 0 ? ChartPattern.BULL_PENNANT : ChartPattern.BEAR_PENNANT;
        Line realUpper = (sign > 0 ? upper : lower).mirrored(sign);
        Line realLower = (sign > 0 ? lower : upper).mirrored(sign);
        PointRole far = sign > 0 ? PointRole.UPPER_TOUCH : PointRole.LOWER_TOUCH;
        PointRole near = sign > 0 ? PointRole.LOWER_TOUCH : PointRole.UPPER_TOUCH;
        double stop = sign * Math.min(view.price(0), view.price(2));
        Line mast = Line.through(view.bar(4), view.price(4), view.bar(3), view.price(3))
                .mirrored(sign);
        return new Formation(
                kind,
                sign,
                confidence,
                List.of(
                        view.anchor(4, PointRole.POLE_START),
                        view.anchor(3, PointRole.POLE_END),
                        view.anchor(2, near),
                        view.anchor(1, far),
                        view.anchor(0, near)),
                List.of(
                        new Stroke(mast, view.bar(4), LineRole.POLE),
                        new Stroke(realUpper, view.bar(3), LineRole.UPPER),
                        new Stroke(realLower, view.bar(3), LineRole.LOWER)),
                realUpper,
                realLower,
                pole,
                stop,
                stop,
                view.bar(0),
                Math.min(view.bar(0) + rest, apex(upper, lower, view.bar(0))));
    }

    /// Where two closing lines meet; far away when they do not.
    static int apex(Line upper, Line lower, int fromBar) {
        double closing = lower.slope() - upper.slope();
        if (closing <= 0) {
            return Integer.MAX_VALUE;
        }
        double bars = (upper.at(fromBar) - lower.at(fromBar)) / closing;
        return bars > 1_000_000 ? Integer.MAX_VALUE : fromBar + (int) bars;
    }
}
