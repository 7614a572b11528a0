package trading.engine.model;

/// How long an order stays.
public enum TimeInForce {
    /// Until filled or canceled.
    GTC,
    /// Immediate or cancel: fills what it can, the rest is canceled.
    IOC,
    /// Fill or kill: all at once or nothing.
    FOK,
    /// Until midnight (UTC).
    DAY,
    /// Until a time that the order names.
    GTD;

    /// What it does not fill at once may wait in the book.
    public boolean rests() {
        return this != IOC && this != FOK;
    }
}
