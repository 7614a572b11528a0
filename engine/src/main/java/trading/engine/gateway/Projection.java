package trading.engine.gateway;

/// A handler that keeps what it saw. After a restart the gateway decides the journal again from where the
/// projection stopped and hands it what it missed, before anything new is accepted.
public interface Projection extends ReportHandler {
    /// The last sequence that is safely stored, 0 when there is none. Asked once, at start.
    long lastStoredSequence();
}
