package trading.engine.core;

import org.jspecify.annotations.Nullable;
import trading.engine.matching.BookOrder;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.ExitReason;
import trading.engine.model.Liquidity;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.position.Account;
import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// An order from its acceptance to its end: mutable, see [Order] for the words.
///
/// Fees are rounded up once for the whole order, however many fills it takes: each fill is charged what the
/// sum has grown by. So what was reserved for the whole order is always enough.
final class LiveOrder extends BookOrder {
    private static final long MILLION = 1_000_000;

    final Account owner;
    final Market market;
    final String clientOrderId;
    final String strategy;
    final OrderType type;
    final TimeInForce timeInForce;
    final long orderQuantity;
    final long limitPrice;
    final boolean exits;
    final boolean opensTrade;
    final long stopLossPrice;
    final long takeProfitPrice;
    final ExitReason exitReason;
    final long createdNanos;
    private int makerFeePpm;
    private int takerFeePpm;

    /// The trade that it enters or exits.
    @Nullable
    RoundTrip trade;

    /// Money that is locked for it.
    long reserved;

    private long filledQuantity;
    private long filledNotional;
    private long fees;

    /// How much more than the exact fee is charged so far, in millionths of a money unit.
    private long feeSlack;

    private boolean canceled;
    private long updatedNanos;

    @Nullable
    LiveOrder olderOfAccount;

    @Nullable
    LiveOrder newerOfAccount;

    LiveOrder(
            long orderId,
            Account owner,
            Market market,
            SubmitOrder request,
            long priceBound,
            ExitReason exitReason,
            long createdNanos) {
        this(orderId, owner, market, request, request.quantity(), priceBound, exitReason, createdNanos);
    }

    private LiveOrder(
            long orderId,
            Account owner,
            Market market,
            SubmitOrder request,
            long leavesQuantity,
            long priceBound,
            ExitReason exitReason,
            long createdNanos) {
        super(orderId, owner.id(), request.side(), leavesQuantity, priceBound);
        this.owner = owner;
        this.market = market;
        this.clientOrderId = request.clientOrderId();
        this.strategy = request.strategy();
        this.type = request.type();
        this.timeInForce = request.timeInForce();
        this.orderQuantity = request.quantity();
        this.limitPrice = request.limitPrice();
        this.exits = request.tradeId() != 0;
        this.opensTrade = request.opensTrade() && !exits && !owner.isLiquidity();
        this.stopLossPrice = request.stopLossPrice();
        this.takeProfitPrice = request.takeProfitPrice();
        this.exitReason = exitReason;
        this.createdNanos = createdNanos;
        this.updatedNanos = createdNanos;
        this.makerFeePpm = owner.makerFeePpm();
        this.takerFeePpm = owner.takerFeePpm();
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

    long filledQuantity() {
        return filledQuantity;
    }

    /// What is open of it, also between the parts of a fill that is split.
    long openQuantity() {
        return canceled ? 0 : orderQuantity - filledQuantity;
    }

    boolean isLiquidity() {
        return owner.isLiquidity();
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
        if (quantity <= 0 || quantity > openQuantity()) {
            throw new IllegalStateException(
                    "order: id=" + orderId() + " open=" + openQuantity() + " filled=" + quantity);
        }
        filledQuantity += quantity;
        filledNotional = Math.addExact(filledNotional, notional);
        updatedNanos = timeNanos;
    }

    void cancel(long timeNanos) {
        endLeaves();
        canceled = true;
        updatedNanos = timeNanos;
    }

    private OrderStatus status() {
        if (canceled) {
            return OrderStatus.CANCELED;
        }
        if (filledQuantity == orderQuantity) {
            return OrderStatus.FILLED;
        }
        return filledQuantity == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
    }

    Order toOrder() {
        return new Order(
                orderId(),
                account(),
                market.id(),
                clientOrderId,
                strategy,
                side(),
                type,
                timeInForce,
                orderQuantity,
                limitPrice,
                filledQuantity,
                openQuantity(),
                filledNotional,
                fees,
                status(),
                trade == null ? 0 : trade.tradeId(),
                createdNanos,
                updatedNanos);
    }

    /// Without its trade.
    void encode(StateWriter writer) {
        writer.putLong(orderId());
        writer.putInt(account());
        writer.putText(clientOrderId);
        writer.putText(strategy);
        writer.putEnum(side());
        writer.putEnum(type);
        writer.putEnum(timeInForce);
        writer.putLong(orderQuantity);
        writer.putLong(limitPrice);
        writer.putBoolean(exits);
        writer.putBoolean(opensTrade);
        writer.putLong(stopLossPrice);
        writer.putLong(takeProfitPrice);
        writer.putEnum(exitReason);
        writer.putLong(createdNanos);
        writer.putLong(priceBound());
        writer.putInt(makerFeePpm);
        writer.putInt(takerFeePpm);
        writer.putLong(reserved);
        writer.putLong(filledQuantity);
        writer.putLong(filledNotional);
        writer.putLong(fees);
        writer.putLong(feeSlack);
        writer.putLong(updatedNanos);
    }

    static LiveOrder decode(Ledger ledger, Market market, StateReader reader) {
        long orderId = reader.readLong();
        Account owner = ledger.account(reader.readInt());
        if (owner == null) {
            throw new IllegalArgumentException("state: orderId=" + orderId + " has no account");
        }
        SubmitOrder request = new SubmitOrder(
                owner.id(),
                market.id(),
                reader.readText(),
                reader.readText(),
                reader.readEnum(Side.values()),
                reader.readEnum(OrderType.values()),
                reader.readEnum(TimeInForce.values()),
                reader.readLong(),
                reader.readLong(),
                reader.readBoolean() ? 1 : 0,
                reader.readBoolean(),
                reader.readLong(),
                reader.readLong());
        ExitReason exitReason = reader.readEnum(ExitReason.values());
        long createdNanos = reader.readLong();
        long priceBound = reader.readLong();
        int makerFeePpm = reader.readInt();
        int takerFeePpm = reader.readInt();
        long reserved = reader.readLong();
        long filledQuantity = reader.readLong();
        LiveOrder order = new LiveOrder(
                orderId,
                owner,
                market,
                request,
                request.quantity() - filledQuantity,
                priceBound,
                exitReason,
                createdNanos);
        order.makerFeePpm = makerFeePpm;
        order.takerFeePpm = takerFeePpm;
        order.reserved = reserved;
        order.filledQuantity = filledQuantity;
        order.filledNotional = reader.readLong();
        order.fees = reader.readLong();
        order.feeSlack = reader.readLong();
        order.updatedNanos = reader.readLong();
        return order;
    }
}
