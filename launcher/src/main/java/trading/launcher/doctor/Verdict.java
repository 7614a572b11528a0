package trading.launcher.doctor;

/// How bad it is.
public enum Verdict {
    /// As it should be.
    OK,
    /// Nothing stands in the way, but somebody should know; or it cannot be told on this system.
    NOTE,
    /// It stands in the way of a start, or of work without loss.
    WRONG
}
