package trading.engine.gateway;

import java.time.Instant;

/// Where the time of a command comes from: the wall clock, or the market's time in a replay.
@FunctionalInterface
public interface TimeSource {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    long nowNanos();

    static TimeSource wallClock() {
        return () -> {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        };
    }
}
