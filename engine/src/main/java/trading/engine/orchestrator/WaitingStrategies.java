package trading.engine.orchestrator;

import java.util.List;
import java.util.Map;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.StrategyParameters;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.SeatTerms;
import trading.engine.strategy.host.StrategyState;
import trading.engine.strategy.host.StrategyStatus;

/// What is shown before anything has started.
final class WaitingStrategies {
    private WaitingStrategies() {}

    static StrategyState of(Assignment assignment) {
        StrategyDeclaration declaration = assignment.strategy().create(Map.of()).declaration();
        return new StrategyState(
                declaration.name(),
                declaration.version(),
                assignment.symbol(),
                assignment.frame() == null ? declaration.frame() : assignment.frame(),
                declaration.subscriptions(),
                StrategyStatus.WAITING,
                "",
                declaration.description(),
                StrategyParameters.ranges(declaration.parameters().getClass()),
                declaration.parameters(),
                declaration.sizing() == null ? OrchestratorConfig.DEFAULT_SIZING : declaration.sizing(),
                SeatTerms.NEVER,
                0,
                declaration.warmUpBars(),
                0,
                List.of(),
                0,
                0,
                0,
                null,
                List.of());
    }
}
