package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.ExitReason;
import trading.engine.model.Fill;
import trading.engine.model.Liquidity;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradeStatus;

/// Takes accepted orders, matches them by price, then by time, and books what they do.
final class PlainVenue {
    private final PlainState state;
    /// Entries of trades that closed while the book was at work.
    private final List<PlainOrder> orphans = new ArrayList<>();

    PlainVenue(PlainState state) {
        this.state = state;
    }

    void accept(
            SubmitOrder request,
            PlainAccount account,
            PlainMarket market,
            long bound,
            BigInteger reserve,
            ExitReason exitReason) {
        PlainOrder order =
                new PlainOrder(++state.lastOrderId, account, market, request, bound, exitReason, state.nowNanos);
        if (!request.clientOrderId().isEmpty()) {
            account.accepted.put(request.clientOrderId(), order);
        }
        state.orders.put(order.orderId, order);
        if (account.isLiquidity()) {
            market.confirmedNanos = state.nowNanos;
        } else {
            reserve(order, reserve);
            nameTrade(order);
        }
        state.emit(new Report.Accepted(order.toOrder(), account.isLiquidity()));
        match(order);
    }

    private void reserve(PlainOrder order, BigInteger amount) {
        order.reserved = amount;
        if (amount.signum() != 0) {
            state.changedBalance(order.owner, order.reservedAsset());
        }
        state.changedAccount(order.owner);
    }

    private void nameTrade(PlainOrder order) {
        if (order.exits()) {
            order.trade = state.trades.get(order.request.tradeId());
        } else if (order.opensTrade()) {
            order.trade = newTrade(order, order.quantity);
            state.changed(order.trade);
        }
    }

    private PlainTrade newTrade(PlainOrder entry, long orderQuantity) {
        PlainTrade trade = new PlainTrade(++state.lastTradeId, entry, orderQuantity, state.nowNanos);
        state.trades.put(trade.tradeId, trade);
        return trade;
    }

    private void match(PlainOrder taker) {
        boolean waits = taker.request.type() == OrderType.LIMIT;
        TimeInForce timeInForce = taker.request.timeInForce();
        if (timeInForce == TimeInForce.FOK && !canFillWhole(taker)) {
            end(taker, CancelReason.FILL_OR_KILL);
        } else {
            boolean metItself = takeWhatIsThere(taker);
            if (taker.open() == 0) {
                state.orders.remove(taker.orderId);
            } else if (metItself) {
                end(taker, CancelReason.SELF_MATCH);
            } else if (waits && timeInForce.rests()) {
                taker.market.rest(taker);
                tellLevel(taker.market, taker.side(), taker.bound);
            } else {
                end(taker, CancelReason.NO_LIQUIDITY);
            }
        }
        while (!orphans.isEmpty()) {
            PlainOrder orphan = orphans.removeLast();
            if (orphan.resting) {
                cancel(orphan, CancelReason.TRADE_CLOSED);
            }
        }
    }

    static boolean reaches(Side side, long bound, long price) {
        return side == Side.BUY ? price <= bound : price >= bound;
    }

    private static boolean canFillWhole(PlainOrder taker) {
        long missing = taker.open();
        for (PlainOrder maker : taker.market.book(taker.side().opposite())) {
            if (missing <= 0 || !reaches(taker.side(), taker.bound, maker.bound) || maker.owner == taker.owner) {
                break;
            }
            missing -= maker.open();
        }
        return missing <= 0;
    }

    /// True when it stopped before an order of its own account.
    private boolean takeWhatIsThere(PlainOrder taker) {
        PlainMarket market = taker.market;
        List<PlainOrder> book = market.book(taker.side().opposite());
        long changedLevel = 0;
        boolean metItself = false;
        while (!metItself
                && taker.open() > 0
                && !book.isEmpty()
                && reaches(taker.side(), taker.bound, book.getFirst().bound)) {
            PlainOrder maker = book.getFirst();
            if (changedLevel != 0 && changedLevel != maker.bound) {
                tellLevel(market, maker.side(), changedLevel);
                changedLevel = 0;
            }
            metItself = maker.owner == taker.owner;
            if (!metItself) {
                changedLevel = maker.bound;
                trade(maker, taker, Math.min(maker.open(), taker.open()));
            }
        }
        if (changedLevel != 0) {
            tellLevel(market, taker.side().opposite(), changedLevel);
        }
        return metItself;
    }

    private void trade(PlainOrder maker, PlainOrder taker, long quantity) {
        PlainMarket market = maker.market;
        long price = maker.bound;
        state.changed(market);
        market.lastPrice = price;
        market.lastTradeNanos = state.nowNanos;
        market.confirmedNanos = state.nowNanos;
        book(maker, price, quantity, Liquidity.MAKER);
        book(taker, price, quantity, Liquidity.TAKER);
        if (maker.open() == 0) {
            market.takeOut(maker);
            state.orders.remove(maker.orderId);
        }
        market.bars.onTrade(state.nowNanos, price, quantity, bar -> state.emit(new Report.BarClosed(bar)));
        state.emit(new Report.MarketTraded(
                market.instrument.id(), ++state.lastMatchId, price, quantity, taker.side(), state.nowNanos));
    }

    private void tellLevel(PlainMarket market, Side side, long price) {
        state.changed(market);
        state.emit(new Report.DepthUpdated(market.instrument.id(), side, price, market.quantityAt(side, price)));
    }

    /// One side of a match.
    private void book(PlainOrder order, long price, long quantity, Liquidity liquidity) {
        if (order.owner.isLiquidity()) {
            bookPart(order, price, quantity, liquidity, null, false);
        } else if (order.exits()) {
            bookPart(order, price, quantity, liquidity, order.trade, true);
        } else {
            long rest = order.opensTrade() ? quantity : exitOldest(order, price, quantity, liquidity);
            if (rest > 0) {
                if (order.trade == null) {
                    order.trade = newTrade(order, order.open());
                }
                bookPart(order, price, rest, liquidity, order.trade, false);
            }
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
        BigInteger fee =
                order.charge(notional, liquidity == Liquidity.MAKER ? order.makerFeePpm : order.takerFeePpm);
        order.filled += quantity;
        order.filledNotional = order.filledNotional.add(notional);
        order.updatedNanos = state.nowNanos;
        pay(order, quantity, notional, fee);
        if (trade != null) {
            bookTrade(order, trade, quantity, notional, fee, exit);
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
        state.emit(new Report.Filled(fill, order.toOrder(), order.owner.isLiquidity()));
    }

    private void pay(PlainOrder order, long quantity, BigInteger notional, BigInteger fee) {
        PlainAccount account = order.owner;
        String base = order.market.instrument.base();
        String quote = order.market.instrument.quote();
        BigInteger units = PlainMoney.baseUnits(order.market.instrument, quantity);
        boolean buy = order.side() == Side.BUY;
        account.add(base, buy ? units : units.negate());
        account.add(quote, (buy ? notional.negate() : notional).subtract(fee));
        if (!account.isLiquidity()) {
            if (buy) {
                BigInteger left = order.reserved.subtract(notional).subtract(fee);
                order.reserved = left.min(order.mostItCosts(order.open()));
            } else {
                order.reserved = order.reserved.subtract(units);
            }
            if (order.reserved.signum() < 0 || state.free(account, quote).signum() < 0) {
                throw new IllegalStateException("reservation: orderId=" + order.orderId + " left=" + order.reserved);
            }
        }
        state.changedBalance(account, base);
        state.changedBalance(account, quote);
        state.changedAccount(account);
    }

    private void bookTrade(
            PlainOrder order, PlainTrade trade, long quantity, BigInteger notional, BigInteger fee, boolean exit) {
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
        if (entry.resting && entry.open() > 0) {
            if (entry.opensTrade()) {
                orphans.add(entry);
            } else {
                entry.trade = null;
            }
        }
    }

    /// Takes a resting order out of the book and ends it.
    void cancel(PlainOrder order, CancelReason reason) {
        order.market.takeOut(order);
        tellLevel(order.market, order.side(), order.bound);
        if (order.owner.isLiquidity()) {
            order.market.confirmedNanos = state.nowNanos;
        }
        end(order, reason);
    }

    /// Ends what is left of an order.
    private void end(PlainOrder order, CancelReason reason) {
        order.end = OrderStatus.CANCELED;
        order.updatedNanos = state.nowNanos;
        state.orders.remove(order.orderId);
        if (order.reserved.signum() != 0) {
            order.reserved = BigInteger.ZERO;
            state.changedBalance(order.owner, order.reservedAsset());
            state.changedAccount(order.owner);
        }
        PlainTrade trade = order.trade;
        if (trade != null && !order.exits() && trade.status == TradeStatus.PENDING) {
            trade.status = TradeStatus.CANCELED;
            trade.closedNanos = state.nowNanos;
            state.trades.remove(trade.tradeId);
            state.changed(trade);
        }
        state.emit(new Report.Canceled(order.toOrder(), reason, order.owner.isLiquidity()));
    }
}
