package trading.launcher;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import trading.engine.model.FixedPoint;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.orchestrator.Signal;
import trading.engine.orchestrator.StrategyState;
import trading.web.strategy.StrategyDirectory;
import trading.web.strategy.StrategyJson;

/// The orchestrator's strategies in the API's words.
record ShownStrategies(Orchestrator orchestrator) implements StrategyDirectory {
    @Override
    public List<StrategyJson> strategies() {
        return orchestrator.states().stream().map(ShownStrategies::shown).toList();
    }

    private static StrategyJson shown(StrategyState state) {
        Signal signal = state.lastSignal();
        String description = state.statusReason().isEmpty()
                ? state.description()
                : state.description() + " Disabled: " + state.statusReason();
        return new StrategyJson(
                state.name(),
                state.symbol(),
                state.frame().text(),
                state.status().name(),
                description,
                state.openTrade() == null ? 0 : 1,
                state.closedTrades(),
                FixedPoint.toDecimal(state.realizedPnl()).toPlainString(),
                signal == null ? null : new StrategyJson.SignalJson(time(signal.timeNanos()), signal.text()));
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
