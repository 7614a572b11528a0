package trading.engine.pattern;

/// What a point of a sighting is in its pattern.
public enum PointRole {
    /// The bar that was seen, of a candlestick.
    SIGNAL,
    /// Where the move before the pattern began.
    LEAD_IN,
    TOP,
    BOTTOM,
    LEFT_SHOULDER,
    HEAD,
    RIGHT_SHOULDER,
    /// Between two tops, bottoms or shoulders.
    NECK,
    /// A touch of the upper line.
    UPPER_TOUCH,
    /// A touch of the lower line.
    LOWER_TOUCH,
    POLE_START,
    POLE_END,
    LEFT_RIM,
    CUP,
    RIGHT_RIM,
    HANDLE,
    /// A turn at a level.
    TOUCH,
    /// The bar that closed beyond the line.
    BREAKOUT
}
