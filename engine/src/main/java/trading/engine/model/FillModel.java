package trading.engine.model;

/// How the paper venue treats an account's orders.
///
/// `latencyNanos`: from the decision to the arrival at the venue, of orders, amendments and cancels;
/// `latencyJitterNanos`: up to that much more, drawn from `seed` and the order's id. `slippagePpm`: how
/// much worse than the quoted price a taker is filled, in parts per million, never beyond its limit.
/// `participationPpm`: the share of an outside quote's quantity that one order may take.
public record FillModel(
        long latencyNanos,
        long latencyJitterNanos,
        int slippagePpm,
        int participationPpm,
        LimitFill limitFill,
        long seed) {
    private static final int MILLION = 1_000_000;
    private static final long LONGEST_LATENCY = 60_000_000_000L;

    /// At once, at the quoted price, all that is there.
    public static final FillModel IDEAL = new FillModel(0, 0, 0, MILLION, LimitFill.TOUCH, 0);

    public FillModel {
        if (latencyNanos < 0
                || latencyNanos > LONGEST_LATENCY
                || latencyJitterNanos < 0
                || latencyJitterNanos > LONGEST_LATENCY
                || slippagePpm < 0
                || slippagePpm >= MILLION
                || participationPpm <= 0
                || participationPpm > MILLION) {
            throw new IllegalArgumentException("fill model: latencyNanos=" + latencyNanos + " latencyJitterNanos="
                    + latencyJitterNanos + " slippagePpm=" + slippagePpm + " participationPpm=" + participationPpm
                    + ": latencies are 0 to " + LONGEST_LATENCY + ", parts below or at a million");
        }
    }

    public boolean hasLatency() {
        return latencyNanos > 0 || latencyJitterNanos > 0;
    }
}
