package trading.engine.analyst;

/// A pattern that was complete at `seenNanos`. `targetPrice` and `invalidationPrice` are ticks, 0 for none.
public record PatternSighting(
        String pattern, Bias bias, double confidence, long seenNanos, long targetPrice, long invalidationPrice) {

    public enum Bias {
        BULLISH,
        BEARISH,
        NEUTRAL
    }

    public PatternSighting {
        if (!(confidence >= 0 && confidence <= 1) || targetPrice < 0 || invalidationPrice < 0) {
            throw new IllegalArgumentException("sighting: pattern=" + pattern + " confidence=" + confidence
                    + " targetPrice=" + targetPrice + " invalidationPrice=" + invalidationPrice);
        }
    }
}
