package trading.engine.indicator;

/// One of the numbers that an indicator gives, and how a chart draws it.
///
/// Bands of one indicator belong together: the space between them is theirs.
public record IndicatorOutput(String name, String title, Pane pane, Shape shape) {
    /// Where it is drawn.
    public enum Pane {
        /// Over the price, on its scale.
        PRICE,
        /// In a pane of its own.
        OWN
    }

    /// As what it is drawn.
    public enum Shape {
        LINE,
        HISTOGRAM,
        BAND,
        /// One mark for each bar, not joined.
        DOTS
    }
}
