package trading.engine.gateway;

/// Whether commands are taken.
public enum GatewayState {
    RUNNING,
    /// Nothing is taken. After a failed write this lasts until the next start; for want of disk space it
    /// ends by itself when there is room again. Reads go on.
    HALTED,
    CLOSED
}
