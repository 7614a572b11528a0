package trading.web.metrics;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import trading.engine.orchestrator.DecisionListener;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Outcome;

/// How often what became of decisions since the start. One that was sent and then refused counts as both. Strategies
/// beyond the first so many are counted together, as files of people come and go under ever new names.
public final class StrategyCounts implements DecisionListener {
    static final int MOST_STRATEGIES = 100;
    static final String OTHERS = "others";

    private final Map<Key, LongAdder> counts = new ConcurrentSkipListMap<>(
            Comparator.comparing(Key::strategy).thenComparing(Key::action).thenComparing(Key::outcome));
    private final Set<String> strategies = ConcurrentHashMap.newKeySet();

    record Key(String strategy, Action action, Outcome outcome) {}

    @Override
    public void decided(Decision decision) {
        Key key = new Key(counted(decision.strategy()), decision.action(), decision.outcome());
        counts.computeIfAbsent(key, absent -> new LongAdder()).increment();
    }

    private String counted(String strategy) {
        if (strategies.contains(strategy)) {
            return strategy;
        }
        if (strategies.size() >= MOST_STRATEGIES) {
            return OTHERS;
        }
        strategies.add(strategy);
        return strategy;
    }

    Map<Key, LongAdder> all() {
        return counts;
    }
}
