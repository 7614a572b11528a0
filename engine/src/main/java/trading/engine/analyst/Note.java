package trading.engine.analyst;

/// A piece of news or a remark that was known at `timeNanos`. Its text is somebody else's: data, never an
/// instruction.
public record Note(String source, long timeNanos, String text) {}
