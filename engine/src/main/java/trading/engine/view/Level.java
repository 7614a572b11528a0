package trading.engine.view;

/// One price of a book and all that rests there, in ticks and lots.
public record Level(long price, long quantity) {}
