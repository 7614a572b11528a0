package trading.engine.core;

import trading.engine.model.CancelReason;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.engine.model.TradeStatus;
import trading.engine.position.RoundTrip;

/// Takes orders out, and does what follows from a match once the book is not at work any more.
final class OrderEnding {
    private final CoreState state;
    private final Outbox outbox;
    private final OrderPlacing placing;

    OrderEnding(CoreState state) {
        this.state = state;
        this.outbox = state.outbox;
        this.placing = new OrderPlacing(state, this);
    }

    OrderPlacing placing() {
        return placing;
    }

    /// Takes an open order out of wherever it is and ends it.
    void withdraw(LiveOrder order, CancelReason reason) {
        if (order.isResting()) {
            order.market.book.cancel(order);
            if (order.isLiquidity()) {
                order.market.confirmedNanos = outbox.timeNanos();
            }
        } else if (order.market.waits(order)) {
            placing.stopWaiting(order);
        }
        end(order, reason);
    }

    /// Ends an order that is in no book.
    void end(LiveOrder order, CancelReason reason) {
        long now = outbox.timeNanos();
        OrderStatus status = switch (reason) {
            case EXPIRED -> OrderStatus.EXPIRED;
            case POST_ONLY -> OrderStatus.REJECTED;
            default -> OrderStatus.CANCELED;
        };
        order.end(order.filledQuantity > 0 && status == OrderStatus.REJECTED ? OrderStatus.CANCELED : status, now);
        state.commitments.update(order);
        state.removeOrder(order);
        if (order.reduceOnly) {
            order.holding().countReduceOnly(-1);
        }
        RoundTrip trade = order.trade;
        if (trade != null && !order.exits && trade.status() == TradeStatus.PENDING) {
            trade.cancel(now);
            state.removeTrade(trade);
            outbox.changed(trade);
        }
        outbox.reports().canceled(order, reason);
        OrderList list = order.list;
        if (list != null && list.isParent(order)) {
            state.fills.parentEnded(list, order);
        }
        state.fills.finish(order);
    }

    /// Serves everyone in line; each may put others in line.
    void settle() {
        for (LiveOrder order = state.fills.next(); order != null; order = state.fills.next()) {
            serve(order);
        }
    }

    private void serve(LiveOrder order) {
        if (order.hasEnded()) {
            return;
        }
        CancelReason doom = order.doom;
        if (doom != null) {
            withdraw(order, doom);
            return;
        }
        if (order.reducedUnreported) {
            order.reducedUnreported = false;
            reduced(order);
        }
        if (order.activating > 0) {
            endDoomed();
            if (order.doom == null && !order.hasEnded()) {
                placing.activate(order);
            }
        }
    }

    /// What begins to work must not meet an order in the book that is to end: its trade may be closed.
    private void endDoomed() {
        for (LiveOrder doomed = state.fills.nextDoomed(); doomed != null; doomed = state.fills.nextDoomed()) {
            CancelReason doom = doomed.doom;
            if (doom != null) {
                withdraw(doomed, doom);
            }
        }
    }

    private void reduced(LiveOrder order) {
        order.updatedNanos = outbox.timeNanos();
        long working = order.workingQuantity();
        if (order.isResting() && order.leavesQuantity() > working) {
            if (working == 0) {
                order.market.book.cancel(order);
            } else if (!order.market.book.shrink(order, working)) {
                throw new IllegalStateException(
                        "order: id=" + order.orderId() + " leaves=" + order.leavesQuantity() + " working=" + working);
            }
        }
        state.commitments.update(order);
        outbox.reports().orderUpdated(order, OrderEvent.REDUCED);
    }
}
