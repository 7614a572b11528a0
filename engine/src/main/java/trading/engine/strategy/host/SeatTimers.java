package trading.engine.strategy.host;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.strategy.Timer;

/// The timers that a strategy has set, by name.
final class SeatTimers {
    private final SortedMap<String, Long> due = new TreeMap<>();

    /// [Long#MAX_VALUE] for one that is canceled.
    void set(Map<String, Long> said) {
        if (said.isEmpty()) {
            return;
        }
        due.putAll(said);
        due.values().removeIf(time -> time == Long.MAX_VALUE);
    }

    /// The one that was due first by then, which is set no more; null when none was.
    @Nullable
    Timer next(long timeNanos) {
        if (due.isEmpty()) {
            return null;
        }
        String first = null;
        long earliest = Long.MAX_VALUE;
        for (Map.Entry<String, Long> timer : due.entrySet()) {
            if (timer.getValue() <= timeNanos && timer.getValue() < earliest) {
                first = timer.getKey();
                earliest = timer.getValue();
            }
        }
        if (first == null) {
            return null;
        }
        due.remove(first);
        return new Timer(first, earliest);
    }

    boolean isEmpty() {
        return due.isEmpty();
    }

    void clear() {
        due.clear();
    }
}
