package trading.launcher.analyst;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystListener;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionFailed;

/// Tells several listeners, and the log what went wrong.
final class ListenerList implements AnalystListener {
    private static final Logger log = LoggerFactory.getLogger(ListenerList.class);

    private final List<AnalystListener> listeners = new CopyOnWriteArrayList<>();

    void add(AnalystListener listener) {
        listeners.add(listener);
    }

    @Override
    public void onAnswer(AnalystQuestion question, AnalystAnswer answer) {
        switch (answer) {
            case OpinionFailed failed -> warn(question, failed, "no opinion");
            case Opinion opinion -> {
                OpinionFailed failed = opinion.fellBackFor();
                if (failed != null) {
                    warn(question, failed, "the rules answered in place of the model");
                }
            }
        }
        listeners.forEach(listener -> listener.onAnswer(question, answer));
    }

    private static void warn(AnalystQuestion question, OpinionFailed failed, String outcome) {
        log.warn(
                "analyst: {}: strategy={} frame={} code={} {}",
                outcome,
                question.strategy(),
                question.frame().text(),
                failed.code(),
                failed.text());
    }

    @Override
    public void onCall(String model, CallCost cost, long latencyNanos) {
        listeners.forEach(listener -> listener.onCall(model, cost, latencyNanos));
    }

    @Override
    public void onBreaker(BreakerState state, String reason) {
        listeners.forEach(listener -> listener.onBreaker(state, reason));
    }
}
