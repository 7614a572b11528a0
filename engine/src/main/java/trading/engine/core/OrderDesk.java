package trading.engine.core;

import org.jspecify.annotations.Nullable;
import trading.engine.message.OrderRequest;
import trading.engine.message.Report;
import trading.engine.message.ShortText;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.LimitOverride;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderType;
import trading.engine.model.RateLimits;
import trading.engine.model.TimeInForce;
import trading.engine.position.RoundTrip;
import trading.engine.risk.OrderCheck;
import trading.engine.risk.RateWindow;
import trading.engine.risk.RiskEngine;

/// Takes orders in, and out again when their owner asks for it.
final class OrderDesk {
    private static final long DAY = 86_400_000_000_000L;
    private static final ShortText NO_ID = new ShortText();

    private final CoreState state;
    private final Outbox outbox;
    private final OrderEnding ending;
    private final OrderPlacing placing;
    private final RiskEngine risk;
    private final EquityDesk equities;
    private final OrderCheck check = new OrderCheck();

    OrderDesk(CoreState state, OrderEnding ending, RiskEngine risk, EquityDesk equities) {
        this.state = state;
        this.outbox = state.outbox;
        this.ending = ending;
        this.placing = ending.placing();
        this.risk = risk;
        this.equities = equities;
    }

    void submit(OrderRequest request) {
        Participant participant = state.participant(request.account);
        Market market = state.market(request.instrument);
        if (participant == null) {
            deny(request, false, DenyCode.ACCOUNT_UNKNOWN, request.account, 0, 0);
        } else if (market == null) {
            deny(request, participant.account.isLiquidity(), DenyCode.INSTRUMENT_UNKNOWN, request.instrument, 0, 0);
        } else if (isNew(request, participant)) {
            equities.beforeOrder(participant);
            fill(check, request, participant, market);
            if (risk.check(check)) {
                LiveOrder order = accept(check, participant, market, reasonOf(request));
                launch(order, false);
            } else {
                deny(request, check);
            }
        }
    }

    /// False when the client order id is no id, or was accepted before; that is reported.
    boolean isNew(OrderRequest request, Participant participant) {
        if (request.clientOrderIdFits && request.clientOrderId.isEmpty()) {
            return true;
        }
        boolean liquidity = participant.account.isLiquidity();
        if (!request.clientOrderIdFits || !ClientOrderIds.isValid(request.clientOrderId)) {
            int length = request.clientOrderIdFits ? request.clientOrderId.length() : ClientOrderIds.LONGEST + 1;
            deny(request, liquidity, DenyCode.RISK_CHECK_FAILED, length, ClientOrderIds.LONGEST, 0);
            return false;
        }
        int known = state.clientOrderIds.find(request.account, request.clientOrderId);
        if (known < 0) {
            return true;
        }
        outbox.reports()
                .duplicate(
                        participant.account.id(),
                        request.clientOrderId,
                        state.clientOrderIds.orderId(known),
                        state.clientOrderIds.isSameRequest(known, request),
                        liquidity);
        return false;
    }

    void fill(OrderCheck into, OrderRequest request, Participant participant, Market market) {
        if (participant.account.feesByValue()) {
            state.fees.beforeCheck(participant.account);
        }
        look(into, request, participant, market);
    }

    /// As [#fill], and changes nothing but `into`.
    void look(OrderCheck into, OrderRequest request, Participant participant, Market market) {
        into.request = request;
        into.risk = participant.risk;
        into.seat = participant.risk.seat(request.strategy);
        into.instrument = market.instrument();
        into.gatewayExit = false;
        into.nowNanos = outbox.timeNanos();
        into.bestOpposite = market.book.bestPrice(request.side.opposite());
        if (participant.account.isLiquidity()) {
            return;
        }
        into.feePpm = participant.account.highestFeePpm();
        into.overridden = participant.risk.isOverridden(request.strategy);
        into.holding = participant.account.holdingOrNull(market.id());
        into.reference = market.reference();
        into.triggerPrice = request.type.isConditional() ? market.triggerPrice(request.side, request.triggerPrice) : 0;
        into.exit = request.tradeId == 0 ? null : state.trade(request.tradeId);
        into.exitEnded = request.tradeId != 0 && state.hasEnded(request.tradeId);
        into.freeQuote = participant.account.free(market.quoteAsset);
        into.freeBase = participant.account.free(market.baseAsset);
        into.killSwitch = state.killSwitches.covering(
                participant.account.id(), market.instrument().symbol(), request.strategy);
    }

    static ExitReason reasonOf(OrderRequest request) {
        if (request.type.isConditional()) {
            return request.type.takesProfit() ? ExitReason.TAKE_PROFIT : ExitReason.STOP_LOSS;
        }
        return request.isManual() ? ExitReason.MANUAL : ExitReason.SIGNAL;
    }

    private void deny(OrderRequest request, OrderCheck denied) {
        deny(
                request,
                denied.risk.account().isLiquidity(),
                denied.denyCode(),
                denied.measured,
                denied.limit,
                denied.wouldPass);
    }

    void deny(OrderRequest request, boolean liquidity, DenyCode code, long measured, long limit, long wouldPass) {
        outbox.reports()
                .denied(
                        request.account,
                        request.instrument,
                        request.clientOrderId,
                        request.strategy,
                        code,
                        measured,
                        limit,
                        wouldPass,
                        0,
                        liquidity);
    }

    void denyCommand(int account, int instrument, boolean liquidity, DenyCode code, long measured, long limit) {
        outbox.reports().denied(account, instrument, NO_ID, "", code, measured, limit, 0, 0, liquidity);
    }

    /// The order that a check has let pass: it exists from here on. To be launched.
    LiveOrder accept(OrderCheck passed, Participant participant, Market market, ExitReason reason) {
        OrderRequest request = passed.request;
        long now = outbox.timeNanos();
        LiveOrder order = state.spareOrders.take();
        order.begin(++state.lastOrderId, participant, passed.seat, market, request, passed.bound);
        order.exitReason = reason;
        order.createdNanos = now;
        order.updatedNanos = now;
        if (request.type.isConditional()) {
            order.stopPrice = passed.stopPrice;
        }
        if (!request.clientOrderId.isEmpty()) {
            state.clientOrderIds.add(request, order.orderId());
        }
        if (order.isLiquidity()) {
            market.confirmedNanos = now;
            return order;
        }
        order.reduces = passed.reduces;
        if (passed.usedOverride) {
            useOverride(participant, request.strategy);
        }
        if (order.exits) {
            order.trade = passed.exit;
        }
        if (!passed.gatewayExit && request.isManual() && request.clientOrderId.isEmpty()) {
            if (participant.account.limits().rate().duplicateNanos() > 0) {
                participant.risk.recentOrders().add(request, now);
            }
        }
        if (order.reduceOnly) {
            participant.account.holding(market.id()).countReduceOnly(1);
        }
        setTimer(order, now);
        return order;
    }

    /// An order has passed that its limits would have kept out.
    void useOverride(Participant participant, String strategy) {
        LimitOverride override = participant.risk.overrides().of(strategy);
        if (override != null && override.oneOrder()) {
            boolean unused = participant.risk.overrides().end(strategy);
            outbox.emit(new Report.OverrideEnded(override.account(), strategy, true));
        }
    }

    /// Null, and denied, when it is no account of a trader.
    @Nullable
    Participant trader(int account) {
        Participant participant = state.participant(account);
        if (participant == null || participant.account.isLiquidity()) {
            denyCommand(account, -1, false, DenyCode.ACCOUNT_UNKNOWN, account, 0);
            return null;
        }
        return participant;
    }

    private void setTimer(LiveOrder order, long now) {
        if (order.timeInForce == TimeInForce.GTD) {
            state.timers.add(order.expireNanos, Timers.Kind.EXPIRE, order.orderId());
        } else if (order.timeInForce == TimeInForce.DAY) {
            long midnight = (Math.floorDiv(now, DAY) + 1) * DAY;
            state.timers.add(midnight, Timers.Kind.EXPIRE, order.orderId());
        }
    }

    /// Commits what the order needs, reports it, and sends it on its way.
    void launch(LiveOrder order, boolean gatewayExit) {
        prepare(order, gatewayExit);
        start(order);
    }

    void prepare(LiveOrder order) {
        prepare(order, false);
    }

    private void prepare(LiveOrder order, boolean gatewayExit) {
        order.phase = placing.firstPhase(order, gatewayExit);
        if (!order.isLiquidity()) {
            openTrade(order);
            state.commitments.update(order);
        }
        outbox.reports().accepted(order);
    }

    /// Nothing to do for one that its list has ended or set to work meanwhile.
    void start(LiveOrder order) {
        if (!order.hasEnded() && !order.listed) {
            placing.launch(order);
            ending.settle();
        }
    }

    /// The trade that it opens begins now.
    private void openTrade(LiveOrder order) {
        if (order.opensTrade) {
            RoundTrip trade = state.fills.open(order, order.orderQuantity);
            order.trade = trade;
            outbox.changed(trade);
        }
    }

    void cancel(int account, long orderId) {
        LiveOrder order = state.order(orderId);
        Participant participant = state.participant(account);
        boolean liquidity = participant != null && participant.account.isLiquidity();
        countMessage(participant);
        if (order == null || order.account() != account) {
            outbox.reports().cancelRejected(account, orderId, liquidity);
        } else {
            requestCancel(order);
            ending.settle();
        }
    }

    /// Cancels are counted, so that they leave less for new orders; they are never refused.
    private void countMessage(@Nullable Participant participant) {
        if (participant == null || participant.account.isLiquidity()) {
            return;
        }
        RateLimits rate = participant.account.limits().rate();
        if (rate.messages() > 0) {
            RateWindow messages = participant.risk.messages();
            int unused = messages.within(outbox.timeNanos(), rate.messageNanos());
            messages.add(outbox.timeNanos());
        }
    }

    private void requestCancel(LiveOrder order) {
        boolean far = !order.isLiquidity()
                && order.owner().fillModel().hasLatency()
                && order.phase != LiveOrder.Phase.SUSPENDED;
        if (!far) {
            ending.withdraw(order, CancelReason.REQUESTED);
        } else if (!order.cancelPending) {
            order.cancelPending = true;
            state.timers.add(placing.arrivalNanos(order), Timers.Kind.CANCEL, order.orderId());
            outbox.reports().orderUpdated(order, OrderEvent.CANCEL_PENDING);
        }
    }

    void cancelAll(int account, int instrument, String strategy) {
        Participant participant = state.participant(account);
        if (participant == null) {
            denyCommand(account, instrument, false, DenyCode.ACCOUNT_UNKNOWN, account, 0);
            return;
        }
        countMessage(participant);
        LiveOrder order = participant.oldestOrder();
        while (order != null) {
            LiveOrder newer = order.newerOfAccount;
            boolean meant = (instrument == -1 || instrument == order.instrument())
                    && (strategy.isEmpty() || strategy.equals(order.strategy()));
            if (meant) {
                requestCancel(order);
            }
            order = newer;
        }
        ending.settle();
    }

    /// One of the gateway's own exits: checked and, when it passes, sent. False when it was refused; the
    /// check says why.
    boolean checkExit(OrderRequest request, Participant participant, Market market, RoundTrip trade, long freeBase) {
        fill(check, request, participant, market);
        check.gatewayExit = true;
        check.exit = trade;
        check.freeBase = freeBase;
        return risk.check(check);
    }

    OrderCheck lastCheck() {
        return check;
    }

    static OrderRequest exitRequest(OrderRequest request, RoundTrip trade, long quantity) {
        request.own(
                trade.account(),
                trade.instrument(),
                trade.strategy(),
                trade.side().opposite(),
                OrderType.MARKET,
                TimeInForce.IOC,
                quantity,
                0);
        request.tradeId = trade.tradeId();
        return request;
    }
}
