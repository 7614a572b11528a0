package trading.engine.pattern;

/// A pattern that can be seen: one of TA-Lib's candlesticks or a chart pattern.
public sealed interface PatternKind permits CandlestickPattern, ChartPattern {
    /// The name in capitals that identifies it in the API and in ids.
    String name();

    /// As people write it.
    String title();

    PatternGroup group();

    /// Which way it can point.
    PatternBias bias();

    /// One sentence: what it is said to mean.
    String text();
}
