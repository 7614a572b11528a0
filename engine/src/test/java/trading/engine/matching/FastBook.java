package trading.engine.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// [OrderBook] as a [TestBook].
final class FastBook implements TestBook, BookListener {
    private final OrderBook book = new OrderBook(this);
    private final Map<Long, BookOrder> orders = new HashMap<>();
    private List<Event> events = new ArrayList<>();

    @Override
    public List<Event> submit(long id, int account, Side side, long quantity, long price, TimeInForce timeInForce) {
        BookOrder order = new BookOrder(id, account, side, quantity, price);
        orders.put(id, order);
        Outcome outcome = book.submit(order, timeInForce);
        events.add(new End(outcome));
        return taken();
    }

    @Override
    public List<Event> cancel(long id) {
        BookOrder order = orders.get(id);
        if (order != null && order.isResting()) {
            book.cancel(order);
        }
        return taken();
    }

    @Override
    public List<Long> queue(Side side) {
        List<Long> ids = new ArrayList<>();
        book.forEachOrder(side, order -> ids.add(order.orderId()));
        return ids;
    }

    private List<Event> taken() {
        List<Event> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    @Override
    public void onMatch(BookOrder maker, BookOrder taker, long price, long quantity) {
        events.add(new Match(maker.orderId(), taker.orderId(), price, quantity));
    }

    @Override
    public void onLevel(Side side, long price, long quantity) {
        events.add(new Level(side, price, quantity));
    }
}
