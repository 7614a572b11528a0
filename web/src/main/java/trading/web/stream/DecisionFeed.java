package trading.web.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import trading.engine.message.Report;
import trading.web.strategy.DecisionJson;

/// Decisions of strategies, looked at once a second: the newest ones in the snapshot, then those that are new or of
/// which more is known.
final class DecisionFeed extends Feed {
    private final Supplier<List<DecisionJson>> newest;
    private Map<String, DecisionJson> told = Map.of();

    DecisionFeed(Channel channel, Supplier<List<DecisionJson>> newest) {
        super(channel);
        this.newest = newest;
    }

    @Override
    boolean isSequenced() {
        return false;
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {}

    @Override
    void look(long sequence) {
        if (!fresh(newest.get()).isEmpty()) {
            changed(Math.max(1, sequence));
        }
    }

    @Override
    Object snapshot() {
        return newest.get();
    }

    @Override
    List<Update> drain() {
        List<DecisionJson> now = newest.get();
        List<DecisionJson> fresh = fresh(now);
        Map<String, DecisionJson> known = new HashMap<>();
        now.forEach(decision -> known.put(decision.id(), decision));
        told = known;
        return fresh.isEmpty() ? List.of() : List.of(Update.of(changedSequence(), fresh));
    }

    private List<DecisionJson> fresh(List<DecisionJson> now) {
        return now.stream()
                .filter(decision -> !decision.equals(told.get(decision.id())))
                .toList();
    }
}
