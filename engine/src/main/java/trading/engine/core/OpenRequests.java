package trading.engine.core;

import trading.engine.message.OrderRequest;
import trading.engine.model.OrderType;
import trading.engine.risk.OrderCheck;

/// An open order as the request that it would be now, so that it can be checked again.
final class OpenRequests {
    private OpenRequests() {}

    /// For that many lots; a price of 0 leaves the order's own.
    static void fill(OrderRequest into, LiveOrder order, long lots, long limitPrice, long stopPrice) {
        OrderType type = order.type;
        if (type.isConditional() && order.phase == LiveOrder.Phase.WORKING) {
            type = type.isLimited() ? OrderType.LIMIT : OrderType.MARKET;
        }
        into.own(
                order.account(),
                order.instrument(),
                order.strategy(),
                order.side(),
                type,
                order.timeInForce,
                lots,
                limitPrice == 0 ? order.limitPrice : limitPrice);
        into.tradeId = order.exits ? order.tradeId() : 0;
        into.opensTrade = order.opensTrade;
        into.stopLossPrice = order.stopLossPrice;
        into.takeProfitPrice = order.takeProfitPrice;
        into.hasTerms = order.hasTerms;
        boolean stops = type.isConditional() && type != OrderType.TRAILING_STOP;
        into.stopPrice = stops ? (stopPrice == 0 ? order.stopPrice : stopPrice) : 0;
        into.triggerPrice = order.triggerPrice;
        into.trailingTicks = order.trailingTicks;
        into.trailingPpm = order.trailingPpm;
        into.displayQuantity = Math.min(order.displayQuantity(), lots);
        into.postOnly = order.postOnly;
        into.reduceOnly = order.reduceOnly;
        into.expireNanos = order.expireNanos;
        into.selfTradePrevention = order.selfTradePrevention();
    }

    /// The check is of an order in the place of what works of this one.
    static void replaces(OrderCheck check, LiveOrder order) {
        check.wasReducing = order.reduces;
        if (!order.isLiquidity()) {
            Commitment commitment = order.commitment();
            check.replacedLots = commitment.lots;
            check.replacedReserve = commitment.reserved;
            check.replacedNotional = commitment.notional;
            check.exit = order.exits ? order.trade : null;
            check.feePpm = order.highestFeePpm();
        }
    }
}
