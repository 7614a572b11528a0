package trading.engine.core;

import org.jspecify.annotations.Nullable;
import trading.engine.matching.BookOrder;
import trading.engine.matching.Outcome;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.FillModel;
import trading.engine.model.LimitFill;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradingState;
import trading.engine.position.RoundTrip;
import trading.engine.risk.Fees;
import trading.engine.risk.ReferencePrice;
import trading.engine.risk.RiskEngine;
import trading.engine.state.SplitMix;

/// Brings accepted orders to where they belong: on their way, to wait for their price, or into the book.
@SuppressWarnings("NullAway.Init") // the desk that an activation asks is made after it
final class OrderPlacing {
    private static final int MILLION = 1_000_000;

    private final CoreState state;
    private final Outbox outbox;
    private final OrderEnding ending;
    private Activation activation;

    OrderPlacing(CoreState state, OrderEnding ending) {
        this.state = state;
        this.outbox = state.outbox;
        this.ending = ending;
    }

    void activation(Activation asked) {
        activation = asked;
    }

    /// Where a new order begins.
    LiveOrder.Phase firstPhase(LiveOrder order, boolean gatewayExit) {
        if (!order.isLiquidity() && !gatewayExit && order.owner().fillModel().hasLatency()) {
            return LiveOrder.Phase.IN_TRANSIT;
        }
        return phaseAtVenue(order);
    }

    private static LiveOrder.Phase phaseAtVenue(LiveOrder order) {
        if (order.heldQuantity > 0 && order.heldQuantity == order.openQuantity()) {
            return LiveOrder.Phase.SUSPENDED;
        }
        return order.type.isConditional() ? LiveOrder.Phase.WAITING : LiveOrder.Phase.WORKING;
    }

    /// A new order, in its first phase, that is accepted and reported.
    void launch(LiveOrder order) {
        switch (order.phase) {
            case IN_TRANSIT -> {
                state.timers.add(arrivalNanos(order), Timers.Kind.ARRIVE, order.orderId());
                state.addOrder(order);
            }
            case SUSPENDED -> state.addOrder(order);
            default -> place(order);
        }
    }

    /// When what is sent for an order now reaches the venue.
    long arrivalNanos(LiveOrder order) {
        FillModel model = order.owner().fillModel();
        long jitter = model.latencyJitterNanos() == 0
                ? 0
                : Long.remainderUnsigned(SplitMix.mix(model.seed() ^ order.orderId()), model.latencyJitterNanos() + 1);
        return outbox.timeNanos() + model.latencyNanos() + jitter;
    }

    void arrive(LiveOrder order) {
        order.phase = phaseAtVenue(order);
        order.updatedNanos = outbox.timeNanos();
        outbox.reports().orderUpdated(order, OrderEvent.ARRIVED);
        if (order.phase == LiveOrder.Phase.SUSPENDED) {
            return;
        }
        if (!startTrailing(order)) {
            ending.end(order, CancelReason.RISK);
        } else if (wouldTakeAgainstItsTerms(order)) {
            ending.end(order, CancelReason.POST_ONLY);
        } else {
            place(order);
        }
        ending.settle();
    }

    /// Its parent has filled more: as much more of it works from now on as may.
    void activate(LiveOrder order) {
        long more = order.activating;
        order.activating = 0;
        CancelReason refusal = refusal(order, more);
        long begins = refusal == null ? covered(order, more) : 0;
        if (begins < more) {
            takeOff(order, more - begins, refusal == null ? CancelReason.NOTHING_TO_REDUCE : refusal);
            keepPlace(order);
        }
        if (begins > 0) {
            begin(order, begins);
        }
    }

    /// Among open orders the older come first: also before a sibling that begins to work with the same fill.
    private void keepPlace(LiveOrder order) {
        if (order.phase == LiveOrder.Phase.SUSPENDED && !order.listed) {
            state.addOrder(order);
        }
    }

    private void begin(LiveOrder order, long more) {
        order.heldQuantity -= more;
        OrderList list = order.list;
        if (list != null && list.contingency == Contingency.BRACKET && !order.exits) {
            LiveOrder parent = list.orders.getFirst();
            RoundTrip trade = parent.trade;
            if (trade == null || trade.openQuantity() == 0 || state.trade(trade.tradeId()) != trade) {
                ending.withdraw(order, CancelReason.TRADE_CLOSED);
                return;
            }
            order.trade = trade;
            order.exits = true;
        }
        if (!fixesBound(order) || !Commitments.isCovered(order)) {
            ending.withdraw(order, CancelReason.RISK);
            return;
        }
        state.commitments.update(order);
        order.updatedNanos = outbox.timeNanos();
        switch (order.phase) {
            case SUSPENDED -> {
                order.phase = order.type.isConditional() ? LiveOrder.Phase.WAITING : LiveOrder.Phase.WORKING;
                if (!startTrailing(order)) {
                    ending.end(order, CancelReason.RISK);
                    return;
                }
                if (wouldTakeAgainstItsTerms(order)) {
                    ending.end(order, CancelReason.POST_ONLY);
                    return;
                }
                outbox.reports().orderUpdated(order, OrderEvent.ACTIVATED);
                place(order);
            }
            case WORKING -> {
                if (order.isResting()) {
                    outcome(
                            order,
                            order.market.book.replace(
                                    order, order.workingQuantity(), order.priceBound(), order.timeInForce));
                } else if (wouldTakeAgainstItsTerms(order)) {
                    ending.end(order, CancelReason.POST_ONLY);
                } else {
                    place(order);
                }
            }
            default -> {}
        }
    }

    /// Why no more of it may begin to work, null when it may.
    private @Nullable CancelReason refusal(LiveOrder order, long more) {
        if (isStopped(order)) {
            return CancelReason.KILL_SWITCH;
        }
        return Activation.isEntry(order) ? activation.refusal(order, order.workingQuantity() + more) : null;
    }

    /// A reduce-only order begins with what the position covers: it may be filled before the command is over.
    private static long covered(LiveOrder order, long more) {
        if (!order.reduceOnly || order.exits) {
            return more;
        }
        long position = order.holding().quantity();
        long held = order.side() == Side.SELL ? position : -position;
        return Math.clamp(held - order.workingQuantity(), 0, more);
    }

    /// A kill switch lets nothing new through, so nothing begins to work under one but what only takes
    /// back what the parent, which was let through before, has filled.
    private boolean isStopped(LiveOrder order) {
        return !order.reduces && isUnderKillSwitch(order);
    }

    private boolean isUnderKillSwitch(LiveOrder order) {
        String symbol = order.market.instrument().symbol();
        return state.killSwitches.covering(order.account(), symbol, order.strategy()) != null;
    }

    /// Of what waits for its parent, that much never works.
    private void takeOff(LiveOrder order, long never, CancelReason reason) {
        if (never == order.openQuantity()) {
            ending.withdraw(order, reason);
        } else {
            order.heldQuantity -= never;
            order.restate(never);
            state.fills.enqueue(order);
        }
    }

    /// An order at the market trades around the reference as it is when it begins to work: the one at
    /// which it was sent may be long gone. False when there is no such price that the account can pay.
    private static boolean fixesBound(LiveOrder order) {
        boolean atMarket =
                !order.type.isLimited() && (!order.type.isConditional() || order.phase == LiveOrder.Phase.WORKING);
        if (!atMarket) {
            return true;
        }
        long bound = releasedBound(order);
        if (bound <= 0 || !RiskEngine.fits(order.market.instrument(), bound, order.workingQuantity())) {
            return false;
        }
        order.amend(order.workingQuantity(), bound);
        return true;
    }

    private static boolean wouldTakeAgainstItsTerms(LiveOrder order) {
        return order.postOnly && order.market.book.wouldTake(order);
    }

    /// A trailing stop starts at the market as it is now. False when there is no price.
    private static boolean startTrailing(LiveOrder order) {
        if (order.type != OrderType.TRAILING_STOP) {
            return true;
        }
        long price = order.market.triggerPrice(order.side(), order.triggerPrice);
        long stop = RiskEngine.trailingStop(order.side(), price, order.trailingTicks, order.trailingPpm);
        order.stopPrice = stop;
        return price > 0 && stop > 0 && stop <= RiskEngine.MAXIMUM_TICKS;
    }

    /// Puts an order with something to work where it belongs.
    private void place(LiveOrder order) {
        if (order.phase == LiveOrder.Phase.WAITING) {
            state.addOrder(order);
            order.market.waiting(order).add(order, order.isReleasedByRise(), order.stopPrice);
            if (order.type == OrderType.TRAILING_STOP) {
                addTrailing(order.market, order);
            }
            order.market.touch();
            return;
        }
        if (order.leavesQuantity() != order.workingQuantity()) {
            order.amend(order.workingQuantity(), order.priceBound());
        }
        match(order, order.type == OrderType.LIMIT ? order.timeInForce : atOnce(order.timeInForce));
    }

    private static TimeInForce atOnce(TimeInForce timeInForce) {
        return timeInForce == TimeInForce.FOK ? TimeInForce.FOK : TimeInForce.IOC;
    }

    private static void addTrailing(Market market, LiveOrder order) {
        int index = market.trailing.size();
        while (index > 0 && market.trailing.get(index - 1).orderId() > order.orderId()) {
            index--;
        }
        market.trailing.add(index, order);
    }

    void stopWaiting(LiveOrder order) {
        order.market.waiting(order).remove(order);
        if (order.type == OrderType.TRAILING_STOP) {
            boolean unused = order.market.trailing.remove(order);
        }
    }

    void match(LiveOrder order, TimeInForce timeInForce) {
        if (timeInForce.rests() && !order.isLiquidity()) {
            applyLimitFill(order);
        }
        outcome(order, order.market.book.submit(order, timeInForce));
    }

    /// How an outside market's price fills it while it rests.
    private static void applyLimitFill(LiveOrder order) {
        LimitFill model = order.owner().fillModel().limitFill();
        order.needsPassThrough(model == LimitFill.PASS_THROUGH);
        order.queueAhead(model == LimitFill.QUEUE ? outsideQuantityAt(order) : 0);
    }

    /// What the outside market shows at the order's price, on its side.
    private static long outsideQuantityAt(LiveOrder order) {
        long quantity = 0;
        for (BookOrder other = order.market.book.first(order.side());
                other != null;
                other = order.market.book.next(other)) {
            boolean better = order.side() == Side.BUY
                    ? other.priceBound() > order.priceBound()
                    : other.priceBound() < order.priceBound();
            if (!better && other.priceBound() != order.priceBound()) {
                break;
            }
            if (!better && other.outsideMarket()) {
                quantity += other.leavesQuantity();
            }
        }
        return quantity;
    }

    void outcome(LiveOrder order, Outcome outcome) {
        switch (outcome) {
            case FILLED -> {
                if (!order.hasEnded()) {
                    state.addOrder(order);
                }
            }
            case RESTING -> state.addOrder(order);
            case NO_LIQUIDITY -> ending.end(order, CancelReason.NO_LIQUIDITY);
            case FILL_OR_KILL -> ending.end(order, CancelReason.FILL_OR_KILL);
            case SELF_MATCH, DECREMENTED -> ending.end(order, CancelReason.SELF_MATCH);
        }
    }

    /// The price that a waiting order waits for is there.
    void release(LiveOrder order) {
        stopWaiting(order);
        order.phase = LiveOrder.Phase.WORKING;
        if (isUnderKillSwitch(order)) {
            ending.end(order, CancelReason.KILL_SWITCH);
        } else if (!isAllowed(order)) {
            ending.end(order, CancelReason.TRADING_STATE);
        } else if (order.workingQuantity() == 0) {
            ending.end(order, CancelReason.CONTINGENT);
        } else {
            endOtherLegs(order);
            long bound = releasedBound(order);
            boolean fits = bound > 0 && RiskEngine.fits(order.market.instrument(), bound, order.workingQuantity());
            if (fits) {
                order.amend(order.workingQuantity(), bound);
            }
            if (!fits || !Commitments.isCovered(order)) {
                ending.end(order, CancelReason.RISK);
            } else {
                order.updatedNanos = outbox.timeNanos();
                state.commitments.update(order);
                outbox.reports().orderUpdated(order, OrderEvent.TRIGGERED);
                match(order, order.type.isLimited() ? order.timeInForce : TimeInForce.IOC);
            }
        }
        ending.settle();
    }

    private static boolean isAllowed(LiveOrder order) {
        TradingState allowed = order.participant.risk.state();
        return allowed == TradingState.ACTIVE || (allowed == TradingState.REDUCING && order.reduces);
    }

    private void endOtherLegs(LiveOrder order) {
        OrderList list = order.list;
        if (list == null || !list.shares(order)) {
            return;
        }
        for (int i = 0; i < list.orders.size(); i++) {
            LiveOrder other = list.orders.get(i);
            if (other != order && list.shares(other) && !other.hasEnded()) {
                ending.withdraw(other, CancelReason.CONTINGENT);
            }
        }
    }

    /// The worst price that a released order may trade at; 0 when there is none that the account can pay.
    private static long releasedBound(LiveOrder order) {
        if (order.type.isLimited()) {
            return order.limitPrice;
        }
        ReferencePrice reference = order.market.reference();
        if (!reference.exists()) {
            return order.priceBound();
        }
        int collar = order.owner().limits().collarPpm();
        if (order.side() == Side.SELL) {
            return reference.sellEdge(collar);
        }
        long edge = reference.buyEdge(collar);
        return order.owner().isMargin() ? edge : Math.min(edge, affordablePrice(order, edge));
    }

    /// The highest price, up to `most`, at which the account can pay for all of it with its fee.
    private static long affordablePrice(LiveOrder order, long most) {
        long money = order.commitment().reserved + order.owner().free(order.reservedAsset());
        long lots = order.workingQuantity();
        long perTick = order.market.instrument().notional(1, lots);
        long low = 0;
        long high = most;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (costs(perTick, middle, order.highestFeePpm()) <= money) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static long costs(long perTick, long price, int feePpm) {
        if (Math.multiplyHigh(perTick, price) != 0 || perTick * price < 0 || perTick * price > Long.MAX_VALUE / 4) {
            return Long.MAX_VALUE;
        }
        long notional = perTick * price;
        return notional + Fees.roundedUp(notional, Math.min(feePpm, MILLION));
    }
}
