package trading.launcher.service;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a service is asked how it is: every `interval`, for at most `timeout`; after `retries` failures in a row it
/// counts as hung and is restarted. `url`: answers 200 to 299 when it is well; null where the program knows by
/// itself how to ask.
public record HealthCheck(@Nullable URI url, Duration interval, Duration timeout, int retries) {
    public static final HealthCheck USUAL = new HealthCheck(null, Duration.ofSeconds(2), Duration.ofSeconds(5), 5);

    /// Asks nothing as long as anything runs.
    static final HealthCheck NEVER = new HealthCheck(null, Duration.ofDays(10_000), Duration.ofSeconds(1), 1);
}
