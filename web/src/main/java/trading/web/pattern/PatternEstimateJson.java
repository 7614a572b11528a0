package trading.web.pattern;

import org.jspecify.annotations.Nullable;
import trading.engine.pattern.Estimate;

/// A figure with its 95 % interval; null where there is too little to say.
record PatternEstimateJson(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {

    static PatternEstimateJson of(Estimate estimate) {
        return new PatternEstimateJson(finite(estimate.value()), finite(estimate.low()), finite(estimate.high()));
    }

    /// Null for what JSON has no number for.
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
