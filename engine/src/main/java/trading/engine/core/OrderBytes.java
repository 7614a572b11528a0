package trading.engine.core;

import trading.engine.message.OrderRequest;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The canonical bytes of an open order, without its trade and its list.
final class OrderBytes {
    private static final LiveOrder.Phase[] PHASES = LiveOrder.Phase.values();

    private OrderBytes() {}

    static void encode(LiveOrder order, StateWriter writer) {
        writer.putLong(order.orderId());
        writer.putInt(order.account());
        writer.putText(order.clientOrderId.toString());
        writer.putText(order.strategy());
        writer.putEnum(order.side());
        writer.putEnum(order.type);
        writer.putEnum(order.timeInForce);
        writer.putLong(order.orderQuantity);
        writer.putLong(order.limitPrice);
        writer.putBoolean(order.exits);
        writer.putBoolean(order.opensTrade);
        writer.putLong(order.stopLossPrice);
        writer.putLong(order.takeProfitPrice);
        writer.putBoolean(order.hasTerms);
        writer.putLong(order.stopPrice);
        writer.putEnum(order.triggerPrice);
        writer.putLong(order.trailingTicks);
        writer.putInt(order.trailingPpm);
        writer.putBoolean(order.postOnly);
        writer.putBoolean(order.reduceOnly);
        writer.putLong(order.expireNanos);
        writer.putEnum(order.selfTradePrevention());
        writer.putLong(order.displayQuantity());
        writer.putEnum(order.exitReason);
        writer.putLong(order.createdNanos);
        writer.putLong(order.updatedNanos);
        writer.putLong(order.priceBound());
        writer.putLong(order.leavesQuantity());
        writer.putLong(order.displayQuantity() == 0 ? 0 : order.shownQuantity());
        writer.putBoolean(order.outsideMarket());
        writer.putBoolean(order.needsPassThrough());
        writer.putLong(order.queueAhead());
        writer.putInt(order.participation());
        writer.putInt(order.makerFeePpm);
        writer.putInt(order.takerFeePpm);
        writer.putEnum(order.phase);
        writer.putBoolean(order.reduces);
        writer.putLong(order.filledQuantity);
        writer.putLong(order.filledNotional);
        writer.putLong(order.fees);
        writer.putLong(order.feeSlack);
        writer.putLong(order.heldQuantity);
        writer.putBoolean(order.cancelPending);
        writer.putBoolean(order.amendPending);
        if (order.amendPending) {
            writer.putLong(order.amendQuantity);
            writer.putLong(order.amendLimitPrice);
            writer.putLong(order.amendStopPrice);
        }
        encode(order.own, writer);
    }

    static LiveOrder decode(CoreState state, Market market, StateReader reader) {
        long orderId = reader.readLong();
        int account = reader.readInt();
        Participant participant = state.participant(account);
        if (participant == null) {
            throw new IllegalArgumentException("state: orderId=" + orderId + " account=" + account + " is not there");
        }
        OrderRequest request = new OrderRequest();
        String clientOrderId = reader.readText();
        String strategy = reader.readText();
        Side side = reader.readEnum(Side.values());
        OrderType type = reader.readEnum(OrderType.values());
        TimeInForce timeInForce = reader.readEnum(TimeInForce.values());
        long orderQuantity = reader.readLong();
        long limitPrice = reader.readLong();
        request.own(account, market.id(), strategy, side, type, timeInForce, orderQuantity, limitPrice);
        if (!request.clientOrderId.set(clientOrderId)) {
            throw new IllegalArgumentException("state: orderId=" + orderId + " clientOrderId=" + clientOrderId);
        }
        request.tradeId = reader.readBoolean() ? 1 : 0;
        request.opensTrade = reader.readBoolean();
        request.stopLossPrice = reader.readLong();
        request.takeProfitPrice = reader.readLong();
        request.hasTerms = reader.readBoolean();
        request.stopPrice = reader.readLong();
        request.triggerPrice = reader.readEnum(TriggerPrice.values());
        request.trailingTicks = reader.readLong();
        request.trailingPpm = reader.readInt();
        request.postOnly = reader.readBoolean();
        request.reduceOnly = reader.readBoolean();
        request.expireNanos = reader.readLong();
        request.selfTradePrevention = reader.readEnum(SelfTradePrevention.values());
        request.displayQuantity = reader.readLong();
        ExitReason exitReason = reader.readEnum(ExitReason.values());
        long createdNanos = reader.readLong();
        long updatedNanos = reader.readLong();
        long priceBound = reader.readLong();
        long leavesQuantity = reader.readLong();
        long shownQuantity = reader.readLong();
        LiveOrder order = new LiveOrder();
        order.begin(orderId, participant, participant.risk.seat(strategy), market, request, priceBound);
        if (leavesQuantity == 0) {
            order.endLeaves();
        } else if (leavesQuantity != orderQuantity) {
            order.amend(leavesQuantity, priceBound);
        }
        if (shownQuantity > 0) {
            order.restoreShown(shownQuantity);
        }
        order.exitReason = exitReason;
        order.createdNanos = createdNanos;
        order.updatedNanos = updatedNanos;
        order.outsideMarket(reader.readBoolean());
        order.needsPassThrough(reader.readBoolean());
        order.queueAhead(reader.readLong());
        order.participation(reader.readInt());
        order.makerFeePpm = reader.readInt();
        order.takerFeePpm = reader.readInt();
        order.phase = reader.readEnum(PHASES);
        order.reduces = reader.readBoolean();
        order.filledQuantity = reader.readLong();
        order.filledNotional = reader.readLong();
        order.fees = reader.readLong();
        order.feeSlack = reader.readLong();
        order.heldQuantity = reader.readLong();
        order.cancelPending = reader.readBoolean();
        order.amendPending = reader.readBoolean();
        if (order.amendPending) {
            order.amendQuantity = reader.readLong();
            order.amendLimitPrice = reader.readLong();
            order.amendStopPrice = reader.readLong();
        }
        decode(order.own, reader);
        order.resume();
        return order;
    }

    static void encode(Commitment commitment, StateWriter writer) {
        writer.putLong(commitment.reserved);
        writer.putLong(commitment.claimed);
        writer.putLong(commitment.lots);
        writer.putLong(commitment.notional);
    }

    static void decode(Commitment commitment, StateReader reader) {
        commitment.reserved = reader.readLong();
        commitment.claimed = reader.readLong();
        commitment.lots = reader.readLong();
        commitment.notional = reader.readLong();
    }
}
