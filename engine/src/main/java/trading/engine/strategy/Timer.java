package trading.engine.strategy;

/// A timer of a strategy that is due. `timeNanos`: when it was to be due, by the market's time; what happens
/// in a market comes at its own times, so it may be a little later than that.
public record Timer(String name, long timeNanos) {}
