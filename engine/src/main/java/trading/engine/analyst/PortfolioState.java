package trading.engine.analyst;

/// What the account is worth and has left: money.
public record PortfolioState(long equity, long freeCash, int openPositions) {}
