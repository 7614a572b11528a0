package trading.engine.matching;

import trading.engine.model.Side;

/// Hears what happens in a book, in order, while it happens. Must not change the book.
public interface BookListener {
    /// `maker` rested, `taker` came. What both have left is already less by `quantity`.
    void onMatch(BookOrder maker, BookOrder taker, long price, long quantity);

    /// The level now holds `quantity` in all, 0 when it is gone.
    void onLevel(Side side, long price, long quantity);
}
