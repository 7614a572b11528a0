package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.FillModel;
import trading.engine.model.LimitFill;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradeStatus;
import trading.engine.model.TradingState;
import trading.engine.reference.PlainOrder.Phase;

/// Brings accepted orders to where they belong, and takes them out again: sections 4, 6 and 8.
///
/// What a match means for other orders is done once the book is not at work, first come first served.
final class PlainVenue {
    private static final long DAY = 86_400_000_000_000L;

    private final PlainState state;
    private final PlainSchedule schedule;
    private final PlainChecks checks;
    private final PlainReserves reserves;
    private final PlainBook book;
    private final Deque<PlainOrder> line = new ArrayDeque<>();

    PlainVenue(PlainState state, PlainSchedule schedule, PlainChecks checks) {
        this.state = state;
        this.schedule = schedule;
        this.checks = checks;
        this.reserves = new PlainReserves(state);
        this.book = new PlainBook(state, new PlainBooking(state, this));
    }

    PlainReserves reserves() {
        return reserves;
    }

    /// The order exists from here on.
    PlainOrder accept(
            SubmitOrder request,
            PlainAccount account,
            PlainMarket market,
            PlainChecks.Verdict passed,
            ExitReason exitReason) {
        PlainOrder order = new PlainOrder(
                ++state.lastOrderId, account, market, request, passed.bound(), exitReason, state.nowNanos);
        if (request.type().isConditional()) {
            order.stopPrice = passed.stopPrice();
        }
        if (!request.clientOrderId().isEmpty()) {
            account.accepted.put(request.clientOrderId(), order);
        }
        state.orders.put(order.orderId, order);
        if (account.isLiquidity()) {
            market.confirmedNanos = state.nowNanos;
            return order;
        }
        order.reduces = passed.reduces();
        if (passed.usedOverride()) {
            PlainAllowances.use(state, account, request.strategy());
        }
        if (order.exits) {
            order.trade = state.trades.get(request.tradeId());
        }
        if (request.timeInForce() == TimeInForce.GTD) {
            schedule.add(request.terms().expireNanos(), PlainSchedule.Kind.EXPIRE, order.orderId);
        } else if (request.timeInForce() == TimeInForce.DAY) {
            long midnight = (Math.floorDiv(state.nowNanos, DAY) + 1) * DAY;
            schedule.add(midnight, PlainSchedule.Kind.EXPIRE, order.orderId);
        }
        return order;
    }

    /// Locks what it needs and reports it.
    void prepare(PlainOrder order, boolean gatewayExit) {
        boolean travels = !order.isLiquidity() && !gatewayExit && order.owner.fillModel.hasLatency();
        order.phase = travels ? Phase.ON_ITS_WAY : phaseAtVenue(order);
        if (order.opensTrade()) {
            order.trade = newTrade(order, order.quantity);
            state.changed(order.trade);
        }
        reserves.adjust(order);
        state.emit(new Report.Accepted(order.toOrder(), order.isLiquidity()));
    }

    private static Phase phaseAtVenue(PlainOrder order) {
        if (order.held > 0 && order.held == order.open()) {
            return Phase.SUSPENDED;
        }
        return order.type().isConditional() ? Phase.WAITING : Phase.WORKING;
    }

    PlainTrade newTrade(PlainOrder entry, long orderQuantity) {
        PlainTrade trade = new PlainTrade(++state.lastTradeId, entry, orderQuantity, state.nowNanos);
        state.trades.put(trade.tradeId, trade);
        return trade;
    }

    /// Sends a prepared order on its way; not one that its list has ended, or set to work, meanwhile.
    void start(PlainOrder order) {
        if (order.hasEnded() || order.placed) {
            return;
        }
        if (order.phase == Phase.ON_ITS_WAY) {
            schedule.add(arrivalNanos(order), PlainSchedule.Kind.ARRIVE, order.orderId);
        } else if (order.phase != Phase.SUSPENDED) {
            place(order);
        }
        settle();
    }

    /// When what is sent for the order now reaches the venue.
    long arrivalNanos(PlainOrder order) {
        FillModel model = order.owner.fillModel;
        long jitter = model.latencyJitterNanos() == 0
                ? 0
                : Long.remainderUnsigned(mixed(model.seed() ^ order.orderId), model.latencyJitterNanos() + 1);
        return state.nowNanos + model.latencyNanos() + jitter;
    }

    /// The mixing function of SplitMix64.
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    void arrive(PlainOrder order) {
        if (order.phase != Phase.ON_ITS_WAY) {
            return;
        }
        order.phase = phaseAtVenue(order);
        order.updatedNanos = state.nowNanos;
        state.emit(new Report.OrderUpdated(order.toOrder(), OrderEvent.ARRIVED, false));
        if (order.phase == Phase.SUSPENDED) {
            return;
        }
        if (!startTrailing(order)) {
            end(order, CancelReason.RISK);
        } else if (order.terms().postOnly() && order.market.wouldTake(order.side(), order.bound)) {
            end(order, CancelReason.POST_ONLY);
        } else {
            place(order);
        }
        settle();
    }

    private static boolean startTrailing(PlainOrder order) {
        if (order.type() != OrderType.TRAILING_STOP) {
            return true;
        }
        long price = order.market.triggerPrice(order.side(), order.triggerPrice());
        order.stopPrice = PlainChecks.trailingStop(order.side(), price, order.terms());
        return price > 0 && order.stopPrice > 0 && order.stopPrice <= PlainChecks.MOST_TICKS;
    }

    private void place(PlainOrder order) {
        order.placed = true;
        if (order.phase == Phase.WAITING) {
            order.market.waiting.add(order);
            state.changed(order.market);
        } else {
            match(order, order.type() == OrderType.LIMIT ? order.timeInForce() : atOnce(order.timeInForce()));
        }
    }

    private static TimeInForce atOnce(TimeInForce timeInForce) {
        return timeInForce == TimeInForce.FOK ? TimeInForce.FOK : TimeInForce.IOC;
    }

    void match(PlainOrder order, TimeInForce timeInForce) {
        if (timeInForce.rests() && !order.isLiquidity()) {
            LimitFill model = order.owner.fillModel.limitFill();
            order.needsPassThrough = model == LimitFill.PASS_THROUGH;
            order.queueAhead = model == LimitFill.QUEUE ? outsideQuantityAt(order) : 0;
        }
        order.leaves = order.working();
        submit(order, timeInForce);
    }

    private static long outsideQuantityAt(PlainOrder order) {
        return order.market.book(order.side()).stream()
                .filter(other -> other.ofOutsideMarket && other.bound == order.bound)
                .mapToLong(other -> other.leaves)
                .sum();
    }

    private void submit(PlainOrder order, TimeInForce timeInForce) {
        switch (book.submit(order, timeInForce)) {
            case FILLED, RESTING -> {}
            case NO_LIQUIDITY -> end(order, CancelReason.NO_LIQUIDITY);
            case FILL_OR_KILL -> end(order, CancelReason.FILL_OR_KILL);
            case SELF_MATCH -> end(order, CancelReason.SELF_MATCH);
        }
    }

    /// Out of the book and in again, behind those that are there.
    void takeOutOfBook(PlainOrder order) {
        book.cancel(order);
    }

    void shrinkInBook(PlainOrder order) {
        if (order.working() < order.leaves) {
            book.shrink(order, order.working());
        }
    }

    /// Its price is there.
    void release(PlainOrder order) {
        order.market.waiting.remove(order);
        order.phase = Phase.WORKING;
        if (state.covering(order.owner, order.market, order.request.strategy()) != null) {
            end(order, CancelReason.KILL_SWITCH);
        } else if (order.owner.state == TradingState.HALTED
                || (order.owner.state == TradingState.REDUCING && !order.reduces)) {
            end(order, CancelReason.TRADING_STATE);
        } else if (order.working() == 0) {
            end(order, CancelReason.CONTINGENT);
        } else {
            endOthersOfList(order);
            work(order);
        }
        settle();
    }

    private void work(PlainOrder order) {
        long bound = releasedBound(order);
        boolean fits = bound > 0 && PlainChecks.fits(order.market.instrument, bound, order.working());
        if (fits) {
            order.bound = bound;
        }
        if (!fits || !reserves.isCovered(order)) {
            end(order, CancelReason.RISK);
            return;
        }
        order.updatedNanos = state.nowNanos;
        reserves.adjust(order);
        state.emit(new Report.OrderUpdated(order.toOrder(), OrderEvent.TRIGGERED, false));
        match(order, order.type().isLimited() ? order.timeInForce() : TimeInForce.IOC);
    }

    private void endOthersOfList(PlainOrder order) {
        PlainList list = order.list;
        if (list != null && order.sharesWithList()) {
            for (PlainOrder other : list.orders) {
                if (other != order && other.sharesWithList() && !other.hasEnded()) {
                    withdraw(other, CancelReason.CONTINGENT);
                }
            }
        }
    }

    /// The edge of the collar around the reference as it is now; a buy no further than the money goes.
    private long releasedBound(PlainOrder order) {
        if (order.type().isLimited()) {
            return order.limitPrice;
        }
        long doubled = order.market.doubledReference();
        if (doubled == 0) {
            return order.bound;
        }
        long edge = PlainChecks.edge(order.side(), order.owner.limits.collarPpm(), doubled);
        if (order.side() == Side.SELL || order.owner.isMargin()) {
            return edge;
        }
        BigInteger money = order.locked().add(state.free(order.owner, order.lockedAsset()));
        BigInteger perTick = PlainMoney.notional(order.market.instrument, 1, order.working());
        long price = money.divide(perTick).min(PlainMoney.of(edge)).longValueExact();
        while (price > 0 && order.costs(price, order.working()).compareTo(money) > 0) {
            price--;
        }
        return price;
    }

    /// Its parent has filled more: that much more of it works.
    private void activate(PlainOrder order) {
        long more = order.activating;
        order.activating = 0;
        PlainList list = order.list;
        boolean ofBracket = list != null && list.contingency == Contingency.BRACKET;
        CancelReason refusal = refusal(order, ofBracket, more);
        if (refusal != null) {
            takeOff(order, more, refusal);
            return;
        }
        if (order.terms().reduceOnly() && !ofBracket) {
            long position = state.positionLots(order.owner, order.market);
            long held = order.side() == Side.SELL ? position : -position;
            long covered = Math.max(0, Math.min(more, held - order.working()));
            if (covered < more) {
                takeOff(order, more - covered, CancelReason.NOTHING_TO_REDUCE);
            }
            if (covered == 0) {
                return;
            }
            more = covered;
        }
        order.held -= more;
        if (list != null && list.contingency == Contingency.BRACKET && !order.exits) {
            PlainTrade trade = list.orders.getFirst().trade;
            if (trade == null || trade.status != TradeStatus.OPEN) {
                withdraw(order, CancelReason.TRADE_CLOSED);
                return;
            }
            order.trade = trade;
            order.exits = true;
        }
        boolean atMarket = order.type() == OrderType.MARKET
                || (order.phase == Phase.WORKING && !order.type().isLimited());
        if (atMarket) {
            long bound = releasedBound(order);
            if (bound == 0 || !PlainChecks.fits(order.market.instrument, bound, order.working())) {
                withdraw(order, CancelReason.RISK);
                return;
            }
            order.bound = bound;
        }
        if (!reserves.isCovered(order)) {
            withdraw(order, CancelReason.RISK);
            return;
        }
        reserves.adjust(order);
        order.updatedNanos = state.nowNanos;
        boolean postOnlyWouldTake =
                order.terms().postOnly() && order.market.wouldTake(order.side(), order.bound) && !order.resting;
        if (order.phase == Phase.SUSPENDED) {
            order.phase = order.type().isConditional() ? Phase.WAITING : Phase.WORKING;
            if (!startTrailing(order)) {
                end(order, CancelReason.RISK);
                return;
            }
            if (postOnlyWouldTake) {
                end(order, CancelReason.POST_ONLY);
                return;
            }
            state.emit(new Report.OrderUpdated(order.toOrder(), OrderEvent.ACTIVATED, false));
            place(order);
        } else if (order.phase == Phase.WORKING) {
            if (order.resting) {
                takeOutOfBook(order);
                order.leaves = order.working();
                submit(order, order.timeInForce());
            } else if (postOnlyWouldTake) {
                end(order, CancelReason.POST_ONLY);
            } else {
                place(order);
            }
        }
    }

    private @Nullable CancelReason refusal(PlainOrder order, boolean ofBracket, long more) {
        boolean underKillSwitch = state.covering(order.owner, order.market, order.request.strategy()) != null;
        if (underKillSwitch && !order.reduces) {
            return CancelReason.KILL_SWITCH;
        }
        if (ofBracket || order.terms().reduceOnly()) {
            return null;
        }
        SubmitOrder asItIs = PlainAmendments.asItIs(order, order.working() + more);
        PlainChecks.Verdict verdict = checks.activation(asItIs, order, PlainAmendments.replaced(order, false));
        if (verdict.refusal() == null) {
            if (verdict.usedOverride()) {
                PlainAllowances.use(state, order.owner, order.request.strategy());
            }
            return null;
        }
        return switch (verdict.refusal().code()) {
            case TRADING_STATE_FORBIDS, ENTRIES_LOCKED, INSTRUMENT_NOT_PERMITTED -> CancelReason.TRADING_STATE;
            default -> CancelReason.RISK;
        };
    }

    private void takeOff(PlainOrder order, long never, CancelReason reason) {
        if (never == order.open()) {
            withdraw(order, reason);
        } else {
            order.held -= never;
            makeSmaller(order, never);
        }
    }

    /// Takes an open order out of wherever it is and ends it.
    void withdraw(PlainOrder order, CancelReason reason) {
        if (order.resting) {
            book.cancel(order);
            if (order.isLiquidity()) {
                order.market.confirmedNanos = state.nowNanos;
            }
        }
        order.market.waiting.remove(order);
        end(order, reason);
    }

    /// Ends an order that is in no book.
    private void end(PlainOrder order, CancelReason reason) {
        OrderStatus status = switch (reason) {
            case EXPIRED -> OrderStatus.EXPIRED;
            case POST_ONLY -> order.filled > 0 ? OrderStatus.CANCELED : OrderStatus.REJECTED;
            default -> OrderStatus.CANCELED;
        };
        order.end(status, state.nowNanos);
        reserves.adjust(order);
        state.orders.remove(order.orderId);
        PlainTrade trade = order.trade;
        if (trade != null && !order.exits && trade.status == TradeStatus.PENDING) {
            trade.status = TradeStatus.CANCELED;
            trade.closedNanos = state.nowNanos;
            state.trades.remove(trade.tradeId);
            state.changed(trade);
        }
        state.emit(new Report.Canceled(order.toOrder(), reason, order.isLiquidity()));
        ended(order);
    }

    /// What waits for a parent that fills no more, will never work.
    void ended(PlainOrder parent) {
        PlainList list = parent.list;
        if (list == null || !list.isParent(parent)) {
            return;
        }
        for (PlainOrder child : list.orders) {
            long never = child.held - child.activating;
            if (child == parent || child.hasEnded() || child.doom != null || never == 0) {
                continue;
            }
            if (never == child.open()) {
                doom(child, CancelReason.PARENT_ENDED);
            } else {
                child.held -= never;
                makeSmaller(child, never);
            }
        }
    }

    void doom(PlainOrder order, @Nullable CancelReason reason) {
        if (order.doom == null) {
            order.doom = reason;
        }
        putInLine(order);
    }

    void makeSmaller(PlainOrder order, long less) {
        order.quantity -= less;
        order.smaller = true;
        putInLine(order);
    }

    void activate(PlainOrder child, long more) {
        child.activating += more;
        putInLine(child);
    }

    private void putInLine(PlainOrder order) {
        if (!line.contains(order)) {
            line.addLast(order);
        }
    }

    /// Does what follows; each may put others in line.
    void settle() {
        while (!line.isEmpty()) {
            PlainOrder order = line.removeFirst();
            CancelReason doom = order.doom;
            if (order.hasEnded()) {
                continue;
            }
            if (doom != null) {
                withdraw(order, doom);
                continue;
            }
            if (order.smaller) {
                order.smaller = false;
                tellSmaller(order);
            }
            if (order.activating > 0) {
                endDoomed();
                if (!order.hasEnded() && order.doom == null) {
                    activate(order);
                }
            }
        }
    }

    /// What is to end, ends before anything begins to work.
    private void endDoomed() {
        while (true) {
            PlainOrder doomed = line.stream()
                    .filter(order -> order.doom != null && !order.hasEnded())
                    .findFirst()
                    .orElse(null);
            if (doomed == null) {
                return;
            }
            withdraw(doomed, doomed.doom);
        }
    }

    private void tellSmaller(PlainOrder order) {
        order.updatedNanos = state.nowNanos;
        if (order.resting && order.leaves > order.working()) {
            if (order.working() == 0) {
                book.cancel(order);
            } else {
                book.shrink(order, order.working());
            }
        }
        reserves.adjust(order);
        state.emit(new Report.OrderUpdated(order.toOrder(), OrderEvent.REDUCED, order.isLiquidity()));
    }
}
