package trading.engine.model;

/// How much a kill switch stops.
public enum KillScope {
    GLOBAL,
    VENUE,
    INSTRUMENT,
    STRATEGY,
    ACCOUNT
}
