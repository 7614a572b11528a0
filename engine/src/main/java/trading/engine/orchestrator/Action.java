package trading.engine.orchestrator;

/// What was decided.
public enum Action {
    ENTER,
    EXIT
}
