package trading.engine.core;

import trading.engine.message.OrderRequest;
import trading.engine.message.ShortText;
import trading.engine.model.DenyCode;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderType;
import trading.engine.risk.OrderCheck;
import trading.engine.risk.RiskEngine;

/// Changes open orders.
final class AmendDesk {
    private static final ShortText NO_ID = new ShortText();

    private final CoreState state;
    private final Outbox outbox;
    private final OrderDesk desk;
    private final OrderEnding ending;
    private final RiskEngine risk;
    private final OrderRequest request = new OrderRequest();
    private final OrderCheck check = new OrderCheck();

    AmendDesk(CoreState state, OrderDesk desk, OrderEnding ending, RiskEngine risk) {
        this.state = state;
        this.outbox = state.outbox;
        this.desk = desk;
        this.ending = ending;
        this.risk = risk;
    }

    /// 0 leaves a value as it is.
    void amend(int account, long orderId, long quantity, long limitPrice, long stopPrice) {
        LiveOrder order = state.order(orderId);
        if (order == null || order.account() != account) {
            Participant participant = state.participant(account);
            boolean liquidity = participant != null && participant.account.isLiquidity();
            outbox.reports().denied(account, -1, NO_ID, "", DenyCode.ORDER_UNKNOWN, orderId, 0, 0, orderId, liquidity);
            return;
        }
        boolean busy = order.amendPending || order.cancelPending;
        if (busy || !isAmendable(order, quantity, limitPrice, stopPrice)) {
            deny(order, DenyCode.ORDER_NOT_AMENDABLE, orderId, 0, 0);
        } else if (passes(order, quantity, limitPrice, stopPrice, false)) {
            boolean far = !order.isLiquidity() && order.owner().fillModel().hasLatency();
            if (far) {
                order.amendPending = true;
                order.amendQuantity = quantity;
                order.amendLimitPrice = limitPrice;
                order.amendStopPrice = stopPrice;
                long due = ending.placing().arrivalNanos(order);
                state.timers.add(due, Timers.Kind.AMEND, orderId);
                outbox.reports().orderUpdated(order, OrderEvent.AMEND_PENDING);
            } else {
                apply(order);
            }
        }
    }

    /// The order rests or waits, not all of it waits for its parent, no list has a say in its quantity,
    /// and it has what is to be changed.
    private static boolean isAmendable(LiveOrder order, long quantity, long limitPrice, long stopPrice) {
        boolean open = order.phase == LiveOrder.Phase.WAITING || order.isResting();
        boolean released = order.type.isConditional() && order.phase == LiveOrder.Phase.WORKING;
        return open
                && order.workingQuantity() > 0
                && quantity >= 0
                && limitPrice >= 0
                && stopPrice >= 0
                && (quantity == 0 || order.list == null)
                && (limitPrice == 0 || order.type.isLimited())
                && (stopPrice == 0
                        || (order.type.isConditional() && order.type != OrderType.TRAILING_STOP && !released));
    }

    /// The checks of a new order, for what would work of it after the change, in the place of what does.
    /// What waits for its parent counts for nothing yet, but must still fit into money at the new price.
    private boolean passes(LiveOrder order, long quantity, long limitPrice, long stopPrice, boolean isCounted) {
        long open = quantity == 0 ? order.workingQuantity() : quantity - order.filledQuantity;
        if (open < 1) {
            deny(order, DenyCode.TERMS_INVALID, quantity, order.filledQuantity + 1, order.filledQuantity + 1);
            return false;
        }
        OpenRequests.fill(request, order, open, limitPrice, stopPrice);
        desk.fill(check, request, order.participant, order.market);
        check.onlyLess = limitPrice == 0 && stopPrice == 0 && open <= order.workingQuantity();
        check.isCounted = isCounted;
        OpenRequests.replaces(check, order);
        boolean passed = risk.checkReplacement(check);
        if (!passed) {
            deny(order, check.denyCode(), check.measured, check.limit, check.wouldPass);
            return false;
        }
        long whole = open + order.heldQuantity;
        if (order.heldQuantity > 0 && !RiskEngine.fits(order.market.instrument(), check.bound, whole)) {
            deny(order, DenyCode.ARITHMETIC_OVERFLOW, whole, 0, 0);
            return false;
        }
        return true;
    }

    private void deny(LiveOrder order, DenyCode code, long measured, long limit, long wouldPass) {
        outbox.reports()
                .denied(
                        order.account(),
                        order.instrument(),
                        order.clientOrderId,
                        order.strategy(),
                        code,
                        measured,
                        limit,
                        wouldPass,
                        order.orderId(),
                        order.isLiquidity());
    }

    /// A change that was on its way: checked again as things are now.
    void arrive(LiveOrder order) {
        order.amendPending = false;
        if (!isAmendable(order, order.amendQuantity, order.amendLimitPrice, order.amendStopPrice)) {
            deny(order, DenyCode.ORDER_NOT_AMENDABLE, order.orderId(), 0, 0);
        } else if (passes(order, order.amendQuantity, order.amendLimitPrice, order.amendStopPrice, true)) {
            apply(order);
        }
    }

    /// What the last check has let pass.
    private void apply(LiveOrder order) {
        long before = order.workingQuantity();
        boolean sameLimit = request.limitPrice == order.limitPrice;
        long open = request.quantity;
        order.orderQuantity = order.filledQuantity + order.heldQuantity + open;
        order.limitPrice = request.limitPrice;
        order.reduces = check.reduces;
        if (check.usedOverride) {
            desk.useOverride(order.participant, order.strategy());
        }
        order.updatedNanos = outbox.timeNanos();
        if (order.phase == LiveOrder.Phase.WAITING) {
            order.amend(order.workingQuantity(), check.bound);
            if (request.stopPrice != order.stopPrice && request.stopPrice != 0) {
                order.stopPrice = request.stopPrice;
                order.market.waiting(order).move(order, order.stopPrice);
            }
            order.market.touch();
            state.commitments.update(order);
            outbox.reports().orderUpdated(order, OrderEvent.AMENDED);
        } else if (sameLimit && open <= before) {
            boolean unused = order.market.book.shrink(order, order.workingQuantity());
            state.commitments.update(order);
            outbox.reports().orderUpdated(order, OrderEvent.AMENDED);
        } else {
            order.market.book.cancel(order);
            order.amend(order.workingQuantity(), check.bound);
            state.commitments.update(order);
            outbox.reports().orderUpdated(order, OrderEvent.AMENDED);
            ending.placing().match(order, order.timeInForce);
        }
        if (order.isLiquidity()) {
            order.market.confirmedNanos = outbox.timeNanos();
        }
        ending.settle();
    }
}
