package trading.engine.matching;

import org.jspecify.annotations.Nullable;

/// The orders at one price of one side, first in, first out. Reused once it is empty.
final class PriceLevel {
    final BookSide home;
    long price;

    /// What its orders show.
    long shown;

    /// What its orders have left, also what they hide.
    long leaves;

    @Nullable
    BookOrder first;

    @Nullable
    BookOrder last;

    @Nullable
    PriceLevel better;

    @Nullable
    PriceLevel worse;

    PriceLevel(BookSide home) {
        this.home = home;
    }

    /// Whether that one comes from the outside market and goes to this price, but not through it.
    boolean isTouchedBy(BookOrder taker) {
        return taker.outsideMarket() && taker.priceBound() == price;
    }

    /// Puts it at the back without counting what it has.
    void link(BookOrder order) {
        order.level = this;
        order.earlier = last;
        if (last == null) {
            first = order;
        } else {
            last.later = order;
        }
        last = order;
    }

    void unlink(BookOrder order) {
        BookOrder earlier = order.earlier;
        BookOrder later = order.later;
        if (earlier == null) {
            first = later;
        } else {
            earlier.later = later;
        }
        if (later == null) {
            last = earlier;
        } else {
            later.earlier = earlier;
        }
        order.level = null;
        order.earlier = null;
        order.later = null;
    }

    void add(BookOrder order) {
        leaves = Math.addExact(leaves, order.leavesQuantity());
        shown += order.shownQuantity();
        link(order);
    }

    void remove(BookOrder order) {
        leaves -= order.leavesQuantity();
        shown -= order.shownQuantity();
        unlink(order);
    }

    /// Takes from what the order shows. True when it shows a new slice for that, at the back.
    boolean fill(BookOrder order, long quantity) {
        shown -= order.shownQuantity();
        leaves -= quantity;
        order.fill(quantity);
        if (order.leavesQuantity() == 0) {
            unlink(order);
            return false;
        }
        boolean renewed = order.shownQuantity() == 0;
        if (renewed) {
            order.showSlice();
            if (order.later != null) {
                unlink(order);
                link(order);
            }
        }
        shown += order.shownQuantity();
        return renewed;
    }

    /// Takes from all that the order has left; it keeps its place.
    void shrink(BookOrder order, long quantity) {
        shown -= order.shownQuantity();
        leaves -= quantity;
        order.reduce(quantity);
        if (order.leavesQuantity() == 0) {
            unlink(order);
        } else {
            shown += order.shownQuantity();
        }
    }
}
