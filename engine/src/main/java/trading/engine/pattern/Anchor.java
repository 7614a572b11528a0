package trading.engine.pattern;

/// A point by bar number, before it becomes a [SightingPoint].
record Anchor(int bar, double price, PointRole role) {}
