package trading.engine.analyst.record;

import org.jspecify.annotations.Nullable;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;

/// One call of a model: exactly what was sent and what came back.
///
/// `request` and `response` are the bodies as they were on the wire (`response` null when there was none), the
/// key taken out wherever a server should have sent it back. `content` is the model's own text in the
/// response, null when there was none to be found. `trainingCutOffNanos` is null when nobody said it.
/// `failure` is null when there came an opinion of it.
public record CallRecord(
        String id,
        String strategy,
        String questionHash,
        long asOfNanos,
        long askedNanos,
        long latencyNanos,
        String provider,
        String model,
        String address,
        @Nullable Long trainingCutOffNanos,
        String request,
        int status,
        @Nullable String response,
        @Nullable String content,
        @Nullable FailureCode failure,
        String failureText,
        CallCost cost) {}
