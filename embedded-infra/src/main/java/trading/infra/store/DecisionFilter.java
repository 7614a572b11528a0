package trading.infra.store;

import org.jspecify.annotations.Nullable;
import trading.engine.strategy.host.Outcome;

/// Which decisions to list, newest first. Null means all. `fromNanos` is in, `toNanos` is not. `before`: only those
/// that stand before that place, null from the newest. `limit` is 1 to 500.
public record DecisionFilter(
        @Nullable String strategy,
        @Nullable String symbol,
        @Nullable Outcome outcome,
        long fromNanos,
        long toNanos,
        @Nullable Mark before,
        int limit) {

    /// Where a decision stands among all: by time, then by id.
    public record Mark(long timeNanos, String id) {}

    public DecisionFilter {
        Page.check(0, limit);
    }

    /// The newest of all.
    public static DecisionFilter newest(int limit) {
        return new DecisionFilter(null, null, null, Long.MIN_VALUE, Long.MAX_VALUE, null, limit);
    }
}
