package trading.engine.backtest;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.strategy.host.Decision;

/// The decisions of a run: the newest of them, each in its last word, and a hash over all.
final class DecisionRecord {
    static final int KEPT = 10_000;

    private final Map<String, Decision> newest = new LinkedHashMap<>();
    private final ResultHash hash = new ResultHash();

    /// The last word on one comes long before ten thousand others do.
    void add(Decision decision) {
        newest.put(decision.id(), decision);
        if (newest.size() > KEPT) {
            Iterator<Decision> oldest = newest.values().iterator();
            hash.add(oldest.next());
            oldest.remove();
        }
    }

    List<Decision> newest() {
        return List.copyOf(newest.values());
    }

    /// To be called once, at the end.
    String hash() {
        newest.values().forEach(hash::add);
        return hash.text();
    }
}
