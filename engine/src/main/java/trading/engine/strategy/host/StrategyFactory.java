package trading.engine.strategy.host;

import java.util.Map;
import trading.engine.strategy.Strategy;

/// Makes strategies of one kind.
@FunctionalInterface
public interface StrategyFactory {
    /// A new one with `settings` (parameter name to number) in place of its defaults. Throws
    /// [IllegalArgumentException] that says what is wrong with the settings.
    Strategy create(Map<String, String> settings);
}
