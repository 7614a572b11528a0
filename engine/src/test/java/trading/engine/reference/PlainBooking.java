package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.Fill;
import trading.engine.model.Liquidity;
import trading.engine.model.RateLimits;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;

/// What a match means: money moves, trades are entered and exited, fills are reported.
final class PlainBooking implements PlainBook.Listener {
    private final PlainState state;
    private final PlainVenue venue;

    PlainBooking(PlainState state, PlainVenue venue) {
        this.state = state;
        this.venue = venue;
    }

    @Override
    public void onTrade(PlainOrder maker, PlainOrder taker, long price, long quantity) {
        PlainMarket market = maker.market;
        long paid = slipped(maker, taker, price);
        state.changed(market);
        market.lastPrice = price;
        market.lastTradeNanos = state.nowNanos;
        market.confirmedNanos = state.nowNanos;
        book(maker, paid, quantity, Liquidity.MAKER);
        book(taker, paid, quantity, Liquidity.TAKER);
        market.bars.onTrade(state.nowNanos, price, quantity, bar -> state.emit(new Report.BarClosed(bar)));
        state.emit(new Report.MarketTraded(
                market.instrument.id(), ++state.lastMatchId, price, quantity, taker.side(), state.nowNanos));
    }

    /// Worse than the market's own price, never beyond the bound.
    private static long slipped(PlainOrder maker, PlainOrder taker, long price) {
        int ppm = taker.owner.fillModel.slippagePpm();
        if (ppm == 0 || taker.isLiquidity() || !maker.isLiquidity()) {
            return price;
        }
        long slip = PlainMoney.ceiling(PlainMoney.of(price).multiply(PlainMoney.of(ppm)), PlainMoney.MILLION)
                .longValueExact();
        return taker.side() == Side.BUY ? Math.min(taker.bound, price + slip) : Math.max(taker.bound, price - slip);
    }

    @Override
    public void onSelfMatch(PlainOrder maker) {
        venue.doom(maker, CancelReason.SELF_MATCH);
    }

    @Override
    public void onDecrement(PlainOrder maker, PlainOrder taker, long quantity) {
        decrement(maker, quantity);
        if (taker.leaves > 0) {
            decrement(taker, quantity);
        }
    }

    private void decrement(PlainOrder order, long quantity) {
        if (quantity == order.open()) {
            venue.doom(order, CancelReason.SELF_MATCH);
        } else {
            venue.makeSmaller(order, quantity);
        }
    }

    private void book(PlainOrder order, long price, long quantity, Liquidity liquidity) {
        if (order.isLiquidity()) {
            bookPart(order, price, quantity, liquidity, null, false);
        } else if (order.exits) {
            bookPart(order, price, quantity, liquidity, order.trade, true);
        } else {
            long rest = order.opensTrade() ? quantity : exitOldest(order, price, quantity, liquidity);
            if (rest > 0) {
                if (order.trade == null) {
                    order.trade = venue.newTrade(order, order.open());
                }
                bookPart(order, price, rest, liquidity, order.trade, false);
            }
        }
        if (order.hasEnded()) {
            state.orders.remove(order.orderId);
            venue.ended(order);
        }
    }

    private long exitOldest(PlainOrder order, long price, long quantity, Liquidity liquidity) {
        long rest = quantity;
        for (PlainTrade trade : state.openTrades(order.owner, order.market)) {
            long part = Math.min(rest, state.exitable(trade));
            if (trade.side != order.side() && part > 0) {
                bookPart(order, price, part, liquidity, trade, true);
                rest -= part;
            }
        }
        return rest;
    }

    private void bookPart(
            PlainOrder order,
            long price,
            long quantity,
            Liquidity liquidity,
            @Nullable PlainTrade trade,
            boolean exit) {
        BigInteger notional = PlainMoney.notional(order.market.instrument, price, quantity);
        BigInteger fee = order.charge(notional, liquidity == Liquidity.MAKER ? order.makerFeePpm : order.takerFeePpm);
        order.filled += quantity;
        order.filledNotional = order.filledNotional.add(notional);
        order.updatedNanos = state.nowNanos;
        if (order.filled == order.quantity) {
            order.phase = PlainOrder.Phase.ENDED;
            order.endStatus = trading.engine.model.OrderStatus.FILLED;
        }
        tellList(order, quantity);
        pay(order, quantity, notional, fee);
        if (order.owner.feesByValue()) {
            String quote = order.market.instrument.quote();
            order.owner.countTraded(state.nowNanos, PlainEquities.value(state, quote, notional));
        }
        if (trade != null) {
            bookTrade(order, trade, price, quantity, notional, fee, exit);
            countExecution(order);
        }
        Fill fill = new Fill(
                ++state.lastFillId,
                order.orderId,
                order.owner.id,
                order.market.instrument.id(),
                order.side(),
                price,
                quantity,
                fee.longValueExact(),
                liquidity,
                trade == null ? 0 : trade.tradeId,
                state.nowNanos);
        state.emit(new Report.Filled(fill, order.toOrder(), order.isLiquidity()));
    }

    /// What a fill means for the others of its list.
    private void tellList(PlainOrder order, long quantity) {
        PlainList list = order.list;
        if (list == null) {
            return;
        }
        for (PlainOrder other : list.orders) {
            if (other == order || other.hasEnded() || other.doom != null) {
                continue;
            }
            if (list.isParent(order)) {
                long more = Math.min(quantity, other.held - other.activating);
                if (more > 0) {
                    venue.activate(other, more);
                }
            } else if (order.sharesWithList() && other.sharesWithList()) {
                shrink(list, other, quantity);
            }
        }
    }

    /// What one of a list fills, the others have less: of what works, and of what is about to.
    private void shrink(PlainList list, PlainOrder other, long quantity) {
        long less = Math.min(quantity, other.working() + other.activating);
        if (list.contingency == Contingency.OCO || less == other.open()) {
            venue.doom(other, CancelReason.CONTINGENT);
        } else if (less > 0) {
            long early = Math.max(0, less - other.working());
            other.held -= early;
            other.activating -= early;
            venue.makeSmaller(other, less);
        }
    }

    private void pay(PlainOrder order, long quantity, BigInteger notional, BigInteger fee) {
        PlainAccount account = order.owner;
        String base = order.market.instrument.base();
        String quote = order.market.instrument.quote();
        BigInteger units = PlainMoney.baseUnits(order.market.instrument, quantity);
        boolean buy = order.side() == Side.BUY;
        account.add(base, buy ? units : units.negate());
        account.add(quote, (buy ? notional.negate() : notional).subtract(fee));
        if (!account.isLiquidity() && !account.isMargin()) {
            BigInteger cost = buy ? notional.add(fee) : units;
            order.lock(order.locked().subtract(cost).min(PlainReserves.needed(order)));
            if (order.locked().signum() < 0) {
                throw new IllegalStateException("locked: orderId=" + order.orderId + " left=" + order.locked());
            }
        }
        state.changedBalance(account, base);
        state.changedBalance(account, quote);
    }

    private void bookTrade(
            PlainOrder order,
            PlainTrade trade,
            long price,
            long quantity,
            BigInteger notional,
            BigInteger fee,
            boolean exit) {
        PlainAccount account = order.owner;
        int instrument = order.market.instrument.id();
        state.changedPosition(account, order.market);
        state.changed(trade);
        account.fees.merge(instrument, fee, BigInteger::add);
        if (!exit) {
            boolean opens = trade.status == TradeStatus.PENDING;
            trade.enter(quantity, notional, fee, state.nowNanos);
            if (opens) {
                account.openTrades.add(trade);
            }
            return;
        }
        trade.measureAt(price);
        BigInteger gained = trade.exit(quantity, notional, fee, order.exitReason, state.nowNanos);
        account.grossPnl.merge(instrument, gained, BigInteger::add);
        if (trade.status == TradeStatus.CLOSED) {
            closed(trade);
        }
    }

    /// What is left of its entry has nothing to enter any more.
    private void closed(PlainTrade trade) {
        state.trades.remove(trade.tradeId);
        trade.owner.openTrades.remove(trade);
        PlainOrder entry = trade.entry;
        if (!entry.hasEnded() && entry.trade == trade) {
            if (entry.opensTrade()) {
                venue.doom(entry, CancelReason.TRADE_CLOSED);
            } else {
                entry.trade = null;
            }
        }
        if (!trade.owner.protections.isEmpty()) {
            var closed = new PlainAccount.ClosedTrade(state.nowNanos, trade, trade.exitReason);
            trade.owner.closedTrades.add(closed);
            state.closedNow.add(closed);
        }
    }

    private void countExecution(PlainOrder order) {
        RateLimits rate = order.owner.limits.rate();
        String strategy = order.request.strategy();
        if (rate.executions() == 0 || strategy.isEmpty()) {
            return;
        }
        Deque<Long> times = order.owner.executions.computeIfAbsent(strategy, name -> new ArrayDeque<>());
        boolean flood = PlainAccount.within(times, state.nowNanos, rate.executionNanos()) >= rate.executions();
        times.addLast(state.nowNanos);
        PlainAccount.remember(times, rate.executions());
        boolean known = state.flooded.stream()
                .anyMatch(other ->
                        other.owner == order.owner && other.request.strategy().equals(strategy));
        if (flood && !known) {
            state.flooded.add(order);
        }
    }
}
