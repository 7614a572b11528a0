package trading.engine.pattern;

/// What a line of a sighting is in its pattern.
public enum LineRole {
    NECKLINE,
    UPPER,
    LOWER,
    POLE,
    RIM,
    LEVEL
}
