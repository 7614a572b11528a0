package trading.engine.model;

/// How the orders of a list depend on each other.
public enum Contingency {
    /// One cancels the others: the first execution of one ends the rest.
    OCO,
    /// One triggers the others: the first order works, the others wait for it and take the quantity that it
    /// has filled.
    OTO,
    /// One updates the others: what one fills, the others have less.
    OUO,
    /// The first order triggers the others, which update each other: an entry with its target and its stop.
    BRACKET
}
