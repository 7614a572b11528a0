package trading.engine.orchestrator;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.strategy.Sizing;

/// What is to be another way from now on. `parameters`: by name, the others stay. `sizing`, `vetoConfidence`: null
/// leaves them.
public record StrategyChange(
        Map<String, String> parameters,
        @Nullable Sizing sizing,
        @Nullable Double vetoConfidence) {
    public StrategyChange {
        parameters = Map.copyOf(parameters);
    }
}
