package trading.engine.analyst.language;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.OpinionFlag;
import trading.engine.analyst.record.CallRecord;

/// What a model said to a question, as far as it takes to say it again: prompts and bodies of years would not fit
/// into memory.
///
/// `trainingCutOffNanos` is null when nobody said it; `latencyNanos`: how long the call took; `content`: the model's
/// own text, null when there was none; `failure`: null when there came an opinion of it.
public record KeptCall(
        String id,
        String model,
        @Nullable Long trainingCutOffNanos,
        long latencyNanos,
        @Nullable String content,
        @Nullable FailureCode failure,
        String failureText) {

    static KeptCall of(CallRecord call) {
        return new KeptCall(
                call.id(),
                call.model(),
                call.trainingCutOffNanos(),
                call.latencyNanos(),
                call.content(),
                call.failure(),
                call.failureText());
    }

    /// The same answer to the same question once more, for nothing, failures included.
    public AnalystAnswer answer(AnalystQuestion question) {
        if (failure != null || content == null) {
            return OpinionFailed.of(question, failure == null ? FailureCode.ANSWER_UNREADABLE : failure, failureText);
        }
        try {
            return opinion(question, OpinionParser.parse(content, question));
        } catch (BadOpinionException e) {
            return OpinionFailed.of(question, FailureCode.ANSWER_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private Opinion opinion(AnalystQuestion question, Stated stated) {
        Set<OpinionFlag> flags = EnumSet.of(OpinionFlag.REPLAYED);
        flags.addAll(CutOffs.flags(trainingCutOffNanos, question.asOfNanos()));
        return new Opinion(
                id,
                model,
                stated.action(),
                stated.confidence(),
                stated.reasons(),
                stated.horizonBars(),
                stated.invalidationPrice(),
                flags,
                null,
                question.hash(),
                question.asOfNanos(),
                CallCost.NONE);
    }
}
