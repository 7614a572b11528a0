package trading.engine.pattern;

/// A price at which the market turned at least twice: the mean of its turns in ticks, how many there were,
/// and the bars of the first and the last of them. Below the price it is support, above it resistance.
public record PriceLevel(long price, int touches, long firstTimeNanos, long lastTimeNanos) {}
