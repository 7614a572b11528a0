package trading.web.account;

import trading.engine.model.FillModel;
import trading.engine.model.LimitFill;
import trading.web.command.FieldChecks;
import trading.web.json.Signed;

/// How the paper venue treats an account's orders.
record FillModelRequest(
        int latencyMillis,
        int latencyJitterMillis,
        int slippagePpm,
        int participationPpm,
        LimitFill limitFill,
        @Signed long seed) {

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int LONGEST_MILLIS = 60_000;
    private static final int MOST_SLIPPAGE = 999_999;

    /// What does not fit goes to `checks`; the model is good only when nothing did.
    FillModel toFillModel(FieldChecks checks) {
        int before = checks.count();
        checks.whole("/latencyMillis", latencyMillis, 0, LONGEST_MILLIS);
        checks.whole("/latencyJitterMillis", latencyJitterMillis, 0, LONGEST_MILLIS);
        checks.whole("/slippagePpm", slippagePpm, 0, MOST_SLIPPAGE);
        checks.partsPerMillion("/participationPpm", participationPpm, 1);
        return checks.count() == before
                ? new FillModel(
                        latencyMillis * NANOS_PER_MILLI,
                        latencyJitterMillis * NANOS_PER_MILLI,
                        slippagePpm,
                        participationPpm,
                        limitFill,
                        seed)
                : FillModel.IDEAL;
    }
}
