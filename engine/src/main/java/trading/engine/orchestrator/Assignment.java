package trading.engine.orchestrator;

import java.util.List;
import java.util.function.Supplier;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyDeclaration;

/// One strategy on one instrument. `strategy` makes a new one each time it is asked.
public record Assignment(String symbol, TimeFrame frame, Supplier<? extends Strategy> strategy) {

    /// On the instruments and the time frame that the strategy itself declares.
    public static List<Assignment> declaredBy(Supplier<? extends Strategy> strategy) {
        StrategyDeclaration declaration = strategy.get().declaration();
        return declaration.symbols().stream()
                .map(symbol -> new Assignment(symbol, declaration.frame(), strategy))
                .toList();
    }
}
