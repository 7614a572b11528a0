package trading.engine.orchestrator;

/// What a strategy said last, or what became of it, in plain words.
public record Signal(long timeNanos, String text) {}
