package trading.engine.gateway;

/// What a command is worth once it is answered.
public enum Durability {
    /// It is on disk before it is decided.
    FORCED,
    /// It is as good as the process: nothing is written down, no snapshot either, so that the next start finds
    /// what was there before. For measurements, and for sessions that need not outlive the process.
    NONE
}
