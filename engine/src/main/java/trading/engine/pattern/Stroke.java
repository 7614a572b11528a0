package trading.engine.pattern;

/// A line to draw from a bar on, before it becomes a [SightingLine].
record Stroke(Line line, int fromBar, LineRole role) {}
