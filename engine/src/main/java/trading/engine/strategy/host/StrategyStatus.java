package trading.engine.strategy.host;

/// Whether a strategy may trade.
public enum StrategyStatus {
    /// Nothing has started yet.
    WAITING,
    RUNNING,
    /// A person has stopped it. Its open trades keep their stops and targets.
    STOPPED,
    /// It broke a rule and is not called again until a person or the next start starts it. Its open trades keep
    /// their stops and targets.
    DISABLED
}
