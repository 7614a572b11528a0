package trading.engine.core;

import org.jspecify.annotations.Nullable;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.RateLimits;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;
import trading.engine.risk.ClosedTrades;

/// What a match means for both orders: money moves, trades are entered and exited, fills are reported.
///
/// The book is at work meanwhile, so what a fill means for other orders is put in line for
/// [OrderEnding#settle()].
final class FillBooking {
    private final CoreState state;

    /// Orders that something follows for, first come first served.
    private final Roll<LiveOrder> line = new Roll<>();

    private int served;

    FillBooking(CoreState state) {
        this.state = state;
    }

    private Outbox outbox() {
        return state.outbox;
    }

    /// `price`: the market's, which everybody sees. `filledAt`: what the two are booked at, which the
    /// taker's slippage may have made worse.
    void onMatch(Market market, LiveOrder maker, LiveOrder taker, long price, long filledAt, long quantity) {
        book(maker, filledAt, quantity, Liquidity.MAKER);
        book(taker, filledAt, quantity, Liquidity.TAKER);
        if (maker.openQuantity() - maker.heldQuantity != maker.leavesQuantity()
                || taker.openQuantity() - taker.heldQuantity != taker.leavesQuantity()) {
            throw new IllegalStateException("match: maker=" + maker.orderId() + " taker=" + taker.orderId());
        }
        long now = outbox().timeNanos();
        market.bars.onTrade(now, price, quantity, outbox().bars());
        outbox().reports().marketTraded(market.id(), ++state.lastMatchId, price, quantity, taker.side(), now);
    }

    /// The book has taken the maker out.
    void onSelfMatch(LiveOrder maker) {
        doom(maker, CancelReason.SELF_MATCH);
    }

    void onDecrement(LiveOrder maker, LiveOrder taker, long quantity) {
        decrement(maker, quantity);
        if (taker.leavesQuantity() > 0) {
            decrement(taker, quantity);
        }
    }

    private void decrement(LiveOrder order, long quantity) {
        if (quantity == order.openQuantity()) {
            doom(order, CancelReason.SELF_MATCH);
        } else {
            order.restate(quantity);
            enqueue(order);
        }
    }

    void doom(LiveOrder order, CancelReason reason) {
        if (order.doom == null) {
            order.doom = reason;
        }
        enqueue(order);
    }

    void enqueue(LiveOrder order) {
        if (!order.queued) {
            order.queued = true;
            line.add(order);
        }
    }

    /// The next one in line; null when there is none.
    @Nullable
    LiveOrder next() {
        if (served == line.count()) {
            line.clear();
            served = 0;
            return null;
        }
        LiveOrder order = line.get(served++);
        order.queued = false;
        return order;
    }

    /// The first one in line that is to end and has not; null when there is none. It stays in line.
    @Nullable
    LiveOrder nextDoomed() {
        for (int i = served; i < line.count(); i++) {
            LiveOrder order = line.get(i);
            if (order.doom != null && !order.hasEnded()) {
                return order;
            }
        }
        return null;
    }

    private void book(LiveOrder order, long price, long quantity, Liquidity liquidity) {
        boolean worse = order.side() == Side.BUY ? price > order.priceBound() : price < order.priceBound();
        if (worse) {
            throw new IllegalStateException(
                    "fill: orderId=" + order.orderId() + " price=" + price + " bound=" + order.priceBound());
        }
        if (order.isLiquidity()) {
            bookPart(order, price, quantity, liquidity, null, false);
        } else if (order.exits) {
            bookPart(order, price, quantity, liquidity, order.trade, true);
        } else {
            long rest = order.opensTrade ? quantity : exitOldest(order, price, quantity, liquidity);
            if (rest > 0) {
                bookPart(order, price, rest, liquidity, entered(order, rest), false);
            }
        }
        if (order.hasEnded()) {
            filled(order);
        }
    }

    private void filled(LiveOrder order) {
        state.removeOrder(order);
        if (order.reduceOnly) {
            order.holding().countReduceOnly(-1);
        }
        OrderList list = order.list;
        if (list != null && list.isParent(order)) {
            parentEnded(list, order);
        }
        finish(order);
    }

    /// Nobody needs it after this command, or not before its list has ended.
    void finish(LiveOrder order) {
        OrderList list = order.list;
        if (list == null) {
            give(order);
        } else if (list.hasEnded()) {
            state.removeList(list);
            for (int i = 0; i < list.orders.size(); i++) {
                give(list.orders.get(i));
            }
        }
    }

    private void give(LiveOrder order) {
        if (!order.finished) {
            order.finished = true;
            outbox().finished(order);
        }
    }

    private long exitOldest(LiveOrder order, long price, long quantity, Liquidity liquidity) {
        Holding holding = order.holding();
        Side opposite = order.side().opposite();
        long rest = quantity;
        RoundTrip trade = holding.oldestExitable(opposite);
        while (rest > 0 && trade != null) {
            long part = Math.min(rest, trade.exitableQuantity());
            bookPart(order, price, part, liquidity, trade, true);
            rest -= part;
            trade = rest > 0 ? holding.oldestExitable(opposite) : null;
        }
        return rest;
    }

    /// The trade that a fill of this order enters: its own, or a new one.
    private RoundTrip entered(LiveOrder order, long quantity) {
        RoundTrip known = order.trade;
        if (known != null) {
            return known;
        }
        RoundTrip trade = open(order, Math.max(quantity, order.openQuantity()));
        order.trade = trade;
        return trade;
    }

    /// A new trade that the order is to enter.
    RoundTrip open(LiveOrder order, long quantity) {
        RoundTrip trade = state.spareTrades.take();
        trade.begin(
                ++state.lastTradeId,
                order.account(),
                order.instrument(),
                order.seat.exposure(order.market.quoteAsset),
                order.side(),
                order.orderId(),
                quantity,
                order.stopLossPrice,
                order.takeProfitPrice,
                outbox().timeNanos());
        state.addTrade(trade);
        return trade;
    }

    private void bookPart(
            LiveOrder order, long price, long quantity, Liquidity liquidity, @Nullable RoundTrip trade, boolean exit) {
        long now = outbox().timeNanos();
        Market market = order.market;
        Instrument instrument = market.instrument();
        long notional = instrument.notional(price, quantity);
        long base = instrument.baseUnits(quantity);
        long fee = order.charge(notional, liquidity);
        order.fill(quantity, notional, now);
        long released = 0;
        if (!order.isLiquidity()) {
            if (order.list != null) {
                tellList(order.list, order, quantity);
            }
            released = state.commitments.afterFill(order, order.side() == Side.BUY ? notional + fee : base);
        }
        state.ledger.settle(
                order.owner(), order.side(), market.baseAsset, market.quoteAsset, base, notional, fee, released);
        outbox().changed(order.participant);
        if (order.owner().feesByValue()) {
            state.fees.traded(order.owner(), market.quoteAsset, notional);
        }
        if (trade != null) {
            bookTrade(order, trade, price, quantity, notional, fee, exit);
            countExecution(order, now);
        }
        outbox().reports()
                .filled(
                        order,
                        ++state.lastFillId,
                        price,
                        quantity,
                        fee,
                        liquidity,
                        trade == null ? 0 : trade.tradeId(),
                        now);
    }

    /// What a fill means for the others of the list.
    private void tellList(OrderList list, LiveOrder order, long quantity) {
        boolean parent = list.isParent(order);
        if (!parent && !list.shares(order)) {
            return;
        }
        for (int i = 0; i < list.orders.size(); i++) {
            LiveOrder other = list.orders.get(i);
            if (other == order || other.hasEnded() || other.doom != null) {
                continue;
            }
            if (parent) {
                long more = Math.min(quantity, other.heldQuantity - other.activating);
                if (more > 0) {
                    other.activating += more;
                    enqueue(other);
                }
            } else if (list.shares(other)) {
                shrink(list, other, quantity);
            }
        }
    }

    /// What is about to work counts like what works: it would be more than there is when it begins.
    private void shrink(OrderList list, LiveOrder other, long quantity) {
        long working = other.workingQuantity();
        long less = Math.min(quantity, working + other.activating);
        if (list.contingency == Contingency.OCO || less == other.openQuantity()) {
            doom(other, CancelReason.CONTINGENT);
        } else if (less > 0) {
            long early = Math.max(0, less - working);
            other.heldQuantity -= early;
            other.activating -= early;
            other.restate(less);
            enqueue(other);
        }
    }

    /// What waits for a parent that fills no more, will never work.
    void parentEnded(OrderList list, LiveOrder parent) {
        for (int i = 0; i < list.orders.size(); i++) {
            LiveOrder child = list.orders.get(i);
            long never = child.heldQuantity - child.activating;
            if (child == parent || child.hasEnded() || child.doom != null || never == 0) {
                continue;
            }
            if (never == child.openQuantity()) {
                doom(child, CancelReason.PARENT_ENDED);
            } else {
                child.heldQuantity -= never;
                child.restate(never);
                enqueue(child);
            }
        }
    }

    private void bookTrade(
            LiveOrder order, RoundTrip trade, long price, long quantity, long notional, long fee, boolean exit) {
        long now = outbox().timeNanos();
        Holding holding = order.holding();
        outbox().changed(holding);
        outbox().changed(trade);
        if (!exit) {
            boolean opens = trade.status() == TradeStatus.PENDING;
            holding.enter(trade, quantity, notional, fee, now);
            if (opens && trade.isProtected()) {
                order.market.protectedTrades.add(trade);
            }
            return;
        }
        trade.measure(order.market.instrument().valueAtMost(price, trade.openQuantity()));
        holding.exit(trade, quantity, notional, fee, order.exitReason, now);
        if (trade.status() == TradeStatus.CLOSED) {
            closed(order, trade, now);
        }
    }

    private void closed(LiveOrder order, RoundTrip trade, long now) {
        state.removeTrade(trade);
        if (trade.isProtected()) {
            order.market.protectedTrades.remove(trade);
        }
        LiveOrder entry = state.order(trade.entryOrderId());
        if (entry != null && entry.trade == trade) {
            if (entry.opensTrade) {
                doom(entry, CancelReason.TRADE_CLOSED);
            } else {
                entry.trade = null;
            }
        }
        if (!order.participant.risk.protections().isEmpty()) {
            ExitReason reason = trade.exitReason();
            order.participant
                    .risk
                    .closedTrades()
                    .add(new ClosedTrades.Closed(
                            now, trade.instrument(), trade.side(), reason, trade.realizedPnl(), trade.entryNotional()));
            state.outbox.closedTrade(order.participant, trade.instrument(), trade.side());
        }
    }

    /// A strategy that executes too much is to be stopped once the book is not at work any more.
    private void countExecution(LiveOrder order, long now) {
        RateLimits rate = order.owner().limits().rate();
        if (rate.executions() > 0 && !order.seat.strategy().isEmpty()) {
            int before = order.seat.executions().within(now, rate.executionNanos());
            order.seat.executions().add(now);
            if (before >= rate.executions()) {
                outbox().flooded(order.seat);
            }
        }
    }
}
