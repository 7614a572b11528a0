package trading.engine.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// Section 8, the book: price, then time; icebergs, own orders, the outside market.
final class PlainBook {
    /// How the matching of an order ended.
    enum Outcome {
        FILLED,
        RESTING,
        NO_LIQUIDITY,
        FILL_OR_KILL,
        SELF_MATCH
    }

    /// Hears what happens while it happens.
    interface Listener {
        void onTrade(PlainOrder maker, PlainOrder taker, long price, long quantity);

        void onDecrement(PlainOrder maker, PlainOrder taker, long quantity);

        void onSelfMatch(PlainOrder maker);
    }

    private final PlainState state;
    private final Listener listener;

    PlainBook(PlainState state, Listener listener) {
        this.state = state;
        this.listener = listener;
    }

    Outcome submit(PlainOrder taker, TimeInForce timeInForce) {
        if (timeInForce == TimeInForce.FOK && !canFillWhole(taker)) {
            return Outcome.FILL_OR_KILL;
        }
        Outcome stopped = match(taker);
        if (stopped != null) {
            return stopped;
        }
        if (taker.leaves == 0) {
            return Outcome.FILLED;
        }
        if (!timeInForce.rests() || !findPlace(taker)) {
            return Outcome.NO_LIQUIDITY;
        }
        taker.slice = taker.terms().displayQuantity();
        taker.market.rest(taker);
        tellLevel(taker);
        return Outcome.RESTING;
    }

    void cancel(PlainOrder order) {
        order.market.takeOut(order);
        tellLevel(order);
    }

    /// Leaves less of a resting order, in its place.
    void shrink(PlainOrder order, long leaves) {
        long before = order.market.shownAt(order.side(), order.bound);
        order.leaves = leaves;
        if (order.market.shownAt(order.side(), order.bound) != before) {
            tellLevel(order);
        }
    }

    private void tellLevel(PlainOrder order) {
        tellLevel(order.market, order.side(), order.bound);
    }

    private void tellLevel(PlainMarket market, Side side, long price) {
        state.changed(market);
        state.emit(new Report.DepthUpdated(market.instrument.id(), side, price, market.shownAt(side, price)));
    }

    /// Nothing rests where it would trade. An order of the outside market steps back from the other
    /// side; any other may take no more there. False when there is no place.
    private static boolean findPlace(PlainOrder order) {
        while (order.ofOutsideMarket && order.bound > 0 && order.market.wouldTake(order.side(), order.bound)) {
            order.bound -= order.side().sign();
        }
        return order.bound > 0 && !order.market.wouldTake(order.side(), order.bound);
    }

    /// What stopped it before it was filled or found no more.
    private @Nullable Outcome match(PlainOrder taker) {
        PlainMarket market = taker.market;
        Side side = taker.side().opposite();
        Map<PlainOrder, Long> shares = new HashMap<>();
        Map<PlainOrder, Long> parts = new HashMap<>();
        Set<PlainOrder> passedOver = new HashSet<>();
        Outcome stopped = null;
        long level = 0;
        long shownBefore = 0;
        PlainOrder maker = next(taker, passedOver);
        while (maker != null && stopped == null) {
            if (maker.bound != level) {
                tellChanged(market, side, level, shownBefore);
                level = maker.bound;
                shownBefore = market.shownAt(side, level);
            }
            if (maker.owner == taker.owner) {
                stopped = meetItself(maker, taker);
            } else {
                long most = Math.min(maker.shown(), taker.leaves);
                long offered = offered(maker, taker, shares);
                offered = Math.min(offered, parts.computeIfAbsent(maker, met -> share(met, taker, taker.leaves)));
                offered = Math.min(offered, share(taker, maker, maker.leaves));
                long quantity = Math.min(maker.shown(), offered);
                if (quantity < most) {
                    passedOver.add(maker);
                }
                if (quantity > 0) {
                    trade(maker, taker, quantity);
                    shares.computeIfPresent(maker, (key, share) -> share - quantity);
                    parts.computeIfPresent(maker, (key, part) -> part - quantity);
                }
            }
            maker = next(taker, passedOver);
        }
        tellChanged(market, side, level, shownBefore);
        return stopped;
    }

    private void tellChanged(PlainMarket market, Side side, long price, long shownBefore) {
        if (price != 0 && market.shownAt(side, price) != shownBefore) {
            tellLevel(market, side, price);
        }
    }

    private static @Nullable PlainOrder next(PlainOrder taker, Set<PlainOrder> passedOver) {
        if (taker.leaves > 0) {
            for (PlainOrder maker : taker.market.book(taker.side().opposite())) {
                if (PlainMarket.reaches(taker.side(), taker.bound, maker.bound) && !passedOver.contains(maker)) {
                    return maker;
                }
            }
        }
        return null;
    }

    private void trade(PlainOrder maker, PlainOrder taker, long quantity) {
        long price = maker.bound;
        taker.leaves -= quantity;
        maker.leaves -= quantity;
        maker.slice -= quantity;
        if (maker.leaves == 0) {
            maker.market.takeOut(maker);
        } else if (maker.terms().displayQuantity() > 0 && maker.slice == 0) {
            maker.slice = maker.terms().displayQuantity();
            maker.market.takeOut(maker);
            maker.market.rest(maker);
        }
        listener.onTrade(maker, taker, price, quantity);
    }

    private @Nullable Outcome meetItself(PlainOrder maker, PlainOrder taker) {
        SelfTradePrevention mode = taker.terms().selfTradePrevention();
        if (mode == SelfTradePrevention.DECREMENT) {
            long quantity = Math.min(maker.leaves, taker.leaves);
            maker.leaves -= quantity;
            taker.leaves -= quantity;
            if (maker.leaves == 0) {
                maker.market.takeOut(maker);
            }
            state.changed(maker.market);
            listener.onDecrement(maker, taker, quantity);
            return taker.leaves == 0 ? Outcome.SELF_MATCH : null;
        }
        if (mode != SelfTradePrevention.EXPIRE_TAKER) {
            maker.market.takeOut(maker);
            state.changed(maker.market);
            listener.onSelfMatch(maker);
        }
        return mode == SelfTradePrevention.EXPIRE_MAKER ? null : Outcome.SELF_MATCH;
    }

    /// What the taker has for this order. The outside market has to get to it first: through its
    /// price, or past what stands before it there, once.
    private static long offered(PlainOrder maker, PlainOrder taker, Map<PlainOrder, Long> shares) {
        if (!taker.ofOutsideMarket || taker.bound != maker.bound) {
            return taker.leaves;
        }
        if (maker.needsPassThrough) {
            return 0;
        }
        if (shares.containsKey(maker)) {
            return Math.min(shares.get(maker), taker.leaves);
        }
        long offered = Math.max(0, taker.leaves - maker.queueAhead);
        if (maker.queueAhead > 0) {
            shares.put(maker, offered);
            maker.queueAhead = Math.max(0, maker.queueAhead - taker.leaves);
        }
        return offered;
    }

    /// How much of what the other has left the order may trade with: of an outside quote, its
    /// account's part. Taken when they meet, so it is one part for all slices of an iceberg.
    private static long share(PlainOrder order, PlainOrder other, long leavesOfOther) {
        if (!other.ofOutsideMarket) {
            return Long.MAX_VALUE;
        }
        return PlainMoney.of(leavesOfOther)
                .multiply(PlainMoney.of(order.participationPpm))
                .divide(PlainMoney.MILLION)
                .longValueExact();
    }

    /// What orders have, as a match would change it.
    private record Stock(PlainOrder order, long leaves, long slice) {}

    /// Goes through the book as a match would, without touching it.
    private static boolean canFillWhole(PlainOrder taker) {
        List<Stock> stocks = new ArrayList<>();
        for (PlainOrder maker : taker.market.book(taker.side().opposite())) {
            if (PlainMarket.reaches(taker.side(), taker.bound, maker.bound)) {
                stocks.add(new Stock(maker, maker.leaves, maker.slice));
            }
        }
        long missing = taker.leaves;
        while (missing > 0 && !stocks.isEmpty()) {
            Stock stock = stocks.removeFirst();
            PlainOrder maker = stock.order();
            if (maker.owner == taker.owner) {
                if (taker.terms().selfTradePrevention() != SelfTradePrevention.EXPIRE_MAKER) {
                    return false;
                }
                continue;
            }
            long display = maker.terms().displayQuantity();
            long shown = display == 0 ? stock.leaves() : Math.min(stock.leaves(), stock.slice());
            long taken = Math.min(shown, Math.min(missing, share(taker, maker, stock.leaves())));
            missing -= taken;
            if (taken == shown && stock.leaves() > taken) {
                int behind = 0;
                while (behind < stocks.size() && stocks.get(behind).order().bound == maker.bound) {
                    behind++;
                }
                stocks.add(behind, new Stock(maker, stock.leaves() - taken, display));
            }
        }
        return missing == 0;
    }
}
