package trading.engine.core;

import org.jspecify.annotations.Nullable;
import trading.engine.matching.BookOrder;
import trading.engine.message.OrderRequest;
import trading.engine.message.OrderState;
import trading.engine.message.ShortText;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.Liquidity;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;
import trading.engine.risk.Fees;
import trading.engine.risk.Seat;

/// An order from its acceptance to its end: mutable, see [trading.engine.model.Order] for the words. Used
/// again for another order once it has ended and is reported.
///
/// Fees are rounded up once for the whole order, however many fills it takes: each fill is charged what the
/// sum has grown by. So what was reserved for the whole order is always enough.
@SuppressWarnings("NullAway.Init") // begun before it is used
final class LiveOrder extends BookOrder implements OrderState {
    private static final long MILLION = 1_000_000;
    private static final ShortText NO_ID = new ShortText();

    /// Where it is while it is open.
    enum Phase {
        IN_TRANSIT,
        SUSPENDED,
        WAITING,
        WORKING,
        ENDED
    }

    Participant participant;
    Seat seat;
    Market market;

    /// The empty one is one for all orders that have none; its own is made when it first needs one.
    ShortText clientOrderId = NO_ID;

    private @Nullable ShortText ownId;

    /// What its account holds of its instrument, once somebody has asked.
    private @Nullable Holding holding;

    OrderType type;
    TimeInForce timeInForce;
    long orderQuantity;
    long limitPrice;
    boolean exits;
    boolean opensTrade;
    long stopLossPrice;
    long takeProfitPrice;
    ExitReason exitReason;
    long createdNanos;
    long updatedNanos;
    int makerFeePpm;
    int takerFeePpm;
    boolean hasTerms;
    long stopPrice;
    TriggerPrice triggerPrice;
    long trailingTicks;
    int trailingPpm;
    boolean postOnly;
    boolean reduceOnly;
    long expireNanos;

    Phase phase;
    private OrderStatus endStatus;
    private OrderStatus lastStatus;

    /// The trade that it enters or exits.
    @Nullable
    RoundTrip trade;

    @Nullable
    OrderList list;

    /// It does not count as exposure, because it only reduces.
    boolean reduces;

    final Commitment own = new Commitment();

    long filledQuantity;
    long filledNotional;
    long fees;

    /// How much more than the exact fee is charged so far, in millionths of a money unit.
    long feeSlack;

    /// What waits for the parent of its list to fill.
    long heldQuantity;

    /// Why it is to end as soon as the book is not at work any more; null when it is not.
    @Nullable
    CancelReason doom;

    /// It was made smaller while the book was at work, which is not reported yet.
    boolean reducedUnreported;

    /// What its parent has filled and it does not work yet.
    long activating;

    /// A change or a cancel is on its way to the venue.
    boolean cancelPending;

    boolean amendPending;
    long amendQuantity;
    long amendLimitPrice;
    long amendStopPrice;

    /// It is in the tables of open orders.
    boolean listed;

    /// It is in line for what follows a match.
    boolean queued;

    /// It was given back already.
    boolean finished;

    @Nullable
    LiveOrder olderOfAccount;

    @Nullable
    LiveOrder newerOfAccount;

    @Nullable
    LiveOrder olderOfInstrument;

    @Nullable
    LiveOrder newerOfInstrument;

    /// Makes a new order of it that works at once.
    void begin(
            long orderId, Participant ofParticipant, Seat ofSeat, Market inMarket, OrderRequest request, long bound) {
        begin(orderId, ofParticipant.account.id(), request.side, request.quantity, bound);
        participant = ofParticipant;
        seat = ofSeat;
        market = inMarket;
        identify(request.clientOrderId);
        holding = null;
        type = request.type;
        timeInForce = request.timeInForce;
        orderQuantity = request.quantity;
        limitPrice = request.limitPrice;
        exits = request.tradeId != 0;
        opensTrade = request.opensTrade && !exits && !isLiquidity();
        stopLossPrice = request.stopLossPrice;
        takeProfitPrice = request.takeProfitPrice;
        exitReason = ExitReason.NONE;
        makerFeePpm = ofParticipant.account.makerFeePpm();
        takerFeePpm = ofParticipant.account.takerFeePpm();
        hasTerms = request.hasTerms;
        stopPrice = request.stopPrice;
        triggerPrice = request.triggerPrice;
        trailingTicks = request.trailingTicks;
        trailingPpm = request.trailingPpm;
        postOnly = request.postOnly;
        reduceOnly = request.reduceOnly;
        expireNanos = request.expireNanos;
        if (owner().fillModel().participationPpm() < MILLION) {
            participation(owner().fillModel().participationPpm());
        }
        if (hasTerms) {
            selfTradePrevention(request.selfTradePrevention);
            if (request.displayQuantity > 0) {
                iceberg(request.displayQuantity);
            }
        }
        phase = Phase.WORKING;
        endStatus = OrderStatus.CANCELED;
        lastStatus = OrderStatus.PENDING_NEW;
        trade = null;
        list = null;
        reduces = false;
        own.clear();
        filledQuantity = 0;
        filledNotional = 0;
        fees = 0;
        feeSlack = 0;
        heldQuantity = 0;
        doom = null;
        reducedUnreported = false;
        activating = 0;
        cancelPending = false;
        amendPending = false;
        listed = false;
        queued = false;
        finished = false;
    }

    private void identify(ShortText id) {
        if (id.isEmpty()) {
            clientOrderId = NO_ID;
            return;
        }
        ShortText its = ownId;
        if (its == null) {
            its = new ShortText();
            ownId = its;
        }
        its.set(id);
        clientOrderId = its;
    }

    /// One that has ended, in the place of one that nobody needs to know any more.
    static LiveOrder ended() {
        LiveOrder order = new LiveOrder();
        order.phase = Phase.ENDED;
        return order;
    }

    /// After a decode: its status is what it was last reported as.
    void resume() {
        lastStatus = OrderStatus.PENDING_NEW;
        OrderStatus unused = status();
    }

    Account owner() {
        return participant.account;
    }

    /// What its account holds of its instrument; made when there is none.
    Holding holding() {
        Holding its = holding;
        if (its == null) {
            its = participant.account.holding(market.id());
            holding = its;
        }
        return its;
    }

    /// The asset that it locks.
    int reservedAsset() {
        return side() == Side.BUY ? market.quoteAsset : market.baseAsset;
    }

    int feePpm(Liquidity liquidity) {
        return liquidity == Liquidity.MAKER ? makerFeePpm : takerFeePpm;
    }

    int highestFeePpm() {
        return Math.max(0, Math.max(makerFeePpm, takerFeePpm));
    }

    /// What its commitment is kept in.
    Commitment commitment() {
        OrderList ofList = list;
        return ofList != null && ofList.shares(this) ? ofList.shared : own;
    }

    @Override
    public long openQuantity() {
        return phase == Phase.ENDED ? 0 : orderQuantity - filledQuantity;
    }

    /// What of it may be filled now: not what waits for its parent, and nothing once it is to end.
    long workingQuantity() {
        return doom != null ? 0 : openQuantity() - heldQuantity;
    }

    /// The worst that it may cost, or what it may deliver: what is to be locked for it.
    long neededReserve() {
        long working = workingQuantity();
        if (working <= 0) {
            return 0;
        }
        return pays() ? reserveOf(market.instrument().notional(priceBound(), working)) : deliveryOf(working);
    }

    /// Whether money is locked for it; else what it delivers is, or nothing.
    boolean pays() {
        return side() == Side.BUY && !owner().isMargin();
    }

    /// What is locked for it when it [#pays()] that much at the most.
    long reserveOf(long notional) {
        return notional + Fees.roundedUp(notional, highestFeePpm());
    }

    /// What is locked for it when it delivers that much.
    long deliveryOf(long working) {
        return side() == Side.SELL && !owner().isMargin() ? market.instrument().baseUnits(working) : 0;
    }

    /// What it may add to the strategy's exposure.
    long exposedNotional() {
        long working = workingQuantity();
        return reduces || working <= 0 ? 0 : market.instrument().notional(priceBound(), working);
    }

    boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    /// It asks for less from here on; at least one lot stays open.
    void restate(long less) {
        if (less <= 0 || less >= openQuantity()) {
            throw new IllegalStateException("order: id=" + orderId() + " open=" + openQuantity() + " less=" + less);
        }
        orderQuantity -= less;
        reducedUnreported = true;
    }

    /// Whether a rising price releases it.
    boolean isReleasedByRise() {
        return (side() == Side.BUY) != type.takesProfit();
    }

    /// Charges the fee of one fill and returns it.
    long charge(long notional, Liquidity liquidity) {
        int ppm = feePpm(liquidity);
        long exact = notional % MILLION * ppm - feeSlack;
        long part = Math.ceilDiv(exact, MILLION);
        feeSlack = part * MILLION - exact;
        long fee = Math.addExact(Math.multiplyExact(notional / MILLION, (long) ppm), part);
        fees = Math.addExact(fees, fee);
        return fee;
    }

    void fill(long quantity, long notional, long timeNanos) {
        if (quantity <= 0 || quantity > openQuantity() - heldQuantity) {
            throw new IllegalStateException("order: id=" + orderId() + " open=" + openQuantity() + " held="
                    + heldQuantity + " filled=" + quantity);
        }
        filledQuantity += quantity;
        filledNotional = Math.addExact(filledNotional, notional);
        updatedNanos = timeNanos;
        if (filledQuantity == orderQuantity) {
            endStatus = OrderStatus.FILLED;
            phase = Phase.ENDED;
        }
    }

    /// What is left of it ends.
    void end(OrderStatus status, long timeNanos) {
        if (isResting() || market.waits(this)) {
            throw new IllegalStateException("order: id=" + orderId() + " is in a book");
        }
        endLeaves();
        endStatus = status;
        phase = Phase.ENDED;
        doom = null;
        updatedNanos = timeNanos;
    }

    @Override
    public OrderStatus status() {
        OrderStatus status = switch (phase) {
            case IN_TRANSIT -> OrderStatus.PENDING_NEW;
            case SUSPENDED -> OrderStatus.SUSPENDED;
            case WAITING -> filledQuantity == 0 ? OrderStatus.WAITING : OrderStatus.PARTIALLY_FILLED;
            case WORKING -> filledQuantity == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
            case ENDED -> endStatus;
        };
        if (status != lastStatus) {
            if (!lastStatus.mayBecome(status)) {
                throw new IllegalStateException("order: id=" + orderId() + " was=" + lastStatus + " is=" + status);
            }
            lastStatus = status;
        }
        return status;
    }

    @Override
    public int instrument() {
        return market.id();
    }

    @Override
    public ShortText clientOrderId() {
        return clientOrderId;
    }

    @Override
    public String strategy() {
        return seat.strategy();
    }

    @Override
    public OrderType type() {
        return type;
    }

    @Override
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    @Override
    public long orderQuantity() {
        return orderQuantity;
    }

    @Override
    public long limitPrice() {
        return limitPrice;
    }

    @Override
    public long filledQuantity() {
        return filledQuantity;
    }

    @Override
    public long filledNotional() {
        return filledNotional;
    }

    @Override
    public long fees() {
        return fees;
    }

    @Override
    public long tradeId() {
        RoundTrip its = trade;
        return its == null ? 0 : its.tradeId();
    }

    @Override
    public long createdNanos() {
        return createdNanos;
    }

    @Override
    public long updatedNanos() {
        return updatedNanos;
    }

    @Override
    public long listId() {
        OrderList its = list;
        return its == null ? 0 : its.listId;
    }

    @Override
    public Contingency contingency() {
        return ofList().contingency;
    }

    @Override
    public int listOrders() {
        return ofList().orders.size();
    }

    private OrderList ofList() {
        OrderList its = list;
        if (its == null) {
            throw new IllegalStateException("order: orderId=" + orderId() + " is of no list");
        }
        return its;
    }

    @Override
    public boolean hasTerms() {
        return hasTerms;
    }

    @Override
    public long stopPrice() {
        return stopPrice;
    }

    @Override
    public TriggerPrice triggerPrice() {
        return triggerPrice;
    }

    @Override
    public long trailingTicks() {
        return trailingTicks;
    }

    @Override
    public int trailingPpm() {
        return trailingPpm;
    }

    @Override
    public boolean postOnly() {
        return postOnly;
    }

    @Override
    public boolean reduceOnly() {
        return reduceOnly;
    }

    @Override
    public long expireNanos() {
        return expireNanos;
    }

    @Override
    public boolean isLiquidity() {
        return participant.account.isLiquidity();
    }
}
