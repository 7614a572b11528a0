package trading.engine.matching;

import trading.engine.model.Side;

/// Hears what happens in a book, in order, while it happens.
///
/// Must not change the book, and finds its best prices settled only after `submit` has returned. A maker that
/// no longer rests is the listener's: it may be begun anew at once.
public interface BookListener {
    /// `maker` rested, `taker` came. What both have left is already less by `quantity`.
    void onMatch(BookOrder maker, BookOrder taker, long price, long quantity);

    /// The level now shows `shownQuantity` in all, 0 when it is gone. Told once a level, after its matches,
    /// and not when it shows as much as before.
    void onLevel(Side side, long price, long shownQuantity);

    /// `maker` was in the way of `taker`, of the same account, and is out of the book: what it has left is
    /// the listener's to end.
    void onSelfMatch(BookOrder maker, BookOrder taker);

    /// Instead of a trade within one account, both have lost `quantity`. A maker that has nothing left is out
    /// of the book.
    void onDecrement(BookOrder maker, BookOrder taker, long quantity);
}
