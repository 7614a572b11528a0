package trading.engine.strategy.host;

import java.util.ArrayDeque;
import java.util.Deque;

/// How many orders were made within the last minute of the market's time.
final class OrderRate {
    private static final long MINUTE = 60_000_000_000L;

    private final int perMinute;
    private final Deque<Long> times = new ArrayDeque<>();

    OrderRate(int perMinute) {
        this.perMinute = perMinute;
    }

    int perMinute() {
        return perMinute;
    }

    /// Counts one more; false when that is one too many.
    boolean allows(long timeNanos) {
        while (!times.isEmpty() && times.element() <= timeNanos - MINUTE) {
            times.remove();
        }
        times.add(timeNanos);
        return times.size() <= perMinute;
    }
}
