package trading.engine.matching;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;

/// What the book knows of an order: mutable, owned by the book while it is in there.
///
/// Carries its own links, so that adding and removing allocate nothing; a subclass adds what others know of
/// the order.
public class BookOrder {
    private final long orderId;
    private final int account;
    private final Side side;
    private final long priceBound;
    private long leavesQuantity;

    @Nullable
    PriceLevel level;

    @Nullable
    BookOrder earlier;

    @Nullable
    BookOrder later;

    /// `priceBound`: the worst price it may trade at, and the one it rests at, in ticks.
    public BookOrder(long orderId, int account, Side side, long quantity, long priceBound) {
        if (quantity <= 0 || priceBound <= 0) {
            throw new IllegalArgumentException(
                    "order: id=" + orderId + " quantity=" + quantity + " price=" + priceBound);
        }
        this.orderId = orderId;
        this.account = account;
        this.side = side;
        this.priceBound = priceBound;
        this.leavesQuantity = quantity;
    }

    public final long orderId() {
        return orderId;
    }

    public final int account() {
        return account;
    }

    public final Side side() {
        return side;
    }

    public final long priceBound() {
        return priceBound;
    }

    public final long leavesQuantity() {
        return leavesQuantity;
    }

    /// Whether it rests in a book.
    public final boolean isResting() {
        return level != null;
    }

    final void reduce(long quantity) {
        if (quantity <= 0 || quantity > leavesQuantity) {
            throw new IllegalStateException(
                    "order: id=" + orderId + " leaves=" + leavesQuantity + " filled=" + quantity);
        }
        leavesQuantity -= quantity;
    }

    /// Nothing is left of it from here on. Only for orders that do not rest.
    public final void endLeaves() {
        if (level != null) {
            throw new IllegalStateException("order: id=" + orderId + " rests");
        }
        leavesQuantity = 0;
    }
}
