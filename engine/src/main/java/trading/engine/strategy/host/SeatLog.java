package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a seat decided and said: the latest decisions and the last word.
final class SeatLog {
    private final String strategy;
    private final String symbol;
    private final int kept;
    private final HostListener listener;
    private final List<Decision> decisions = new ArrayList<>();
    private @Nullable Signal lastSignal;

    SeatLog(String strategy, String symbol, int kept, HostListener listener) {
        this.strategy = strategy;
        this.symbol = symbol;
        this.kept = kept;
        this.listener = listener;
    }

    void say(long timeNanos, String text) {
        lastSignal = new Signal(timeNanos, text);
        listener.said(strategy, symbol, timeNanos, text);
    }

    void disabled(long timeNanos, String reason, @Nullable Throwable cause) {
        lastSignal = new Signal(timeNanos, "disabled: " + reason);
        listener.disabled(strategy, symbol, timeNanos, reason, cause);
    }

    /// A new one, or the later word on one that is kept.
    void keep(Decision decision) {
        // the later word comes soon after the first
        for (int i = decisions.size() - 1; i >= 0; i--) {
            Decision other = decisions.get(i);
            if (other.timeNanos() == decision.timeNanos() && other.id().equals(decision.id())) {
                decisions.remove(i);
                break;
            }
        }
        if (decisions.size() == kept) {
            decisions.removeFirst();
        }
        decisions.add(decision);
        listener.decided(decision);
    }

    /// Newest last.
    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    @Nullable
    Signal lastSignal() {
        return lastSignal;
    }
}
