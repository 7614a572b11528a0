package trading.engine.orchestrator;

import java.util.List;
import java.util.Map;
import trading.engine.strategy.ParameterRange;
import trading.engine.strategy.host.StrategyState;
import trading.engine.strategy.host.StrategyStatus;

/// What must hold before a strategy is changed.
final class StrategyChecks {
    private StrategyChecks() {}

    /// Throws [IllegalArgumentException] that names the parameters that may not be changed while a seat runs.
    static void refuseFixed(List<StrategyState> seats, Map<String, String> parameters) {
        for (StrategyState seat : seats) {
            List<String> fixed = seat.ranges().stream()
                    .filter(range -> !range.live() && parameters.containsKey(range.name()))
                    .map(ParameterRange::name)
                    .toList();
            if (!fixed.isEmpty() && seat.status() == StrategyStatus.RUNNING) {
                throw new IllegalArgumentException("parameters=" + fixed + " of " + seat.name()
                        + ": cannot be changed while it runs on " + seat.symbol() + ": stop it first");
            }
        }
    }
}
