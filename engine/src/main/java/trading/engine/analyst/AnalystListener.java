package trading.engine.analyst;

/// Is told what analysts do, on their threads.
public interface AnalystListener {
    AnalystListener NONE = (question, answer) -> {};

    /// A question is answered, or is not going to be.
    void onAnswer(AnalystQuestion question, AnalystAnswer answer);

    /// A model was called, whatever came of it.
    default void onCall(String model, CallCost cost, long latencyNanos) {}

    default void onBreaker(BreakerState state, String reason) {}
}
