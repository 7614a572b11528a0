package trading.engine.pattern;

import org.jspecify.annotations.Nullable;

/// Looks for one family of shapes at the newest pivot. Called when a pivot became certain, once for each
/// view.
@FunctionalInterface
interface Detector {
    @Nullable
    Formation find(SwingView view);

    /// The mean of what was measured, each part held within 0 and 1.
    static double confidence(double... parts) {
        double sum = 0;
        for (double part : parts) {
            sum += Math.max(0, Math.min(1, part));
        }
        return sum / parts.length;
    }

    /// How alike two lengths are: 1 when equal, 0.5 when one is twice the other.
    static double evenness(double one, double other) {
        return Math.min(one, other) / Math.max(one, other);
    }
}
