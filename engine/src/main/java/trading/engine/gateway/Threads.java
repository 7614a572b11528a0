package trading.engine.gateway;

/// How many threads a command passes on its way to the decision.
public enum Threads {
    /// One writes it down, one decides: the disk is at work while commands before it are decided.
    TWO,
    /// One does both: nothing is handed over, so a command that comes alone is answered sooner.
    ONE
}
