package trading.engine.strategy;

/// Lots, and how one came to them in plain words.
public record SizedQuantity(long lots, String arithmetic) {}
