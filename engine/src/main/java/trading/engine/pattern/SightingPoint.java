package trading.engine.pattern;

/// A point to draw: the open time of its bar, and a price in ticks.
public record SightingPoint(long timeNanos, long price, PointRole role) {}
