package trading.engine.reference;

import java.math.BigInteger;
import java.util.List;
import trading.engine.message.Command.AmendOrder;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.reference.PlainChecks.Refusal;
import trading.engine.reference.PlainChecks.Replaced;
import trading.engine.reference.PlainChecks.Verdict;
import trading.engine.reference.PlainOrder.Phase;

/// Changes of open orders: checked like a new order that takes the place of the old one.
final class PlainAmendments {
    private final PlainState state;
    private final PlainSchedule schedule;
    private final PlainChecks checks;
    private final PlainVenue venue;

    PlainAmendments(PlainState state, PlainSchedule schedule, PlainChecks checks, PlainVenue venue) {
        this.state = state;
        this.schedule = schedule;
        this.checks = checks;
        this.venue = venue;
    }

    void amend(AmendOrder command) {
        PlainAccount account = state.account(command.account());
        PlainOrder order = state.orders.get(command.orderId());
        if (order == null || order.owner != account) {
            boolean liquidity = account != null && account.isLiquidity();
            state.emit(new Report.Denied(
                    command.account(),
                    -1,
                    "",
                    "",
                    DenyCode.ORDER_UNKNOWN,
                    command.orderId(),
                    0,
                    0,
                    command.orderId(),
                    liquidity));
            return;
        }
        if (!isAmendable(order, command) || order.cancelPending) {
            deny(order, new Refusal(DenyCode.ORDER_NOT_AMENDABLE, order.orderId, 0));
            return;
        }
        SubmitOrder wanted = wanted(order, command);
        Verdict verdict = check(order, command, wanted, false);
        if (verdict.refusal() != null) {
            deny(order, verdict.refusal());
        } else if (!order.isLiquidity() && order.owner.fillModel.hasLatency()) {
            order.amendPending = true;
            order.amendQuantity = command.quantity();
            order.amendLimitPrice = command.limitPrice();
            order.amendStopPrice = command.stopPrice();
            schedule.add(venue.arrivalNanos(order), PlainSchedule.Kind.AMEND, order.orderId);
            state.emit(new Report.OrderUpdated(order.toOrder(), OrderEvent.AMEND_PENDING, false));
        } else {
            apply(order, wanted, verdict);
        }
    }

    /// One that was on its way: checked again as things are now.
    void arrive(PlainOrder order) {
        order.amendPending = false;
        AmendOrder command = new AmendOrder(
                order.owner.id, order.orderId, order.amendQuantity, order.amendLimitPrice, order.amendStopPrice);
        if (!isAmendable(order, command)) {
            deny(order, new Refusal(DenyCode.ORDER_NOT_AMENDABLE, order.orderId, 0));
            return;
        }
        SubmitOrder wanted = wanted(order, command);
        Verdict verdict = check(order, command, wanted, true);
        if (verdict.refusal() != null) {
            deny(order, verdict.refusal());
        } else {
            apply(order, wanted, verdict);
        }
    }

    private static boolean isAmendable(PlainOrder order, AmendOrder command) {
        boolean open = order.phase == Phase.WAITING || (order.phase == Phase.WORKING && order.resting);
        boolean stops =
                order.type().isConditional() && order.type() != OrderType.TRAILING_STOP && order.phase == Phase.WAITING;
        return open
                && order.working() > 0
                && !order.amendPending
                && command.quantity() >= 0
                && command.limitPrice() >= 0
                && command.stopPrice() >= 0
                && (command.quantity() == 0 || order.list == null)
                && (command.limitPrice() == 0 || order.type().isLimited())
                && (command.stopPrice() == 0 || stops);
    }

    /// Only orders of no list change their quantity, and all that is open of them works.
    private static long workingAfter(PlainOrder order, AmendOrder command) {
        return command.quantity() == 0 ? order.working() : command.quantity() - order.filled;
    }

    /// The order as it would be sent now for what is to work of it.
    private static SubmitOrder wanted(PlainOrder order, AmendOrder command) {
        return wanted(order, command, workingAfter(order, command));
    }

    /// The same without a change, for that many lots.
    static SubmitOrder asItIs(PlainOrder order, long lots) {
        return wanted(order, new AmendOrder(order.owner.id, order.orderId, 0, 0, 0), lots);
    }

    private static SubmitOrder wanted(PlainOrder order, AmendOrder command, long works) {
        SubmitOrder was = order.request;
        boolean released = order.type().isConditional() && order.phase == Phase.WORKING;
        OrderType plain = order.type().isLimited() ? OrderType.LIMIT : OrderType.MARKET;
        OrderType type = released ? plain : order.type();
        boolean stops = type.isConditional() && type != OrderType.TRAILING_STOP;
        long stopPrice = command.stopPrice() == 0 ? order.stopPrice : command.stopPrice();
        OrderTerms terms = new OrderTerms(
                stops ? stopPrice : 0,
                was.terms().triggerPrice(),
                was.terms().trailingTicks(),
                was.terms().trailingPpm(),
                Math.min(was.terms().displayQuantity(), works),
                was.terms().postOnly(),
                was.terms().reduceOnly(),
                was.terms().expireNanos(),
                was.terms().selfTradePrevention());
        return new SubmitOrder(
                was.account(),
                was.instrument(),
                was.clientOrderId(),
                was.strategy(),
                was.side(),
                type,
                was.timeInForce(),
                works,
                command.limitPrice() == 0 ? order.limitPrice : command.limitPrice(),
                order.exits && order.trade != null ? order.trade.tradeId : 0,
                order.opensTrade(),
                was.stopLossPrice(),
                was.takeProfitPrice(),
                terms);
    }

    private Verdict check(PlainOrder order, AmendOrder command, SubmitOrder wanted, boolean arrives) {
        if (wanted.quantity() < 1) {
            return Verdict.refused(new Refusal(DenyCode.TERMS_INVALID, command.quantity(), order.filled + 1));
        }
        boolean onlyLess =
                command.limitPrice() == 0 && command.stopPrice() == 0 && wanted.quantity() <= order.working();
        Replaced replaced = replaced(order, onlyLess);
        Verdict verdict = checks.amend(wanted, order, replaced, arrives);
        long whole = wanted.quantity() + order.held;
        return verdict.refusal() != null
                        || order.held == 0
                        || PlainChecks.fits(order.market.instrument, verdict.bound(), whole)
                ? verdict
                : Verdict.refused(new Refusal(DenyCode.ARITHMETIC_OVERFLOW, whole, 0));
    }

    static Replaced replaced(PlainOrder order, boolean onlyLess) {
        return new Replaced(lots(order), order.locked(), exposure(order), onlyLess, order.reduces);
    }

    /// What counts for the order, or for those of its list together.
    private static long lots(PlainOrder order) {
        return PlainState.sum(together(order), leg -> PlainMoney.of(leg.working()))
                .longValueExact();
    }

    private static BigInteger exposure(PlainOrder order) {
        return PlainState.sum(together(order), PlainOrder::exposure);
    }

    private static List<PlainOrder> together(PlainOrder order) {
        PlainList list = order.list;
        return list == null || !order.sharesWithList()
                ? List.of(order)
                : list.orders.stream().filter(PlainOrder::sharesWithList).toList();
    }

    private void deny(PlainOrder order, Refusal refusal) {
        state.emit(new Report.Denied(
                order.owner.id,
                order.market.instrument.id(),
                order.request.clientOrderId(),
                order.request.strategy(),
                refusal.code(),
                refusal.measured(),
                refusal.limit(),
                0,
                order.orderId,
                order.isLiquidity()));
    }

    private void apply(PlainOrder order, SubmitOrder wanted, Verdict verdict) {
        boolean keepsPlace = wanted.limitPrice() == order.limitPrice && wanted.quantity() <= order.working();
        order.quantity = order.filled + order.held + wanted.quantity();
        order.limitPrice = wanted.limitPrice();
        order.updatedNanos = state.nowNanos;
        if (!order.isLiquidity()) {
            order.reduces = verdict.reduces();
            if (verdict.usedOverride()) {
                PlainAllowances.use(state, order.owner, order.request.strategy());
            }
        }
        if (order.phase == Phase.WAITING) {
            order.bound = verdict.bound();
            if (wanted.terms().stopPrice() != 0 && wanted.terms().stopPrice() != order.stopPrice) {
                order.stopPrice = wanted.terms().stopPrice();
                order.market.waiting.remove(order);
                order.market.waiting.add(order);
            }
            state.changed(order.market);
            tell(order);
        } else if (keepsPlace) {
            venue.shrinkInBook(order);
            tell(order);
        } else {
            venue.takeOutOfBook(order);
            order.bound = verdict.bound();
            tell(order);
            venue.match(order, order.timeInForce());
        }
        if (order.isLiquidity()) {
            order.market.confirmedNanos = state.nowNanos;
        }
        venue.settle();
    }

    private void tell(PlainOrder order) {
        venue.reserves().adjust(order);
        state.emit(new Report.OrderUpdated(order.toOrder(), OrderEvent.AMENDED, order.isLiquidity()));
    }
}
