package trading.engine.reference;

import java.util.ArrayList;
import java.util.List;
import trading.engine.bar.BarBuilder;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.model.Side;

/// An instrument, the orders in its book, and its last prices.
final class PlainMarket {
    Instrument instrument;
    final BarBuilder bars;
    /// Best first, at one price the earlier first.
    private final List<PlainOrder> bids = new ArrayList<>();
    private final List<PlainOrder> asks = new ArrayList<>();
    long lastPrice;
    long lastTradeNanos;
    long confirmedNanos;
    Quote reported;

    PlainMarket(Instrument instrument) {
        this.instrument = instrument;
        this.bars = new BarBuilder(instrument.id());
        this.reported = new Quote(instrument.id(), 0, 0, 0, 0, 0);
    }

    List<PlainOrder> book(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    static boolean isBetter(Side side, long price, long other) {
        return side == Side.BUY ? price > other : price < other;
    }

    /// Behind all that are as good or better.
    void rest(PlainOrder order) {
        List<PlainOrder> book = book(order.side());
        int index = 0;
        while (index < book.size() && !isBetter(order.side(), order.bound, book.get(index).bound)) {
            index++;
        }
        book.add(index, order);
        order.resting = true;
    }

    void takeOut(PlainOrder order) {
        book(order.side()).remove(order);
        order.resting = false;
    }

    /// 0 when there is none.
    long best(Side side) {
        List<PlainOrder> book = book(side);
        return book.isEmpty() ? 0 : book.getFirst().bound;
    }

    long quantityAt(Side side, long price) {
        return book(side).stream()
                .filter(order -> order.bound == price)
                .mapToLong(PlainOrder::open)
                .sum();
    }

    Quote quote(long nowNanos) {
        long bid = best(Side.BUY);
        long ask = best(Side.SELL);
        return new Quote(
                instrument.id(), bid, quantityAt(Side.BUY, bid), ask, quantityAt(Side.SELL, ask), nowNanos);
    }

    boolean hasMiddle() {
        return best(Side.BUY) > 0 && best(Side.SELL) > 0;
    }

    /// Twice the reference price: the middle of the book, else the last trade, 0 when there is none.
    long doubledReference() {
        return hasMiddle() ? best(Side.BUY) + best(Side.SELL) : 2 * lastPrice;
    }

    long referenceNanos() {
        return hasMiddle() ? confirmedNanos : lastTradeNanos;
    }

    /// What a trade of that side could be exited at.
    long exitPrice(Side tradeSide) {
        long best = best(tradeSide);
        return best > 0 ? best : lastPrice;
    }
}
