package trading.launcher.service;

import java.time.Duration;

/// How often a service is started again when it ends by itself, and after what wait: `backoff`, and twice as long
/// each time. Once it has run well for a minute, its restarts are forgiven.
public record RestartPolicy(boolean enabled, int maxRetries, Duration backoff) {
    /// After 1, 2 and 4 seconds.
    public static final RestartPolicy USUAL = new RestartPolicy(true, 3, Duration.ofSeconds(1));

    /// `restart`: from 1.
    Duration before(int restart) {
        return backoff.multipliedBy(1L << Math.min(restart - 1, 16));
    }

    /// How many restarts there may be in a row.
    int most() {
        return enabled ? maxRetries : 0;
    }
}
