package trading.engine.orchestrator;

/// Where it is kept how strategies were declared, and since when. Called in somebody's turn.
@FunctionalInterface
public interface SessionLog {
    /// Kept nowhere.
    SessionLog NONE = mark -> {};

    /// Must not throw: strategies trade on whether or not it can be kept.
    void noted(SessionMark mark);
}
