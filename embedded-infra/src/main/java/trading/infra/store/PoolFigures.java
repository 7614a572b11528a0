package trading.infra.store;

/// The pool of connections that queries use: how many there are, in use and idle, how many threads wait for one, and
/// the most there may be.
public record PoolFigures(int active, int idle, int waiting, int maximum) {}
