package trading.engine.strategy.host;

import trading.engine.model.Fill;
import trading.engine.model.Trade;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;

/// Which of the frequent events a strategy does something with: one that inherits a method that does nothing need not
/// be called.
record Heard(boolean fills, boolean trades) {

    static Heard by(Strategy strategy) {
        return new Heard(overrides(strategy, "onFill", Fill.class), overrides(strategy, "onTrade", Trade.class));
    }

    private static boolean overrides(Strategy strategy, String name, Class<?> of) {
        try {
            return strategy.getClass()
                            .getMethod(name, of, StrategyContext.class)
                            .getDeclaringClass()
                    != Strategy.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every strategy has " + name, impossible);
        }
    }
}
