package trading.engine.model;

/// An account's limits. Measured value `>` limit blocks, `=` passes.
///
/// `maximumOrderNotional`: money for one order. `maximumOrderLots`: for one order, on top of the
/// instrument's own. `collarPpm`: how far, in parts per million, a price may be from the reference on the
/// side that loses money; market orders stop at that edge. `maximumReferenceAgeNanos`: an older reference
/// price is no reference.
public record RiskLimits(
        long maximumOrderNotional,
        long maximumOrderLots,
        int collarPpm,
        long maximumReferenceAgeNanos,
        ExposureLimits exposure,
        LossLimits loss,
        RateLimits rate) {

    public RiskLimits {
        if (maximumOrderNotional <= 0
                || maximumOrderLots <= 0
                || collarPpm <= 0
                || collarPpm >= 1_000_000
                || maximumReferenceAgeNanos <= 0) {
            throw new IllegalArgumentException("risk limits: maximumOrderNotional=" + maximumOrderNotional
                    + " maximumOrderLots=" + maximumOrderLots + " collarPpm=" + collarPpm
                    + " maximumReferenceAgeNanos=" + maximumReferenceAgeNanos
                    + ": all must be above 0, collarPpm below 1000000");
        }
    }

    /// Limits of one order alone.
    public RiskLimits(long maximumOrderNotional, long maximumOrderLots, int collarPpm, long maximumReferenceAgeNanos) {
        this(
                maximumOrderNotional,
                maximumOrderLots,
                collarPpm,
                maximumReferenceAgeNanos,
                ExposureLimits.NONE,
                LossLimits.NONE,
                RateLimits.NONE);
    }
}
