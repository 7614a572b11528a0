package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.position.Holding;
import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;
import trading.engine.risk.Fees;

/// What a match means for both orders: money moves, trades are entered and exited, fills are reported.
final class FillBooking {
    private final CoreState state;
    private final Outbox outbox;

    /// Entry orders of trades that closed during the match: they are canceled after it, because the book is
    /// at work.
    private final List<LiveOrder> orphans = new ArrayList<>();

    FillBooking(CoreState state) {
        this.state = state;
        this.outbox = state.outbox;
    }

    void onMatch(Market market, LiveOrder maker, LiveOrder taker, long price, long quantity) {
        book(maker, price, quantity, Liquidity.MAKER);
        book(taker, price, quantity, Liquidity.TAKER);
        if (maker.openQuantity() != maker.leavesQuantity() || taker.openQuantity() != taker.leavesQuantity()) {
            throw new IllegalStateException("match: maker=" + maker.orderId() + " taker=" + taker.orderId());
        }
        if (maker.leavesQuantity() == 0) {
            state.removeOrder(maker);
        }
        long now = outbox.timeNanos();
        market.bars.onTrade(now, price, quantity, outbox.bars());
        outbox.emit(new Report.MarketTraded(market.id(), ++state.lastMatchId, price, quantity, taker.side(), now));
    }

    /// The next entry order to cancel because its trade is closed; null when there is none.
    @Nullable
    LiveOrder takeOrphan() {
        return orphans.isEmpty() ? null : orphans.removeLast();
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
    }

    private long exitOldest(LiveOrder order, long price, long quantity, Liquidity liquidity) {
        Holding holding = order.owner.holding(order.market.id());
        Side opposite = order.side().opposite();
        long rest = quantity;
        RoundTrip trade = holding.oldestExitable(opposite);
        while (rest > 0 && trade != null) {
            long part = Math.min(rest, trade.exitableQuantity());
            bookPart(order, price, part, liquidity, trade, true);
            rest -= part;
            trade = holding.oldestExitable(opposite);
        }
        return rest;
    }

    /// The trade that a fill of this order enters: its own, or a new one.
    private RoundTrip entered(LiveOrder order, long quantity) {
        RoundTrip known = order.trade;
        if (known != null) {
            return known;
        }
        RoundTrip trade = new RoundTrip(
                ++state.lastTradeId,
                order.account(),
                order.market.id(),
                order.strategy,
                order.side(),
                order.orderId(),
                Math.max(quantity, order.openQuantity()),
                order.stopLossPrice,
                order.takeProfitPrice,
                outbox.timeNanos());
        state.addTrade(trade);
        order.trade = trade;
        return trade;
    }

    private void bookPart(
            LiveOrder order, long price, long quantity, Liquidity liquidity, @Nullable RoundTrip trade, boolean exit) {
        long now = outbox.timeNanos();
        Market market = order.market;
        Instrument instrument = market.instrument();
        long notional = instrument.notional(price, quantity);
        long fee = order.charge(notional, liquidity);
        order.fill(quantity, notional, now);
        Ledger.Money money =
                new Ledger.Money(market.baseAsset, market.quoteAsset, instrument.baseUnits(quantity), notional, fee);
        state.ledger.settle(order.owner, order.side(), money, unlock(order, money));
        outbox.changed(order.owner);
        if (trade != null) {
            bookTrade(order, trade, quantity, money, exit);
        }
        outbox.emit(new Report.Filled(
                new Fill(
                        ++state.lastFillId,
                        order.orderId(),
                        order.account(),
                        market.id(),
                        order.side(),
                        price,
                        quantity,
                        fee,
                        liquidity,
                        trade == null ? 0 : trade.tradeId(),
                        now),
                order.toOrder(),
                order.isLiquidity()));
    }

    /// What the order no longer needs to have locked after this part.
    private static long unlock(LiveOrder order, Ledger.Money money) {
        if (order.isLiquidity()) {
            return 0;
        }
        long kept = order.reserved;
        if (order.side() == Side.SELL) {
            kept -= money.base();
        } else {
            long open = order.openQuantity();
            long needed = 0;
            if (open > 0) {
                long notional = order.market.instrument().notional(order.priceBound(), open);
                needed = notional + Fees.roundedUp(notional, order.highestFeePpm());
            }
            kept = Math.min(kept - money.notional() - money.fee(), needed);
        }
        if (kept < 0) {
            throw new IllegalStateException("reservation: orderId=" + order.orderId() + " left=" + kept);
        }
        long unlocked = order.reserved - kept;
        order.reserved = kept;
        return unlocked;
    }

    private void bookTrade(LiveOrder order, RoundTrip trade, long quantity, Ledger.Money money, boolean exit) {
        long now = outbox.timeNanos();
        Holding holding = order.owner.holding(order.market.id());
        outbox.changed(holding);
        outbox.changed(trade);
        if (!exit) {
            boolean opens = trade.status() == TradeStatus.PENDING;
            holding.enter(trade, quantity, money.notional(), money.fee(), now);
            if (opens && trade.isProtected()) {
                order.market.protectedTrades.add(trade);
            }
            return;
        }
        if (order.exits) {
            trade.releaseExit(quantity);
        }
        holding.exit(trade, quantity, money.notional(), money.fee(), order.exitReason, now);
        if (trade.status() == TradeStatus.CLOSED) {
            closed(order.market, trade);
        }
    }

    private void closed(Market market, RoundTrip trade) {
        state.removeTrade(trade);
        if (trade.isProtected()) {
            market.protectedTrades.remove(trade);
        }
        LiveOrder entry = state.order(trade.entryOrderId());
        if (entry != null && entry.trade == trade) {
            if (entry.opensTrade) {
                orphans.add(entry);
            } else {
                entry.trade = null;
            }
        }
    }
}
