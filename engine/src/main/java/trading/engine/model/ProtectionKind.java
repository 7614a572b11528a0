package trading.engine.model;

/// What a protection reacts to.
public enum ProtectionKind {
    /// As many stop-loss exits as `trades` in the time looked back at.
    STOP_LOSS_GUARD,
    /// The equity fell by more than `thresholdPpm` in the time looked back at.
    MAX_DRAWDOWN,
    /// At least `trades` trades of a pair earned less than `thresholdPpm` of what they cost together.
    LOW_PROFIT,
    /// Any trade that ended.
    COOLDOWN
}
