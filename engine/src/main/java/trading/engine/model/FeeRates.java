package trading.engine.model;

/// What an account with a table of fees pays now, and the value of 30 days that it does so for.
public record FeeRates(int account, long tradedNotional, int makerFeePpm, int takerFeePpm) {}
