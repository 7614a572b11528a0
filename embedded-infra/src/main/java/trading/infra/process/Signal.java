package trading.infra.process;

/// How a process is asked, or made, to end.
public enum Signal {
    /// PostgreSQL: end the sessions, write everything, stop.
    INT,
    /// Redis, and most programs: stop in order.
    TERM,
    /// PostgreSQL: stop at once, recover at the next start.
    QUIT,
    /// Cannot be refused.
    KILL
}
