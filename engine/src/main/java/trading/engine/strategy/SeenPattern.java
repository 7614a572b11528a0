package trading.engine.strategy;

import trading.engine.model.Side;

/// A pattern that ends with the current bar.
///
/// `side`: where it points to. `confidence`: 0 to 1. `targetPrice`, `invalidationPrice`: ticks, 0 when it has
/// none. `hitRate`: how often such a one came true in the past, 0 to 1, over `sampleSize` of them (0: nothing is
/// known).
public record SeenPattern(
        String name,
        Side side,
        double confidence,
        long targetPrice,
        long invalidationPrice,
        double hitRate,
        int sampleSize) {}
