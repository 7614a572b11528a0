package trading.engine.analyst.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.Analyst;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.OpinionFlag;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;

/// Answers from the journal, and never calls anybody: the same question gets what the model said to it then,
/// failures included. A question that was never asked is a failure, [FailureCode#ANSWER_NOT_KEPT].
///
/// Of several answers to one question the newest counts.
public final class ReplayAnalyst implements Analyst {
    /// What is needed of a call: prompts and bodies of years would not fit into memory.
    private record Kept(
            String id,
            String model,
            @Nullable Long trainingCutOffNanos,
            @Nullable String content,
            @Nullable FailureCode failure,
            String failureText) {
        static Kept of(CallRecord call) {
            return new Kept(
                    call.id(),
                    call.model(),
                    call.trainingCutOffNanos(),
                    call.content(),
                    call.failure(),
                    call.failureText());
        }
    }

    private final Map<String, Kept> kept = new HashMap<>();

    private ReplayAnalyst() {}

    /// Reads the journal in `path`. Throws [trading.engine.analyst.record.ChainDamagedException] when it is
    /// not what was written.
    public static ReplayAnalyst of(Path path) throws IOException {
        ReplayAnalyst analyst = new ReplayAnalyst();
        AnalystJournal.read(path, call -> analyst.kept.put(call.questionHash(), Kept.of(call)));
        return analyst;
    }

    /// How many questions it can answer.
    public int questions() {
        return kept.size();
    }

    @Override
    public AnalystAnswer ask(AnalystQuestion question) {
        Kept call = kept.get(question.hash());
        if (call == null) {
            return OpinionFailed.of(
                    question,
                    FailureCode.ANSWER_NOT_KEPT,
                    "replay: no answer is kept to question " + question.hash() + " of " + question.strategy());
        }
        FailureCode failure = call.failure();
        String content = call.content();
        if (failure != null || content == null) {
            return OpinionFailed.of(
                    question, failure == null ? FailureCode.ANSWER_UNREADABLE : failure, call.failureText());
        }
        try {
            return opinion(question, call, OpinionParser.parse(content, question));
        } catch (BadOpinionException e) {
            return OpinionFailed.of(question, FailureCode.ANSWER_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private static Opinion opinion(AnalystQuestion question, Kept call, Stated stated) {
        Set<OpinionFlag> flags = EnumSet.of(OpinionFlag.REPLAYED);
        flags.addAll(CutOffs.flags(call.trainingCutOffNanos(), question.asOfNanos()));
        return new Opinion(
                call.id(),
                call.model(),
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
