package trading.engine.orchestrator;

/// Whether a strategy may trade.
public enum StrategyStatus {
    /// The orchestrator is not started.
    WAITING,
    RUNNING,
    /// It broke a rule and is not called again until the next start. Its open trade keeps its stop and
    /// target.
    DISABLED
}
