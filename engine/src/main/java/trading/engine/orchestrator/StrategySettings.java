package trading.engine.orchestrator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.SeatTerms;

/// What people have set. `terms`: by strategy. `running`: by seat (`ema-cross:BTCUSDT`) where a person has
/// started or stopped it.
public record StrategySettings(SortedMap<String, SeatTerms> terms, SortedMap<String, Boolean> running) {
    public static final StrategySettings NONE = new StrategySettings(new TreeMap<>(), new TreeMap<>());

    public StrategySettings {
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
        running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
    }

    SeatTerms terms(String strategy) {
        return terms.getOrDefault(strategy, SeatTerms.USUAL);
    }

    boolean running(Assignment assignment) {
        return running.getOrDefault(
                seat(OrchestratorConfig.name(assignment), assignment.symbol()), assignment.running());
    }

    StrategySettings with(String strategy, SeatTerms changed) {
        SortedMap<String, SeatTerms> all = new TreeMap<>(terms);
        all.put(strategy, changed);
        return new StrategySettings(all, running);
    }

    StrategySettings with(String strategy, String symbol, boolean runs) {
        SortedMap<String, Boolean> all = new TreeMap<>(running);
        all.put(seat(strategy, symbol), runs);
        return new StrategySettings(terms, all);
    }

    private static String seat(String strategy, String symbol) {
        return strategy + ":" + symbol;
    }
}
