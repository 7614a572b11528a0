package trading.engine.model;

/// What is paid from a traded value on: parts per million of the notional, below 0 when the venue pays.
public record FeeTier(long fromNotional, int makerFeePpm, int takerFeePpm) {}
