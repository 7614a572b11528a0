package trading.engine.matching;

import java.util.List;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// A book as a test sees it: each call answers with everything that it made happen.
interface TestBook {
    List<Event> submit(Ticket ticket);

    /// Nothing happens for an order that does not rest.
    List<Event> cancel(long id);

    /// Nothing happens for an order that does not rest, or would not be less.
    List<Event> shrink(long id, long newLeaves);

    /// Nothing happens for an order that does not rest.
    List<Event> replace(long id, long newLeaves, long newPrice, TimeInForce timeInForce);

    boolean wouldTake(Ticket ticket);

    /// In the order in which they would be filled.
    List<Resting> queue(Side side);

    long quantityWithin(Side side, long price);

    default List<Event> submit(long id, Side side, long quantity, long price) {
        return submit(new Ticket(id, side, quantity, price));
    }

    default List<Event> submit(long id, int account, Side side, long quantity, long price, TimeInForce timeInForce) {
        return submit(new Ticket(id, side, quantity, price).by(account).on(timeInForce));
    }

    default List<Long> ids(Side side) {
        return queue(side).stream().map(Resting::id).toList();
    }

    record Resting(long id, long price, long leaves, long shown, long queueAhead) {}

    sealed interface Event {}

    record Match(long maker, long taker, long price, long quantity) implements Event {}

    record Level(Side side, long price, long shownQuantity) implements Event {}

    record SelfMatch(long maker, long taker) implements Event {}

    record Decrement(long maker, long taker, long quantity) implements Event {}

    record End(Outcome outcome) implements Event {}
}
