package trading.engine.strategy.host;

/// What became of what a strategy wanted.
public enum Outcome {
    /// An order was sent.
    SENT,
    /// The analyst thinks otherwise, and is surer than the seat overrules.
    VETOED,
    /// There would be too little to trade, or no order may be that large.
    TOO_SMALL,
    /// The gateway was busy.
    BUSY,
    /// Risk refused it: a limit, a lock, a kill switch.
    DENIED,
    /// The order was accepted before a crash.
    REPEATED
}
