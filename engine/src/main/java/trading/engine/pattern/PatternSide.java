package trading.engine.pattern;

/// Which way one sighting points: prices up, prices down, or not (yet) known.
public enum PatternSide {
    BULLISH,
    BEARISH,
    NEUTRAL;

    /// `+1`, `-1`, `0`.
    int sign() {
        return this == BULLISH ? 1 : this == BEARISH ? -1 : 0;
    }

    static PatternSide of(int sign) {
        return sign > 0 ? BULLISH : sign < 0 ? BEARISH : NEUTRAL;
    }
}
