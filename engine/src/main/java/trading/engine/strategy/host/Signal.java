package trading.engine.strategy.host;

/// What a strategy said last, or what became of it, in plain words.
public record Signal(long timeNanos, String text) {}
