package trading.engine.orchestrator;

import trading.engine.strategy.host.Decision;

/// Is told all decisions, on the gateway's thread for the orchestrator: must not wait.
///
/// The same id may come again, with what became of the decision, or after a crash: the later word holds.
@FunctionalInterface
public interface DecisionListener {
    void decided(Decision decision);
}
