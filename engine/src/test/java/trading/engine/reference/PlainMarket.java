package trading.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trading.engine.bar.BarBuilder;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.model.TriggerPrice;

/// An instrument, the orders in its book and those that wait for a price, and its last prices.
final class PlainMarket {
    Instrument instrument;
    final BarBuilder bars;

    /// Best first, at one price the earlier first.
    private final List<PlainOrder> bids = new ArrayList<>();

    private final List<PlainOrder> asks = new ArrayList<>();

    /// First come first; an order whose stop price moves comes again.
    final List<PlainOrder> waiting = new ArrayList<>();

    long lastPrice;
    long lastTradeNanos;
    long confirmedNanos;
    Quote reported;

    /// Prices at which open trades could be exited since they were last measured.
    final List<Long> bidsSeen = new ArrayList<>();

    final List<Long> asksSeen = new ArrayList<>();

    PlainMarket(Instrument instrument) {
        this.instrument = instrument;
        this.bars = new BarBuilder(instrument.id());
        this.reported = new Quote(instrument.id(), 0, 0, 0, 0, 0);
    }

    List<PlainOrder> book(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static boolean isBetter(Side side, long price, long other) {
        return side == Side.BUY ? price > other : price < other;
    }

    /// Whether an order of that side and bound may trade at that price.
    static boolean reaches(Side side, long bound, long price) {
        return side == Side.BUY ? price <= bound : price >= bound;
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

    boolean wouldTake(Side side, long bound) {
        long best = best(side.opposite());
        return best > 0 && reaches(side, bound, best);
    }

    long shownAt(Side side, long price) {
        return book(side).stream()
                .filter(order -> order.bound == price)
                .mapToLong(PlainOrder::shown)
                .sum();
    }

    Quote quote(long nowNanos) {
        long bid = best(Side.BUY);
        long ask = best(Side.SELL);
        return new Quote(instrument.id(), bid, shownAt(Side.BUY, bid), ask, shownAt(Side.SELL, ask), nowNanos);
    }

    private boolean hasMiddle() {
        return best(Side.BUY) > 0 && best(Side.SELL) > 0;
    }

    /// Twice the reference price: the middle of the book, else the last trade, 0 when there is none.
    long doubledReference() {
        return hasMiddle() ? best(Side.BUY) + best(Side.SELL) : 2 * lastPrice;
    }

    /// In ticks, rounded down.
    long reference() {
        return doubledReference() / 2;
    }

    long referenceNanos() {
        return hasMiddle() ? confirmedNanos : lastTradeNanos;
    }

    /// What a trade of that side could be exited at.
    long exitPrice(Side tradeSide) {
        long best = best(tradeSide);
        return best > 0 ? best : lastPrice;
    }

    /// What a conditional order of that side looks at; 0 when there is none.
    long triggerPrice(Side orderSide, TriggerPrice looksAt) {
        return looksAt == TriggerPrice.LAST_PRICE ? lastPrice : exitPrice(orderSide.opposite());
    }

    /// Sells that look at the best price, then buys, then those that look at the last trade; of each,
    /// rising ones by stop price, then falling ones, first come first served. Null when none is reached.
    @Nullable
    PlainOrder nextReleased() {
        PlainOrder next = null;
        for (PlainOrder order : waiting) {
            if (isReached(order) && (next == null || isBefore(order, next))) {
                next = order;
            }
        }
        return next;
    }

    private boolean isReached(PlainOrder order) {
        long price = triggerPrice(order.side(), order.triggerPrice());
        return price > 0 && (order.isReleasedByRise() ? price >= order.stopPrice : price <= order.stopPrice);
    }

    private static boolean isBefore(PlainOrder order, PlainOrder other) {
        if (rank(order) != rank(other)) {
            return rank(order) < rank(other);
        }
        return order.isReleasedByRise() ? order.stopPrice < other.stopPrice : order.stopPrice > other.stopPrice;
    }

    private static int rank(PlainOrder order) {
        boolean last = order.triggerPrice() == TriggerPrice.LAST_PRICE;
        int kind = last ? 2 : order.side() == Side.SELL ? 0 : 1;
        return 2 * kind + (order.isReleasedByRise() ? 0 : 1);
    }

    void notePrices() {
        note(bidsSeen, exitPrice(Side.BUY));
        note(asksSeen, exitPrice(Side.SELL));
    }

    private static void note(List<Long> seen, long price) {
        if (price > 0 && (seen.isEmpty() || !Objects.equals(seen.getLast(), price))) {
            seen.add(price);
        }
    }
}
