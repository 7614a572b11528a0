package trading.engine.matching;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;

/// The orders of one instrument that wait for a price: stops and take-profits.
///
/// An order is either in here or in an [OrderBook]. It waits by a trigger price of its own; what it has left
/// and its price bound mean nothing yet, and may be changed by [BookOrder#amend].
public final class TriggerBook {
    /// The nearest trigger is the lowest one, as in a book of asks.
    private final BookSide rising = new BookSide(Side.SELL, false);

    /// The nearest trigger is the highest one, as in a book of bids.
    private final BookSide falling = new BookSide(Side.BUY, false);

    private int count;

    /// `rising`: released once the price is at the trigger or above, else at the trigger or below. Goes
    /// behind those with the same trigger; a snapshot is restored by adding in the order of [#first].
    public void add(BookOrder order, boolean rising, long triggerPrice) {
        if (order.level != null || triggerPrice <= 0) {
            throw new IllegalArgumentException("trigger: orderId=" + order.orderId() + " price=" + triggerPrice
                    + " isInABook=" + (order.level != null));
        }
        side(rising).at(triggerPrice).link(order);
        count++;
    }

    public void remove(BookOrder order) {
        PriceLevel level = levelOf(order);
        level.unlink(order);
        if (level.first == null) {
            level.home.remove(level);
        }
        count--;
    }

    /// Behind those that have the new trigger already; where it is when that is its own.
    public void move(BookOrder order, long newTriggerPrice) {
        PriceLevel level = levelOf(order);
        if (newTriggerPrice != level.price) {
            if (newTriggerPrice <= 0) {
                throw new IllegalArgumentException("trigger: orderId=" + order.orderId() + " price=" + newTriggerPrice);
            }
            boolean rises = level.home == rising;
            remove(order);
            add(order, rises, newTriggerPrice);
        }
    }

    public boolean isWaiting(BookOrder order) {
        PriceLevel level = order.level;
        return level != null && (level.home == rising || level.home == falling);
    }

    public long triggerPrice(BookOrder order) {
        return levelOf(order).price;
    }

    /// Whether it waits for the price to rise.
    public boolean isRising(BookOrder order) {
        return levelOf(order).home == rising;
    }

    /// The first one to release at that price, which stays in here until it is removed; null when there is
    /// none, or no price (0). Rising ones go first, then the nearest trigger, then the first in.
    public @Nullable BookOrder nextReached(long price) {
        if (price <= 0) {
            return null;
        }
        PriceLevel lowest = rising.best();
        if (lowest != null && lowest.price <= price) {
            return lowest.first;
        }
        PriceLevel highest = falling.best();
        return highest != null && highest.price >= price ? highest.first : null;
    }

    public int count() {
        return count;
    }

    /// The one that would be released first; null when there is none.
    public @Nullable BookOrder first(boolean rising) {
        PriceLevel nearest = side(rising).best();
        return nearest == null ? null : nearest.first;
    }

    /// The one that would be released after this one; null when there is none.
    public @Nullable BookOrder next(BookOrder waiting) {
        if (waiting.later != null) {
            return waiting.later;
        }
        PriceLevel farther = levelOf(waiting).worse;
        return farther == null ? null : farther.first;
    }

    /// Each order, in the order in which they would be released.
    public void forEach(boolean rising, Consumer<BookOrder> consumer) {
        for (BookOrder order = first(rising); order != null; order = next(order)) {
            consumer.accept(order);
        }
    }

    private BookSide side(boolean rises) {
        return rises ? rising : falling;
    }

    private PriceLevel levelOf(BookOrder order) {
        PriceLevel level = order.level;
        if (level == null || (level.home != rising && level.home != falling)) {
            throw new IllegalStateException("trigger: orderId=" + order.orderId() + " does not wait here");
        }
        return level;
    }
}
