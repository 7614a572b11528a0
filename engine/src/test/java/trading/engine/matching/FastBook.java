package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// [OrderBook] as a [TestBook], with orders that are used again as soon as they have ended.
final class FastBook implements TestBook, BookListener {
    private static final class PooledOrder extends BookOrder {
        void begin(Ticket ticket) {
            begin(ticket.id(), ticket.account(), ticket.side(), ticket.quantity(), ticket.price());
            iceberg(ticket.display());
            selfTradePrevention(ticket.selfTradePrevention());
            outsideMarket(ticket.outside());
            needsPassThrough(ticket.needsPassThrough());
            queueAhead(ticket.queueAhead());
        }
    }

    /// Nothing of it may show in an order that is begun after it.
    private static final Ticket GARBAGE = new Ticket(-1, Side.SELL, 13, 666)
            .showing(3)
            .fromOutside()
            .passedThrough()
            .behind(7);

    private final Map<Long, BookOrder> orders = new HashMap<>();
    private final Deque<PooledOrder> spare = new ArrayDeque<>();
    private OrderBook book = new OrderBook(this);
    private List<Event> events = new ArrayList<>();

    @Override
    public List<Event> submit(Ticket ticket) {
        PooledOrder order = take(ticket);
        orders.put(ticket.id(), order);
        end(order, book.submit(order, ticket.timeInForce()));
        return taken();
    }

    private PooledOrder take(Ticket ticket) {
        PooledOrder order = spare.isEmpty() ? new PooledOrder() : spare.pop();
        order.begin(ticket);
        return order;
    }

    private void end(BookOrder order, Outcome outcome) {
        events.add(new End(outcome));
        if (outcome != Outcome.RESTING) {
            boolean isWhole = outcome == Outcome.FILLED || outcome == Outcome.DECREMENTED;
            assertThat(order.leavesQuantity() == 0).isEqualTo(isWhole);
            end(order);
        }
    }

    private void end(BookOrder order) {
        orders.remove(order.orderId());
        order.endLeaves();
        PooledOrder pooled = (PooledOrder) order;
        pooled.begin(GARBAGE);
        spare.push(pooled);
    }

    @Override
    public List<Event> cancel(long id) {
        BookOrder order = orders.get(id);
        if (order != null) {
            book.cancel(order);
            end(order);
        }
        return taken();
    }

    @Override
    public List<Event> shrink(long id, long newLeaves) {
        BookOrder order = orders.get(id);
        if (order != null) {
            boolean isLess = newLeaves >= 1 && newLeaves < order.leavesQuantity();
            assertThat(book.shrink(order, newLeaves)).isEqualTo(isLess);
        }
        return taken();
    }

    @Override
    public List<Event> replace(long id, long newLeaves, long newPrice, TimeInForce timeInForce) {
        BookOrder order = orders.get(id);
        if (order != null) {
            end(order, book.replace(order, newLeaves, newPrice, timeInForce));
        }
        return taken();
    }

    @Override
    public boolean wouldTake(Ticket ticket) {
        PooledOrder order = take(ticket);
        boolean wouldTake = book.wouldTake(order);
        spare.push(order);
        return wouldTake;
    }

    @Override
    public List<Resting> queue(Side side) {
        List<Resting> queue = new ArrayList<>();
        book.forEachOrder(
                side,
                order -> queue.add(new Resting(
                        order.orderId(),
                        order.priceBound(),
                        order.leavesQuantity(),
                        order.shownQuantity(),
                        order.queueAhead())));
        return queue;
    }

    @Override
    public long quantityWithin(Side side, long price) {
        return book.quantityWithin(side, price);
    }

    /// Goes on with a new book, made of what a snapshot would keep of this one.
    void restart() {
        OrderBook restored = new OrderBook(this);
        for (Side side : Side.values()) {
            for (BookOrder order = book.first(side); order != null; order = book.next(order)) {
                PooledOrder copy = new PooledOrder();
                copy.begin(order.orderId(), order.account(), order.side(), order.leavesQuantity(), order.priceBound());
                if (order.displayQuantity() > 0) {
                    copy.iceberg(order.displayQuantity());
                    copy.restoreShown(order.shownQuantity());
                }
                copy.selfTradePrevention(order.selfTradePrevention());
                copy.outsideMarket(order.outsideMarket());
                copy.needsPassThrough(order.needsPassThrough());
                copy.queueAhead(order.queueAhead());
                restored.restore(copy);
                orders.put(copy.orderId(), copy);
            }
        }
        book = restored;
        assertThat(events).isEmpty();
    }

    /// Not crossed nor locked; levels sorted, with the sums of their orders; each order is where it says.
    void verify() {
        long bid = book.bestPrice(Side.BUY);
        long ask = book.bestPrice(Side.SELL);
        assertThat(bid == 0 || ask == 0 || bid < ask)
                .as("bid=%d ask=%d", bid, ask)
                .isTrue();
        int count = 0;
        for (Side side : Side.values()) {
            count += verify(side);
        }
        if (count != book.orderCount() || count != orders.size()) {
            throw new AssertionError("count=" + count + " book=" + book.orderCount() + " known=" + orders.size());
        }
    }

    private int verify(Side side) {
        int count = 0;
        int levels = 0;
        PriceLevel level = level(book.first(side));
        if (level != null) {
            boolean isBest = level.better == null
                    && level.price == book.bestPrice(side)
                    && level.shown == book.bestQuantity(side);
            if (!isBest) {
                throw new AssertionError("best: price=" + level.price + " shown=" + level.shown);
            }
        }
        while (level != null) {
            long shown = 0;
            long leaves = 0;
            for (BookOrder order = level.first; order != null; order = order.later) {
                boolean isInPlace = order.level == level && order.priceBound() == level.price && order.side() == side;
                boolean isAlive = order.shownQuantity() > 0 && order.isResting();
                if (!isInPlace || !isAlive || orders.get(order.orderId()) != order) {
                    throw new AssertionError("order: id=" + order.orderId() + " level=" + level.price);
                }
                shown += order.shownQuantity();
                leaves += order.leavesQuantity();
                count++;
            }
            PriceLevel worse = level.worse;
            boolean isSorted =
                    worse == null || (worse.better == level && !worse.home.isWithin(worse.price, level.price));
            if (shown != level.shown || leaves != level.leaves || !isSorted) {
                throw new AssertionError("level: price=" + level.price + " shown=" + shown + "/" + level.shown
                        + " leaves=" + leaves + "/" + level.leaves + " sorted=" + isSorted);
            }
            levels++;
            level = worse;
        }
        if (levels != book.levelCount(side)) {
            throw new AssertionError("levels: " + side + " counted=" + levels + " known=" + book.levelCount(side));
        }
        return count;
    }

    private static PriceLevel level(BookOrder order) {
        return order == null ? null : order.level;
    }

    private List<Event> taken() {
        List<Event> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    @Override
    public void onMatch(BookOrder maker, BookOrder taker, long price, long quantity) {
        events.add(new Match(maker.orderId(), taker.orderId(), price, quantity));
        if (maker.leavesQuantity() == 0) {
            end(maker);
        }
    }

    @Override
    public void onLevel(Side side, long price, long shownQuantity) {
        events.add(new Level(side, price, shownQuantity));
    }

    @Override
    public void onSelfMatch(BookOrder maker, BookOrder taker) {
        events.add(new SelfMatch(maker.orderId(), taker.orderId()));
        end(maker);
    }

    @Override
    public void onDecrement(BookOrder maker, BookOrder taker, long quantity) {
        events.add(new Decrement(maker.orderId(), taker.orderId(), quantity));
        if (maker.leavesQuantity() == 0) {
            end(maker);
        }
    }
}
