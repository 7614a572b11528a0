package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import trading.engine.model.CancelReason;
import trading.engine.model.OrderEvent;
import trading.engine.model.Side;
import trading.engine.position.Holding;
import trading.engine.risk.RiskEngine;

/// What prices set off, market by market, for as long as anything happens: exits of trades, waiting orders,
/// and reduce-only orders that their position no longer covers.
final class PriceDesk {
    private final CoreState state;
    private final Outbox outbox;
    private final TradeExits exits;
    private final OrderEnding ending;
    private final MarginDesk margin;
    private final List<LiveOrder> moved = new ArrayList<>();

    PriceDesk(CoreState state, TradeExits exits, OrderEnding ending, MarginDesk margin) {
        this.state = state;
        this.outbox = state.outbox;
        this.exits = exits;
        this.ending = ending;
        this.margin = margin;
    }

    void onPrices() {
        Roll<Market> touched = outbox.touched();
        if (touched.isEmpty() && outbox.changedHoldings().isEmpty()) {
            return;
        }
        boolean again;
        do {
            again = false;
            for (int i = 0; i < touched.count(); i++) {
                while (reactOnce(touched.get(i))) {
                    again = true;
                }
            }
            again |= trimReduceOnly();
            again |= margin.onPrices(touched);
        } while (again);
    }

    private boolean reactOnce(Market market) {
        if (exits.exitNextReached(market)) {
            return true;
        }
        if (!market.trailing.isEmpty()) {
            trail(market);
        }
        LiveOrder released = market.nextReleased();
        if (released == null) {
            return false;
        }
        ending.placing().release(released);
        return true;
    }

    /// Moves stops that follow the market, and never back.
    private void trail(Market market) {
        for (int i = 0; i < market.trailing.size(); i++) {
            LiveOrder order = market.trailing.get(i);
            long price = market.triggerPrice(order.side(), order.triggerPrice);
            if (price > 0 && follows(order, price)) {
                moved.add(order);
            }
        }
        for (int i = 0; i < moved.size(); i++) {
            LiveOrder order = moved.get(i);
            long price = market.triggerPrice(order.side(), order.triggerPrice);
            order.stopPrice = RiskEngine.trailingStop(order.side(), price, order.trailingTicks, order.trailingPpm);
            market.waiting(order).move(order, order.stopPrice);
            order.updatedNanos = outbox.timeNanos();
            outbox.reports().orderUpdated(order, OrderEvent.TRAILED);
        }
        moved.clear();
    }

    private static boolean follows(LiveOrder order, long price) {
        long stop = RiskEngine.trailingStop(order.side(), price, order.trailingTicks, order.trailingPpm);
        boolean nearer = order.side() == Side.SELL ? stop > order.stopPrice : stop < order.stopPrice;
        return nearer && stop > 0;
    }

    private boolean trimReduceOnly() {
        boolean trimmed = false;
        Roll<Holding> holdings = outbox.changedHoldings();
        for (int i = 0; i < holdings.count(); i++) {
            Holding holding = holdings.get(i);
            if (holding.reduceOnlyOrders() > 0) {
                trimmed |= trim(holding, Side.SELL, Math.max(0, holding.quantity()));
                trimmed |= trim(holding, Side.BUY, Math.max(0, -holding.quantity()));
            }
        }
        return trimmed;
    }

    /// The oldest reduce-only orders keep what the position covers. Of the legs of a list that share,
    /// only one can be filled, so each may have all that the orders before the list have left. Their
    /// ids follow each other.
    private boolean trim(Holding holding, Side side, long covered) {
        Participant participant = state.requiredParticipant(holding.account());
        long left = covered;
        long leftBefore = covered;
        OrderList legs = null;
        boolean trimmed = false;
        LiveOrder order = participant.oldestOrder(holding.instrument());
        while (order != null) {
            LiveOrder newer = order.newerOfInstrument;
            if (order.reduceOnly && !order.exits && order.side() == side && order.doom == null) {
                OrderList list = order.list;
                if (list == null || list != legs) {
                    leftBefore = left;
                    legs = list != null && list.shares(order) ? list : null;
                }
                long working = order.workingQuantity();
                long kept = Math.min(leftBefore, working);
                left = Math.min(left, leftBefore - kept);
                if (kept < working) {
                    trimmed = true;
                    cut(order, working - kept);
                }
            }
            order = newer;
        }
        ending.settle();
        return trimmed;
    }

    private void cut(LiveOrder order, long less) {
        if (less == order.openQuantity()) {
            state.fills.doom(order, CancelReason.NOTHING_TO_REDUCE);
        } else {
            order.restate(less);
            state.fills.enqueue(order);
        }
    }
}
