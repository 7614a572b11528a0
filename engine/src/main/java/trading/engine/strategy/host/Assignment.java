package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.StrategyParameters;
import trading.engine.strategy.Subscription;

/// One strategy on one instrument: a seat. `frame` takes the place of its main subscription's, null leaves
/// it. `strategy` makes a new one each time it is asked. `running`: it starts by itself.
public record Assignment(String symbol, @Nullable TimeFrame frame, StrategyFactory strategy, boolean running) {

    public Assignment(String symbol, TimeFrame frame, Supplier<? extends Strategy> strategy) {
        this(symbol, frame, settings -> strategy.get(), true);
    }

    /// On the instruments that the strategy itself declares.
    public static List<Assignment> declaredBy(StrategyFactory strategy, boolean running) {
        StrategyDeclaration declaration = strategy.create(Map.of()).declaration();
        return declaration.symbols().stream()
                .map(symbol -> new Assignment(symbol, null, strategy, running))
                .toList();
    }

    /// What the strategy says of itself, with this frame in place of its own. Throws [IllegalArgumentException] when
    /// its parameters are out of range.
    StrategyDeclaration declared(Strategy made) {
        StrategyDeclaration declared = made.declaration();
        StrategyParameters.check(declared.parameters());
        if (frame == null || declared.frame() == frame) {
            return declared;
        }
        List<Subscription> subscriptions = new ArrayList<>(declared.subscriptions());
        Subscription main = subscriptions.getFirst();
        subscriptions.set(0, new Subscription(main.symbol(), frame, main.warmUpBars()));
        return declared.subscribed(subscriptions);
    }
}
