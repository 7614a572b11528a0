package trading.engine.reference;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderEvent;
import trading.engine.reference.PlainChecks.Refusal;
import trading.engine.reference.PlainChecks.Verdict;

/// New orders, and cancels.
final class PlainOrders {
    private static final int LONGEST_ID = 36;

    private final PlainState state;
    private final PlainSchedule schedule;
    private final PlainChecks checks;
    private final PlainPermits permits;
    private final PlainVenue venue;
    private final PlainEquities equities;

    PlainOrders(
            PlainState state,
            PlainSchedule schedule,
            PlainChecks checks,
            PlainPermits permits,
            PlainVenue venue,
            PlainEquities equities) {
        this.state = state;
        this.schedule = schedule;
        this.checks = checks;
        this.permits = permits;
        this.venue = venue;
        this.equities = equities;
    }

    void submit(SubmitOrder request) {
        PlainAccount account = state.account(request.account());
        PlainMarket market = state.market(request.instrument());
        if (account == null) {
            deny(request, false, new Refusal(DenyCode.ACCOUNT_UNKNOWN, request.account(), 0));
        } else if (market == null) {
            deny(request, account.isLiquidity(), new Refusal(DenyCode.INSTRUMENT_UNKNOWN, request.instrument(), 0));
        } else if (isNew(request, account, first -> first.list == null && first.request.equals(request))) {
            equities.beforeOrder(account);
            Verdict verdict = checks.submit(request, account, market, 1);
            if (verdict.refusal() != null) {
                deny(request, account.isLiquidity(), verdict.refusal());
            } else {
                PlainOrder order = venue.accept(request, account, market, verdict, reason(request));
                if (!account.isLiquidity()) {
                    permits.remember(request, account);
                }
                venue.prepare(order, false);
                venue.start(order);
            }
        }
    }

    /// False when the client order id is none, or was accepted before; that is reported. `isSame`: whether the order
    /// that
    /// came with it then came the same way.
    boolean isNew(SubmitOrder request, PlainAccount account, Predicate<PlainOrder> isSame) {
        String id = request.clientOrderId();
        if (!id.isEmpty() && !PlainChecks.isValidId(id)) {
            long length = Math.min(id.length(), LONGEST_ID + 1);
            deny(request, account.isLiquidity(), new Refusal(DenyCode.RISK_CHECK_FAILED, length, LONGEST_ID));
            return false;
        }
        PlainOrder first = account.accepted.get(id);
        if (first == null) {
            return true;
        }
        boolean same = isSame.test(first);
        state.emit(new Report.Duplicate(account.id, id, first.orderId, same, account.isLiquidity()));
        return false;
    }

    static ExitReason reason(SubmitOrder request) {
        if (request.type().isConditional()) {
            return request.type().takesProfit() ? ExitReason.TAKE_PROFIT : ExitReason.STOP_LOSS;
        }
        return request.strategy().isEmpty() ? ExitReason.MANUAL : ExitReason.SIGNAL;
    }

    static SubmitOrder openingTrade(SubmitOrder request) {
        return new SubmitOrder(
                request.account(),
                request.instrument(),
                request.clientOrderId(),
                request.strategy(),
                request.side(),
                request.type(),
                request.timeInForce(),
                request.quantity(),
                request.limitPrice(),
                request.tradeId(),
                true,
                request.stopLossPrice(),
                request.takeProfitPrice(),
                request.terms());
    }

    void deny(SubmitOrder request, boolean liquidity, Refusal refusal) {
        state.emit(new Report.Denied(
                request.account(),
                request.instrument(),
                request.clientOrderId(),
                request.strategy(),
                refusal.code(),
                refusal.measured(),
                refusal.limit(),
                liquidity));
    }

    void deny(int account, int instrument, boolean liquidity, DenyCode code, long measured, long limit) {
        state.emit(new Report.Denied(account, instrument, "", "", code, measured, limit, liquidity));
    }

    void cancel(Command.CancelOrder command) {
        PlainAccount account = state.account(command.account());
        PlainOrder order = state.orders.get(command.orderId());
        count(account);
        if (order == null || order.owner != account) {
            boolean liquidity = account != null && account.isLiquidity();
            state.emit(new Report.CancelRejected(command.account(), command.orderId(), liquidity));
        } else {
            requestCancel(order);
            venue.settle();
        }
    }

    /// Cancels count as messages, and are never refused.
    private void count(@Nullable PlainAccount account) {
        if (account != null && !account.isLiquidity()) {
            permits.countMessage(account);
        }
    }

    private void requestCancel(PlainOrder order) {
        boolean travels =
                !order.isLiquidity() && order.owner.fillModel.hasLatency() && order.phase != PlainOrder.Phase.SUSPENDED;
        if (!travels) {
            venue.withdraw(order, CancelReason.REQUESTED);
        } else if (!order.cancelPending) {
            order.cancelPending = true;
            schedule.add(venue.arrivalNanos(order), PlainSchedule.Kind.CANCEL, order.orderId);
            state.emit(new Report.OrderUpdated(order.toOrder(), OrderEvent.CANCEL_PENDING, false));
        }
    }

    void cancelAll(Command.CancelAllOrders command) {
        PlainAccount account = state.account(command.account());
        if (account == null) {
            deny(command.account(), command.instrument(), false, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
            return;
        }
        count(account);
        for (PlainOrder order : state.openOrders(account)) {
            boolean ofInstrument = command.instrument() == -1 || command.instrument() == order.market.instrument.id();
            boolean ofStrategy =
                    command.strategy().isEmpty() || command.strategy().equals(order.request.strategy());
            if (ofInstrument && ofStrategy) {
                requestCancel(order);
            }
        }
        venue.settle();
    }
}
