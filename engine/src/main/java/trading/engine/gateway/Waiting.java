package trading.engine.gateway;

/// How the threads of the ring wait for work.
public enum Waiting {
    /// They sleep: for shared cores.
    BLOCKING,
    /// They yield and never sleep: a core each.
    YIELDING,
    /// They spin: a core each, isolated.
    BUSY_SPIN
}
