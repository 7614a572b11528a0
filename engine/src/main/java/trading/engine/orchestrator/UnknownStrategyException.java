package trading.engine.orchestrator;

import org.jspecify.annotations.Nullable;

/// There is no strategy of that name (on that instrument).
public final class UnknownStrategyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownStrategyException(String strategy, @Nullable String symbol) {
        super("strategy: name=" + strategy + (symbol == null ? "" : " symbol=" + symbol) + ": there is none");
    }
}
