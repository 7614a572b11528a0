package trading.engine.matching;

import java.util.function.Predicate;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// The resting orders of one instrument, matched by price, then by time. An account never trades with
/// itself: the incoming order stops before its own resting one.
public final class OrderBook {
    private final BookListener listener;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);

    public OrderBook(BookListener listener) {
        this.listener = listener;
    }

    /// Matches a new order. With an outcome other than [Outcome#FILLED] or [Outcome#RESTING], what the
    /// order has left is the caller's to end.
    public Outcome submit(BookOrder taker, TimeInForce timeInForce) {
        if (timeInForce == TimeInForce.FOK && !canFillWhole(taker)) {
            return Outcome.FILL_OR_KILL;
        }
        boolean metItself = match(taker);
        if (taker.leavesQuantity() == 0) {
            return Outcome.FILLED;
        }
        if (metItself) {
            return Outcome.SELF_MATCH;
        }
        if (timeInForce != TimeInForce.GTC) {
            return Outcome.NO_LIQUIDITY;
        }
        PriceLevel level = rest(taker);
        listener.onLevel(taker.side(), level.price, level.quantity);
        return Outcome.RESTING;
    }

    /// Takes a resting order out.
    public void cancel(BookOrder order) {
        PriceLevel level = order.level;
        if (level == null) {
            throw new IllegalStateException("book: orderId=" + order.orderId() + " does not rest");
        }
        level.remove(order);
        levelChanged(level);
    }

    /// Puts an order of a snapshot behind those that are there, without matching.
    public void restore(BookOrder order) {
        rest(order);
    }

    /// 0 when there is none.
    public long bestPrice(Side side) {
        PriceLevel best = side(side).best();
        return best == null ? 0 : best.price;
    }

    /// 0 when there is none.
    public long bestQuantity(Side side) {
        PriceLevel best = side(side).best();
        return best == null ? 0 : best.quantity;
    }

    /// Each level, best first.
    public void forEachLevel(Side side, LevelConsumer consumer) {
        BookSide levels = side(side);
        for (int depth = 0; depth < levels.count(); depth++) {
            consumer.accept(levels.level(depth).price, levels.level(depth).quantity);
        }
    }

    /// Each order, in the order in which they would be filled, for as long as `goOn` says so.
    public void forEachOrder(Side side, Predicate<BookOrder> goOn) {
        BookSide levels = side(side);
        for (int depth = 0; depth < levels.count(); depth++) {
            for (BookOrder order = levels.level(depth).first; order != null; order = order.later) {
                if (!goOn.test(order)) {
                    return;
                }
            }
        }
    }

    /// Takes one price level.
    @FunctionalInterface
    public interface LevelConsumer {
        void accept(long price, long quantity);
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static boolean reaches(BookOrder taker, long price) {
        return taker.side() == Side.BUY ? price <= taker.priceBound() : price >= taker.priceBound();
    }

    /// True when it stopped before an order of its own account.
    private boolean match(BookOrder taker) {
        BookSide opposite = side(taker.side().opposite());
        PriceLevel level = opposite.best();
        while (level != null && taker.leavesQuantity() > 0 && reaches(taker, level.price)) {
            long before = level.quantity;
            boolean metItself = matchLevel(taker, level);
            if (level.quantity != before) {
                levelChanged(level);
            }
            if (metItself) {
                return true;
            }
            level = opposite.best();
        }
        return false;
    }

    private boolean matchLevel(BookOrder taker, PriceLevel level) {
        BookOrder maker = level.first;
        while (maker != null && taker.leavesQuantity() > 0) {
            if (maker.account() == taker.account()) {
                return true;
            }
            long quantity = Math.min(maker.leavesQuantity(), taker.leavesQuantity());
            maker.reduce(quantity);
            taker.reduce(quantity);
            level.quantity -= quantity;
            BookOrder next = maker.later;
            if (maker.leavesQuantity() == 0) {
                level.remove(maker);
            }
            listener.onMatch(maker, taker, level.price, quantity);
            maker = next;
        }
        return false;
    }

    private boolean canFillWhole(BookOrder taker) {
        BookSide opposite = side(taker.side().opposite());
        long missing = taker.leavesQuantity();
        for (int depth = 0; depth < opposite.count(); depth++) {
            PriceLevel level = opposite.level(depth);
            if (!reaches(taker, level.price)) {
                return false;
            }
            for (BookOrder maker = level.first; maker != null; maker = maker.later) {
                if (maker.account() == taker.account()) {
                    return false;
                }
                missing -= maker.leavesQuantity();
                if (missing <= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private PriceLevel rest(BookOrder order) {
        PriceLevel level = side(order.side()).at(order.priceBound());
        level.append(order);
        return level;
    }

    private void levelChanged(PriceLevel level) {
        long price = level.price;
        long quantity = level.quantity;
        if (level.first == null) {
            side(level.side).remove(level);
        }
        listener.onLevel(level.side, price, quantity);
    }
}
