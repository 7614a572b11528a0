package trading.engine.pattern;

/// A line to draw, from bar to bar (their open times); prices are ticks. It is straight over bars, which is
/// straight over time only where no bar is missing.
public record SightingLine(LineRole role, long fromTimeNanos, long fromPrice, long toTimeNanos, long toPrice) {}
