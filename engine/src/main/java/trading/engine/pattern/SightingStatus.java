package trading.engine.pattern;

/// Where a sighting stands. A candlestick is [#CONFIRMED] by the bar that completes it.
public enum SightingStatus {
    /// The shape is there, its line is not broken.
    FORMING,
    /// A bar closed beyond the line.
    CONFIRMED,
    /// The target was reached first.
    TARGET_REACHED,
    /// The invalidation price was reached first, or the shape broke the wrong way.
    INVALIDATED,
    /// Nothing of all that within its time.
    EXPIRED
}
