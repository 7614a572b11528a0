package trading.engine.matching;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;

/// The orders at one price of one side, first in, first out. Reused once it is empty.
final class PriceLevel {
    final Side side;
    long price;
    long quantity;

    @Nullable
    BookOrder first;

    @Nullable
    BookOrder last;

    PriceLevel(Side side) {
        this.side = side;
    }

    void append(BookOrder order) {
        order.level = this;
        order.earlier = last;
        if (last == null) {
            first = order;
        } else {
            last.later = order;
        }
        last = order;
        quantity = Math.addExact(quantity, order.leavesQuantity());
    }

    void remove(BookOrder order) {
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
        quantity -= order.leavesQuantity();
    }
}
