package trading.engine.analyst.language;

import java.io.IOException;
import java.nio.file.Path;
import trading.engine.analyst.Analyst;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.OpinionFailed;

/// Answers from the journal, and never calls anybody: the same question gets what the model said to it then,
/// failures included. A question that was never asked is a failure, [FailureCode#ANSWER_NOT_KEPT].
///
/// Of several answers to one question the newest counts.
public final class ReplayAnalyst implements Analyst {
    private final KeptCalls kept;

    private ReplayAnalyst(KeptCalls kept) {
        this.kept = kept;
    }

    /// Reads the journal in `path`. Throws [trading.engine.chain.ChainDamagedException] when it is
    /// not what was written.
    public static ReplayAnalyst of(Path path) throws IOException {
        return new ReplayAnalyst(KeptCalls.read(path, call -> true));
    }

    /// How many questions it can answer.
    public int questions() {
        return kept.questions();
    }

    @Override
    public AnalystAnswer ask(AnalystQuestion question) {
        String hash = question.hash();
        return kept.find(hash)
                .map(call -> call.answer(question))
                .orElseGet(() -> OpinionFailed.of(
                        question,
                        FailureCode.ANSWER_NOT_KEPT,
                        "replay: no answer is kept to question " + hash + " of " + question.strategy()));
    }
}
