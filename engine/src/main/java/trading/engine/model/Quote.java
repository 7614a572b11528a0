package trading.engine.model;

/// The best prices of a book. A side that is empty has price 0 and quantity 0.
public record Quote(int instrument, long bidPrice, long bidQuantity, long askPrice, long askQuantity, long timeNanos) {}
