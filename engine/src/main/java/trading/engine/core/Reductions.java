package trading.engine.core;

import trading.engine.model.CancelReason;
import trading.engine.model.Side;
import trading.engine.model.TradingState;
import trading.engine.position.Holding;

/// Keeps orders that may only reduce within what their position covers: those that were sent so and, while the
/// account may only reduce, all that were found to reduce when they came.
final class Reductions {
    private final CoreState state;
    private final OrderEnding ending;

    Reductions(CoreState state, OrderEnding ending) {
        this.state = state;
        this.ending = ending;
    }

    /// True when an order became smaller or ended.
    boolean trim(Holding holding) {
        boolean all = state.requiredParticipant(holding.account()).risk.state() != TradingState.ACTIVE;
        if (!all && holding.reduceOnlyOrders() == 0) {
            return false;
        }
        boolean trimmed = trim(holding, Side.SELL, Math.max(0, holding.quantity()), all);
        return trim(holding, Side.BUY, Math.max(0, -holding.quantity()), all) || trimmed;
    }

    /// The oldest orders keep what the position covers. Of the legs of a list that share, only one can be filled,
    /// so each may have all that the orders before the list have left. Their ids follow each other.
    private boolean trim(Holding holding, Side side, long covered, boolean all) {
        Participant participant = state.requiredParticipant(holding.account());
        long left = covered;
        long leftBefore = covered;
        OrderList legs = null;
        boolean trimmed = false;
        LiveOrder order = participant.oldestOrder(holding.instrument());
        while (order != null) {
            LiveOrder newer = order.newerOfInstrument;
            boolean meant = (order.reduceOnly || (all && order.reduces)) && !order.exits;
            if (meant && order.side() == side && order.doom == null) {
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
