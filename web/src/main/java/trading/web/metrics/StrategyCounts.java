package trading.web.metrics;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import trading.engine.orchestrator.DecisionListener;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Outcome;

/// How often what became of decisions since the start. One that was sent and then refused counts as both.
public final class StrategyCounts implements DecisionListener {
    private final Map<Key, LongAdder> counts =
            new ConcurrentSkipListMap<>(Comparator.comparing(Key::strategy).thenComparing(Key::outcome));

    record Key(String strategy, Outcome outcome) {}

    @Override
    public void decided(Decision decision) {
        counts.computeIfAbsent(new Key(decision.strategy(), decision.outcome()), absent -> new LongAdder())
                .increment();
    }

    Map<Key, LongAdder> all() {
        return counts;
    }
}
