package trading.launcher.service;

import java.time.Duration;
import java.util.Optional;

/// How often in a row a service was started again, held against its policy. A service that runs well for a minute has
/// its restarts forgiven. Not thread-safe.
public final class RestartCount {
    private static final long GOOD_WHILE_NANOS = Duration.ofSeconds(60).toNanos();

    private final RestartPolicy policy;
    private int restarts;
    private long wellSince;

    public RestartCount(RestartPolicy policy) {
        this.policy = policy;
    }

    /// It runs from now on.
    public void began(long nowNanos) {
        wellSince = nowNanos;
    }

    /// How long to wait before it is started once more, which counts; empty when it has been started again as often as
    /// it may be.
    public Optional<Duration> next() {
        if (restarts >= policy.most()) {
            return Optional.empty();
        }
        restarts++;
        return Optional.of(policy.before(restarts));
    }

    /// It is well at that moment. True when restarts are forgiven by that.
    public boolean well(long nowNanos) {
        if (restarts == 0 || nowNanos - wellSince <= GOOD_WHILE_NANOS) {
            return false;
        }
        restarts = 0;
        return true;
    }

    /// Somebody restarts it by hand: what was before does not count any more.
    public void forget() {
        restarts = 0;
    }

    /// In a row.
    public int restarts() {
        return restarts;
    }

    /// In words, for one that is not started again.
    public String exhausted() {
        return restarts == 0 ? "its policy has no restarts" : "after " + restarts + " restarts";
    }
}
