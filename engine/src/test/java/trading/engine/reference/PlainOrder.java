package trading.engine.reference;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;

/// An order and what became of it.
final class PlainOrder {
    /// Where it is while it is open.
    enum Phase {
        ON_ITS_WAY,
        SUSPENDED,
        WAITING,
        WORKING,
        ENDED
    }

    final long orderId;
    final PlainAccount owner;
    final PlainMarket market;
    final SubmitOrder request;
    final ExitReason exitReason;
    final long createdNanos;
    final int makerFeePpm;
    final int takerFeePpm;
    final int participationPpm;

    /// One of the two that stand for the outside market's best prices.
    boolean ofOutsideMarket;

    Phase phase = Phase.WORKING;
    OrderStatus endStatus = OrderStatus.CANCELED;
    long bound;
    long quantity;
    long limitPrice;
    long stopPrice;
    long filled;
    BigInteger filledNotional = BigInteger.ZERO;
    private BigInteger exactFeeMillionths = BigInteger.ZERO;
    private BigInteger locked = BigInteger.ZERO;
    long updatedNanos;

    /// It closes the trade that it names, or, as the child of a bracket, that its parent has opened.
    boolean exits;

    /// It was found to reduce only, so it is no exposure.
    boolean reduces;

    @Nullable
    PlainTrade trade;

    @Nullable
    PlainList list;

    /// What waits for the parent of its list.
    long held;

    /// What the parent has filled and this does not work yet.
    long activating;

    /// Why it is to end once the book is not at work.
    @Nullable
    CancelReason doom;

    /// It is smaller than it was, and that is not reported yet.
    boolean smaller;

    /// It has been where it belongs: waiting for its price, or in the book.
    boolean placed;

    boolean cancelPending;
    boolean amendPending;
    long amendQuantity;
    long amendLimitPrice;
    long amendStopPrice;

    // in the book

    boolean resting;
    long leaves;
    long slice;
    boolean needsPassThrough;
    long queueAhead;

    PlainOrder(
            long orderId,
            PlainAccount owner,
            PlainMarket market,
            SubmitOrder request,
            long bound,
            ExitReason exitReason,
            long nowNanos) {
        this.orderId = orderId;
        this.owner = owner;
        this.market = market;
        this.request = request;
        this.exitReason = exitReason;
        this.createdNanos = nowNanos;
        this.updatedNanos = nowNanos;
        this.makerFeePpm = owner.feesAt(nowNanos).makerFeePpm();
        this.takerFeePpm = owner.feesAt(nowNanos).takerFeePpm();
        this.participationPpm = owner.fillModel.participationPpm();
        this.bound = bound;
        this.quantity = request.quantity();
        this.leaves = quantity;
        this.limitPrice = request.limitPrice();
        this.stopPrice = request.terms().stopPrice();
        this.exits = request.tradeId() != 0;
    }

    int highestFeePpm() {
        return Math.max(0, Math.max(makerFeePpm, takerFeePpm));
    }

    Side side() {
        return request.side();
    }

    OrderType type() {
        return request.type();
    }

    OrderTerms terms() {
        return request.terms();
    }

    TimeInForce timeInForce() {
        return request.timeInForce();
    }

    TriggerPrice triggerPrice() {
        return request.terms().triggerPrice();
    }

    boolean isLiquidity() {
        return owner.isLiquidity();
    }

    boolean opensTrade() {
        return request.opensTrade() && request.tradeId() == 0 && !isLiquidity();
    }

    boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    long open() {
        return hasEnded() ? 0 : quantity - filled;
    }

    /// What of it may be filled now.
    long working() {
        return doom != null ? 0 : open() - held;
    }

    /// What others see of it.
    long shown() {
        return terms().displayQuantity() == 0 ? leaves : Math.min(leaves, slice);
    }

    boolean isReleasedByRise() {
        return (side() == Side.BUY) != type().takesProfit();
    }

    /// Only one of those of its list can be filled.
    boolean sharesWithList() {
        PlainList of = list;
        return of != null && of.contingency != Contingency.OTO && !of.isParent(this);
    }

    /// What is locked for it, or for those of its list together.
    BigInteger locked() {
        PlainList of = list;
        return of != null && sharesWithList() ? of.locked : locked;
    }

    void lock(BigInteger amount) {
        PlainList of = list;
        if (of != null && sharesWithList()) {
            of.locked = amount;
        } else {
            locked = amount;
        }
    }

    String lockedAsset() {
        return side() == Side.BUY ? market.instrument.quote() : market.instrument.base();
    }

    /// The most that what works of it may cost, or what it may deliver.
    BigInteger needs() {
        if (owner.isMargin() || working() <= 0) {
            return BigInteger.ZERO;
        }
        return side() == Side.BUY ? costs(bound, working()) : PlainMoney.baseUnits(market.instrument, working());
    }

    BigInteger costs(long price, long lots) {
        BigInteger notional = PlainMoney.notional(market.instrument, price, lots);
        return notional.add(PlainMoney.fee(notional, highestFeePpm()));
    }

    /// What it may add to its strategy's exposure.
    BigInteger exposure() {
        return reduces || working() <= 0 ? BigInteger.ZERO : PlainMoney.notional(market.instrument, bound, working());
    }

    /// Rounded up once for the whole order.
    BigInteger fees() {
        return PlainMoney.ceiling(exactFeeMillionths, PlainMoney.MILLION);
    }

    /// The fee of one fill: what the sum grows by.
    BigInteger charge(BigInteger notional, int ppm) {
        BigInteger before = fees();
        exactFeeMillionths = exactFeeMillionths.add(notional.multiply(PlainMoney.of(ppm)));
        return fees().subtract(before);
    }

    void end(OrderStatus status, long nowNanos) {
        phase = Phase.ENDED;
        endStatus = status;
        doom = null;
        updatedNanos = nowNanos;
    }

    OrderStatus status() {
        return switch (phase) {
            case ON_ITS_WAY -> OrderStatus.PENDING_NEW;
            case SUSPENDED -> OrderStatus.SUSPENDED;
            case WAITING -> filled == 0 ? OrderStatus.WAITING : OrderStatus.PARTIALLY_FILLED;
            case WORKING -> filled == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
            case ENDED -> endStatus;
        };
    }

    Order toOrder() {
        return new Order(
                orderId,
                owner.id,
                market.instrument.id(),
                request.clientOrderId(),
                request.strategy(),
                side(),
                type(),
                timeInForce(),
                quantity,
                limitPrice,
                filled,
                open(),
                filledNotional.longValueExact(),
                fees().longValueExact(),
                status(),
                trade == null ? 0 : trade.tradeId,
                createdNanos,
                updatedNanos,
                terms().withStopPrice(stopPrice),
                list == null ? 0 : list.listId,
                list == null ? null : list.contingency,
                list == null ? 0 : list.orders.size());
    }
}
