package trading.engine.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Support, and resistance in the mirror: lows at one price, with no close below it since the first.
final class LevelDetector implements Detector {
    /// How far touches may lie from the newest one, in mean true ranges.
    static final double TOLERANCE = 0.5;

    static final int LEAST_TOUCHES = 3;
    /// What proves the level wrong, below it, in mean true ranges.
    static final double STOP_RANGES = 1;
    /// The target is this many times as far as the stop.
    static final double TARGET_RISKS = 2;

    private static final int PIVOTS = 40;
    private static final int FULL_TOUCHES = 6;

    @Override
    public @Nullable Formation find(SwingView view) {
        if (!view.reaches(0) || view.isHigh(0)) {
            return null;
        }
        double tolerance = TOLERANCE * view.meanRange();
        int touches = 1;
        int oldest = 0;
        double sum = view.price(0);
        double farthest = 0;
        for (int back = 1; back < PIVOTS && view.reaches(back); back++) {
            double off = Math.abs(view.price(back) - view.price(0));
            if (!view.isHigh(back) && view.price(back) < view.price(0) - tolerance) {
                break;
            }
            if (!view.isHigh(back) && off <= tolerance) {
                touches++;
                oldest = back;
                sum += view.price(back);
                farthest = Math.max(farthest, off);
            }
        }
        if (touches < LEAST_TOUCHES) {
            return null;
        }
        double confidence =
                Detector.confidence((double) touches / FULL_TOUCHES, tolerance > 0 ? 1 - farthest / tolerance : 0);
        return formation(view, sum / touches, oldest, tolerance, confidence);
    }

    private static Formation formation(SwingView view, double level, int oldest, double tolerance, double confidence) {
        int sign = view.sign();
        List<Anchor> anchors = new ArrayList<>();
        for (int back = oldest; back >= 0; back--) {
            if (!view.isHigh(back) && Math.abs(view.price(back) - view.price(0)) <= tolerance) {
                anchors.add(view.anchor(back, PointRole.TOUCH));
            }
        }
        int now = view.window().last();
        double stop = level - STOP_RANGES * view.meanRange();
        double target = view.close(now) + TARGET_RISKS * (view.close(now) - stop);
        Line line = Line.flat(view.bar(oldest), sign * level);
        Line wrong = Line.flat(view.bar(oldest), sign * stop);
        return new Formation(
                sign > 0 ? ChartPattern.SUPPORT : ChartPattern.RESISTANCE,
                sign,
                confidence,
                anchors,
                List.of(new Stroke(line, view.bar(oldest), LineRole.LEVEL)),
                sign > 0 ? line : wrong,
                sign > 0 ? wrong : line,
                target - level,
                sign * stop,
                sign * stop,
                view.bar(0),
                now + 1);
    }
}
