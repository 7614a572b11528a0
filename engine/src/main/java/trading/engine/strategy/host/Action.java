package trading.engine.strategy.host;

/// What a strategy wanted.
public enum Action {
    ENTER,
    EXIT,
    CANCEL
}
