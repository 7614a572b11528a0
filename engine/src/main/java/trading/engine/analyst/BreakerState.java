package trading.engine.analyst;

/// Whether the model is asked.
public enum BreakerState {
    /// It is.
    CLOSED,
    /// One question is let through to see whether it works again.
    HALF_OPEN,
    /// It is not: it failed too often, and time must pass first.
    OPEN
}
