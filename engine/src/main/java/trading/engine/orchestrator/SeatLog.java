package trading.engine.orchestrator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a seat decided and said: the latest decisions and the last word.
final class SeatLog {
    private static final Logger LOG = LoggerFactory.getLogger(SeatLog.class);

    private final String strategy;
    private final String symbol;
    private final int kept;
    private List<Decision> decisions = List.of();
    private @Nullable Signal lastSignal;

    SeatLog(String strategy, String symbol, int kept) {
        this.strategy = strategy;
        this.symbol = symbol;
        this.kept = kept;
    }

    void say(long timeNanos, String text) {
        lastSignal = new Signal(timeNanos, text);
        LOG.info("strategy={} symbol={} {}", strategy, symbol, text);
    }

    void shout(long timeNanos, String text, @Nullable Throwable cause) {
        lastSignal = new Signal(timeNanos, text);
        LOG.error("strategy={} symbol={} {}", strategy, symbol, text, cause);
    }

    void keep(Decision decision) {
        List<Decision> next = new ArrayList<>(decisions);
        if (next.size() == kept) {
            next.remove(0);
        }
        next.add(decision);
        decisions = List.copyOf(next);
        say(decision.timeNanos(), (decision.action() == Action.ENTER ? "buy: " : "sell: ") + decision.reason());
    }

    /// Newest last.
    List<Decision> decisions() {
        return decisions;
    }

    @Nullable
    Signal lastSignal() {
        return lastSignal;
    }
}
