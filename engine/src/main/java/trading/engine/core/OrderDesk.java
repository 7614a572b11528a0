package trading.engine.core;

import org.jspecify.annotations.Nullable;
import trading.engine.matching.Outcome;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradeStatus;
import trading.engine.position.Account;
import trading.engine.position.RoundTrip;
import trading.engine.risk.Circumstances;
import trading.engine.risk.RiskDecision;
import trading.engine.risk.RiskDecision.Denied;
import trading.engine.risk.RiskDecision.Passed;
import trading.engine.risk.RiskEngine;

/// Takes orders in and out: risk, then the book, then what the book did with them.
final class OrderDesk {
    private final CoreState state;
    private final Outbox outbox;
    private final RiskEngine risk = new RiskEngine();

    OrderDesk(CoreState state) {
        this.state = state;
        this.outbox = state.outbox;
    }

    void submit(SubmitOrder request) {
        Account account = state.ledger.account(request.account());
        Market market = state.market(request.instrument());
        if (account == null) {
            deny(request, false, DenyCode.ACCOUNT_UNKNOWN, request.account(), 0);
        } else if (market == null) {
            deny(request, account.isLiquidity(), DenyCode.INSTRUMENT_UNKNOWN, request.instrument(), 0);
        } else if (request.clientOrderId().isEmpty()) {
            decide(request, account, market);
        } else if (!ClientOrderIds.isValid(request.clientOrderId())) {
            int length = request.clientOrderId().length();
            deny(request, account.isLiquidity(), DenyCode.RISK_CHECK_FAILED, length, ClientOrderIds.LONGEST);
        } else {
            int known = state.clientOrderIds.find(request.account(), request.clientOrderId());
            if (known < 0) {
                decide(request, account, market);
            } else {
                outbox.emit(new Report.Duplicate(
                        account.id(),
                        request.clientOrderId(),
                        state.clientOrderIds.orderId(known),
                        state.clientOrderIds.isSameRequest(known, request),
                        account.isLiquidity()));
            }
        }
    }

    private void decide(SubmitOrder request, Account account, Market market) {
        RoundTrip exit = request.tradeId() == 0 ? null : state.trade(request.tradeId());
        Circumstances circumstances = new Circumstances(
                account,
                market.instrument(),
                market.reference(),
                account.free(market.quoteAsset),
                account.free(market.baseAsset),
                exit,
                state.hasEnded(request.tradeId()),
                outbox.timeNanos());
        switch (risk.check(request, circumstances)) {
            case Denied(DenyCode code, long measured, long limit) ->
                deny(request, account.isLiquidity(), code, measured, limit);
            case Passed passed -> {
                ExitReason reason = request.strategy().isEmpty() ? ExitReason.MANUAL : ExitReason.SIGNAL;
                accept(request, account, market, passed, reason);
            }
        }
    }

    void deny(SubmitOrder request, boolean liquidity, DenyCode code, long measured, long limit) {
        outbox.emit(new Report.Denied(
                request.account(),
                request.instrument(),
                request.clientOrderId(),
                request.strategy(),
                code,
                measured,
                limit,
                liquidity));
    }

    void accept(SubmitOrder request, Account account, Market market, Passed passed, ExitReason reason) {
        long now = outbox.timeNanos();
        LiveOrder order =
                new LiveOrder(++state.lastOrderId, account, market, request, passed.priceBound(), reason, now);
        if (!request.clientOrderId().isEmpty()) {
            state.clientOrderIds.add(request, order.orderId());
        }
        if (account.isLiquidity()) {
            market.confirmedNanos = now;
        } else {
            reserve(order, passed.reserve());
            claimTrade(order, request);
        }
        outbox.emit(new Report.Accepted(order.toOrder(), order.isLiquidity()));
        match(order);
    }

    private void reserve(LiveOrder order, long amount) {
        order.reserved = amount;
        state.ledger.reserve(order.owner, order.reservedAsset(), amount);
        outbox.changed(order.owner);
    }

    private void claimTrade(LiveOrder order, SubmitOrder request) {
        if (order.exits) {
            RoundTrip trade = state.trade(request.tradeId());
            if (trade == null) {
                throw new IllegalStateException("order: id=" + order.orderId() + " exits nothing");
            }
            trade.claimExit(order.orderQuantity);
            order.trade = trade;
        } else if (order.opensTrade) {
            RoundTrip trade = new RoundTrip(
                    ++state.lastTradeId,
                    order.account(),
                    order.market.id(),
                    order.strategy,
                    order.side(),
                    order.orderId(),
                    order.orderQuantity,
                    order.stopLossPrice,
                    order.takeProfitPrice,
                    outbox.timeNanos());
            state.addTrade(trade);
            order.trade = trade;
            outbox.changed(trade);
        }
    }

    private void match(LiveOrder order) {
        boolean waits = order.type == OrderType.LIMIT;
        TimeInForce timeInForce = waits || order.timeInForce != TimeInForce.GTC ? order.timeInForce : TimeInForce.IOC;
        Outcome outcome = order.market.book.submit(order, timeInForce);
        switch (outcome) {
            case FILLED -> {}
            case RESTING -> state.addOrder(order);
            case NO_LIQUIDITY -> cancelRest(order, CancelReason.NO_LIQUIDITY);
            case FILL_OR_KILL -> cancelRest(order, CancelReason.FILL_OR_KILL);
            case SELF_MATCH -> cancelRest(order, CancelReason.SELF_MATCH);
        }
        for (LiveOrder orphan = state.fills.takeOrphan(); orphan != null; orphan = state.fills.takeOrphan()) {
            if (orphan.isResting()) {
                cancel(orphan, CancelReason.TRADE_CLOSED);
            }
        }
    }

    void cancel(Command.CancelOrder command) {
        LiveOrder order = state.order(command.orderId());
        if (order == null || order.account() != command.account()) {
            Account account = state.ledger.account(command.account());
            boolean liquidity = account != null && account.isLiquidity();
            outbox.emit(new Report.CancelRejected(command.account(), command.orderId(), liquidity));
        } else {
            cancel(order, CancelReason.REQUESTED);
        }
    }

    void cancelAll(Command.CancelAllOrders command) {
        Account account = state.ledger.account(command.account());
        if (account == null) {
            denyCommand(command.account(), command.instrument(), false, DenyCode.ACCOUNT_UNKNOWN, command.account());
            return;
        }
        LiveOrder order = state.openOrders(account.id()).oldest();
        while (order != null) {
            LiveOrder newer = order.newerOfAccount;
            if (command.instrument() == -1 || command.instrument() == order.market.id()) {
                cancel(order, CancelReason.REQUESTED);
            }
            order = newer;
        }
    }

    void denyCommand(int account, int instrument, boolean liquidity, DenyCode code, long measured) {
        outbox.emit(new Report.Denied(account, instrument, "", "", code, measured, 0, liquidity));
    }

    /// Takes a resting order out of the book and ends it.
    void cancel(LiveOrder order, CancelReason reason) {
        order.market.book.cancel(order);
        if (order.isLiquidity()) {
            order.market.confirmedNanos = outbox.timeNanos();
        }
        state.removeOrder(order);
        cancelRest(order, reason);
    }

    private void cancelRest(LiveOrder order, CancelReason reason) {
        long now = outbox.timeNanos();
        long open = order.openQuantity();
        order.cancel(now);
        if (order.reserved != 0) {
            state.ledger.release(order.owner, order.reservedAsset(), order.reserved);
            order.reserved = 0;
            outbox.changed(order.owner);
        }
        RoundTrip trade = order.trade;
        if (trade != null && order.exits) {
            trade.releaseExit(open);
        } else if (trade != null && trade.status() == TradeStatus.PENDING) {
            trade.cancel(now);
            state.removeTrade(trade);
            outbox.changed(trade);
        }
        outbox.emit(new Report.Canceled(order.toOrder(), reason, order.isLiquidity()));
    }

    RiskDecision checkExit(SubmitOrder request, Account account, Market market, RoundTrip trade, long freeBase) {
        return risk.checkExit(
                request,
                new Circumstances(
                        account,
                        market.instrument(),
                        market.reference(),
                        account.free(market.quoteAsset),
                        freeBase,
                        trade,
                        false,
                        outbox.timeNanos()));
    }

    @Nullable
    LiveOrder newestOrder(Account account) {
        return state.openOrders(account.id()).newest();
    }
}
