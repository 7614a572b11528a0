package trading.engine.reference;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.ExitReason;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.Side;

/// An order and what became of it.
final class PlainOrder {
    final long orderId;
    final PlainAccount owner;
    final PlainMarket market;
    final SubmitOrder request;
    final ExitReason exitReason;
    final long createdNanos;
    final int makerFeePpm;
    final int takerFeePpm;

    long bound;
    long quantity;
    long filled;
    BigInteger filledNotional = BigInteger.ZERO;
    private BigInteger exactFeeMillionths = BigInteger.ZERO;
    BigInteger reserved = BigInteger.ZERO;
    boolean resting;
    @Nullable OrderStatus end;
    long updatedNanos;

    /// The trade that it enters or exits.
    @Nullable PlainTrade trade;

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
        this.makerFeePpm = owner.makerFeePpm;
        this.takerFeePpm = owner.takerFeePpm;
        this.bound = bound;
        this.quantity = request.quantity();
    }

    Side side() {
        return request.side();
    }

    boolean exits() {
        return request.tradeId() != 0;
    }

    boolean opensTrade() {
        return request.opensTrade() && !exits() && !owner.isLiquidity();
    }

    long open() {
        return end == null ? quantity - filled : 0;
    }

    String reservedAsset() {
        return side() == Side.BUY
                ? market.instrument.quote()
                : market.instrument.base();
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

    BigInteger mostItCosts(long lots) {
        BigInteger notional = PlainMoney.notional(market.instrument, bound, lots);
        return notional.add(PlainMoney.fee(notional, Math.max(0, Math.max(makerFeePpm, takerFeePpm))));
    }

    OrderStatus status() {
        if (end != null) {
            return end;
        }
        if (filled == quantity) {
            return OrderStatus.FILLED;
        }
        return filled == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
    }

    Order toOrder() {
        return new Order(
                orderId,
                owner.id,
                market.instrument.id(),
                request.clientOrderId(),
                request.strategy(),
                side(),
                request.type(),
                request.timeInForce(),
                quantity,
                request.limitPrice(),
                filled,
                open(),
                filledNotional.longValueExact(),
                fees().longValueExact(),
                status(),
                trade == null ? 0 : trade.tradeId,
                createdNanos,
                updatedNanos);
    }
}
