package trading.engine.matching;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// The resting orders of one instrument, matched by price, then by time. An account never trades with
/// itself, and no price rests at or through the other side's best.
///
/// Allocates only while there are more orders, levels or prices than ever before.
public final class OrderBook {
    private final BookListener listener;
    private final BookSide bids = new BookSide(Side.BUY, true);
    private final BookSide asks = new BookSide(Side.SELL, true);
    private int orderCount;

    /// Counts the orders that came in.
    private long turn;

    public OrderBook(BookListener listener) {
        this.listener = listener;
    }

    /// Matches a new order. One that has more left at a price at which it may take no more of an outside
    /// market's order does not rest there. With an outcome other than [Outcome#FILLED] or
    /// [Outcome#RESTING], what the order has left is the caller's to end.
    public Outcome submit(BookOrder taker, TimeInForce timeInForce) {
        if (taker.level != null || taker.leavesQuantity() == 0) {
            throw new IllegalStateException("book: orderId=" + taker.orderId() + " leaves=" + taker.leavesQuantity()
                    + " resting=" + taker.isResting() + " is not new");
        }
        turn++;
        if (timeInForce == TimeInForce.FOK
                && !FillOrKill.isPossible(taker, side(taker.side().opposite()))) {
            return Outcome.FILL_OR_KILL;
        }
        Outcome stopped = match(taker);
        if (stopped != null) {
            return stopped;
        }
        if (taker.leavesQuantity() == 0) {
            return Outcome.FILLED;
        }
        boolean mayRest = timeInForce != TimeInForce.IOC && timeInForce != TimeInForce.FOK;
        boolean keepsApart = taker.outsideMarket() ? stepsBack(taker) : !wouldTake(taker);
        if (!mayRest || !keepsApart) {
            return Outcome.NO_LIQUIDITY;
        }
        taker.showSlice();
        PriceLevel level = rest(taker);
        listener.onLevel(taker.side(), level.price, level.shown);
        return Outcome.RESTING;
    }

    /// Whether the other side's best price is within the order's bound: it would not simply rest.
    public boolean wouldTake(BookOrder order) {
        PriceLevel best = side(order.side().opposite()).best();
        return best != null && best.home.isWithin(best.price, order.priceBound());
    }

    /// Takes a resting order out. What it has left is the caller's to end.
    public void cancel(BookOrder order) {
        PriceLevel level = levelOf(order);
        remove(level, order);
        levelChanged(level);
    }

    /// Leaves less of a resting order, in its place. False, and nothing is done, when that would not be less,
    /// or nothing.
    public boolean shrink(BookOrder resting, long newLeaves) {
        PriceLevel level = levelOf(resting);
        if (newLeaves < 1 || newLeaves >= resting.leavesQuantity()) {
            return false;
        }
        long before = level.shown;
        level.shrink(resting, resting.leavesQuantity() - newLeaves);
        if (level.shown != before) {
            levelChanged(level);
        }
        return true;
    }

    /// Takes a resting order out and submits it again, changed, behind those that are there. The outcome is
    /// that of a new order; its other marks, a queue ahead of it too, stay as they are.
    public Outcome replace(BookOrder resting, long newLeaves, long newPriceBound, TimeInForce timeInForce) {
        BookOrder.check(resting.orderId(), newLeaves, newPriceBound);
        cancel(resting);
        resting.amend(newLeaves, newPriceBound);
        return submit(resting, timeInForce);
    }

    /// Puts an order of a snapshot behind those that are there, as it is, without matching. The listener is
    /// told nothing.
    public void restore(BookOrder order) {
        if (order.level != null || order.leavesQuantity() == 0 || wouldTake(order)) {
            throw new IllegalArgumentException("book: orderId=" + order.orderId() + " price=" + order.priceBound()
                    + " leaves=" + order.leavesQuantity() + " cannot rest");
        }
        rest(order);
    }

    /// 0 when there is none.
    public long bestPrice(Side side) {
        PriceLevel best = side(side).best();
        return best == null ? 0 : best.price;
    }

    /// What the best level shows; 0 when there is none.
    public long bestQuantity(Side side) {
        PriceLevel best = side(side).best();
        return best == null ? 0 : best.shown;
    }

    public int orderCount() {
        return orderCount;
    }

    public int levelCount(Side side) {
        return side(side).count();
    }

    /// What all orders of that side have left, hidden or not, at `price` and better.
    public long quantityWithin(Side side, long price) {
        long quantity = 0;
        PriceLevel level = side(side).best();
        while (level != null && level.home.isWithin(level.price, price)) {
            quantity = Math.addExact(quantity, level.leaves);
            level = level.worse;
        }
        return quantity;
    }

    /// Each level with what it shows, best first.
    public void forEachLevel(Side side, LevelConsumer consumer) {
        for (PriceLevel level = side(side).best(); level != null; level = level.worse) {
            consumer.accept(level.price, level.shown);
        }
    }

    /// Each order, in the order in which they would be filled, for as long as `goOn` says so.
    public void forEachOrder(Side side, Predicate<BookOrder> goOn) {
        BookOrder order = first(side);
        while (order != null && goOn.test(order)) {
            order = next(order);
        }
    }

    /// The one that would be filled first; null when there is none.
    public @Nullable BookOrder first(Side side) {
        PriceLevel best = side(side).best();
        return best == null ? null : best.first;
    }

    /// The one that would be filled after this one; null when there is none.
    public @Nullable BookOrder next(BookOrder resting) {
        if (resting.later != null) {
            return resting.later;
        }
        PriceLevel worse = levelOf(resting).worse;
        return worse == null ? null : worse.first;
    }

    /// Takes one price level.
    @FunctionalInterface
    public interface LevelConsumer {
        void accept(long price, long shownQuantity);
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private PriceLevel levelOf(BookOrder order) {
        PriceLevel level = order.level;
        if (level == null || level.home != side(order.side())) {
            throw new IllegalStateException("book: orderId=" + order.orderId() + " does not rest here");
        }
        return level;
    }

    /// What stopped it before it was filled or found no more; else null.
    private @Nullable Outcome match(BookOrder taker) {
        BookSide opposite = side(taker.side().opposite());
        PriceLevel level = opposite.best();
        while (level != null && taker.leavesQuantity() > 0 && opposite.isWithin(level.price, taker.priceBound())) {
            PriceLevel worse = level.worse;
            long before = level.shown;
            Outcome stopped = matchLevel(taker, level);
            if (level.shown != before) {
                levelChanged(level);
            }
            if (stopped != null) {
                return stopped;
            }
            level = worse;
        }
        return null;
    }

    private @Nullable Outcome matchLevel(BookOrder taker, PriceLevel level) {
        BookOrder maker = level.first;
        while (maker != null && taker.leavesQuantity() > 0) {
            BookOrder later = maker.later;
            if (maker.account() == taker.account()) {
                Outcome stopped = meetItself(maker, taker, level);
                if (stopped != null) {
                    return stopped;
                }
                maker = later;
            } else {
                boolean isLastAgain = fill(maker, taker, level) && later == null;
                maker = isLastAgain ? maker : later;
            }
        }
        return null;
    }

    /// True when the maker is an iceberg that now shows a new slice, at the back.
    private boolean fill(BookOrder maker, BookOrder taker, PriceLevel level) {
        long offered = taker.leavesQuantity();
        if (level.isTouchedBy(taker)) {
            offered = maker.passQueue(offered, turn);
        }
        offered = taker.shareOf(maker, maker.shareOfTaker(taker, offered, turn));
        long quantity = Math.min(maker.shownQuantity(), offered);
        if (quantity == 0) {
            return false;
        }
        taker.reduce(quantity);
        boolean renewed = level.fill(maker, quantity);
        if (maker.level == null) {
            orderCount--;
        }
        listener.onMatch(maker, taker, level.price, quantity);
        return renewed;
    }

    private @Nullable Outcome meetItself(BookOrder maker, BookOrder taker, PriceLevel level) {
        SelfTradePrevention mode = taker.selfTradePrevention();
        if (mode == SelfTradePrevention.DECREMENT) {
            long quantity = Math.min(maker.leavesQuantity(), taker.leavesQuantity());
            taker.reduce(quantity);
            level.shrink(maker, quantity);
            if (maker.level == null) {
                orderCount--;
            }
            listener.onDecrement(maker, taker, quantity);
            return taker.leavesQuantity() == 0 ? Outcome.DECREMENTED : null;
        }
        if (mode != SelfTradePrevention.EXPIRE_TAKER) {
            remove(level, maker);
            listener.onSelfMatch(maker, taker);
        }
        return mode == SelfTradePrevention.EXPIRE_MAKER ? null : Outcome.SELF_MATCH;
    }

    /// Moves the bound away from the other side's best price. False when there is no price left for it.
    private boolean stepsBack(BookOrder order) {
        if (!wouldTake(order)) {
            return true;
        }
        long price = bestPrice(order.side().opposite()) - order.side().sign();
        if (price < 1) {
            return false;
        }
        order.changeBound(price);
        return true;
    }

    private PriceLevel rest(BookOrder order) {
        PriceLevel level = side(order.side()).at(order.priceBound());
        level.add(order);
        order.forgetTurn();
        orderCount++;
        return level;
    }

    private void remove(PriceLevel level, BookOrder order) {
        level.remove(order);
        orderCount--;
    }

    private void levelChanged(PriceLevel level) {
        long price = level.price;
        long shown = level.shown;
        if (level.first == null) {
            level.home.remove(level);
        }
        listener.onLevel(level.home.side, price, shown);
    }
}
