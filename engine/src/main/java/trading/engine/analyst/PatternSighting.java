package trading.engine.analyst;

/// A pattern that was complete at `seenNanos`. `targetPrice` and `invalidationPrice` are ticks, 0 for none.
/// `track`: what came of such ones before.
public record PatternSighting(
        String pattern,
        Bias bias,
        double confidence,
        long seenNanos,
        long targetPrice,
        long invalidationPrice,
        TrackRecord track) {

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

    /// One of which nothing is known from before.
    public PatternSighting(
            String pattern, Bias bias, double confidence, long seenNanos, long targetPrice, long invalidationPrice) {
        this(pattern, bias, confidence, seenNanos, targetPrice, invalidationPrice, TrackRecord.UNKNOWN);
    }

    /// The share of hits at which target and invalidation, as far as they are from `price`, even out before costs.
    /// Above 1 when there is nothing left to gain.
    double breakEven(long price) {
        long risk = Math.abs(price - invalidationPrice);
        long reward = bias == Bias.BEARISH ? price - targetPrice : targetPrice - price;
        return reward <= 0 ? 2 : (double) risk / (risk + reward);
    }
}
