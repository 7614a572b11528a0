package trading.engine.matching;

import java.util.List;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// A book as a test sees it: each call answers with everything that it made happen.
interface TestBook {
    List<Event> submit(long id, int account, Side side, long quantity, long price, TimeInForce timeInForce);

    /// Nothing happens for an order that does not rest.
    List<Event> cancel(long id);

    /// Ids in the order in which they would be filled.
    List<Long> queue(Side side);

    default List<Event> submit(long id, Side side, long quantity, long price) {
        return submit(id, (int) id, side, quantity, price, TimeInForce.GTC);
    }

    sealed interface Event {}

    record Match(long maker, long taker, long price, long quantity) implements Event {}

    record Level(Side side, long price, long quantity) implements Event {}

    record End(Outcome outcome) implements Event {}
}
