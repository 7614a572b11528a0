package trading.web.analyst;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystListener;
import trading.engine.analyst.AnalystQuestion;

/// The latest answers since the start, failures among them.
public final class RecentAnswers implements AnalystListener {
    private static final int KEPT = 50;

    private final Deque<Answered> answers = new ArrayDeque<>();

    /// An answer and whom it was for.
    record Answered(AnalystQuestion question, AnalystAnswer answer) {}

    @Override
    public synchronized void onAnswer(AnalystQuestion question, AnalystAnswer answer) {
        if (answers.size() == KEPT) {
            answers.removeLast();
        }
        answers.addFirst(new Answered(question, answer));
    }

    /// Newest first.
    synchronized List<Answered> list() {
        return List.copyOf(answers);
    }
}
