package trading.web.strategy;

import java.util.List;

/// The strategies as they are now. Asked on request threads; must not wait.
@FunctionalInterface
public interface StrategyDirectory {
    List<StrategyJson> strategies();
}
