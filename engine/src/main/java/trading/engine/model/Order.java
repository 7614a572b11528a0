package trading.engine.model;

/// An order as it stands. `orderQuantity = filledQuantity + leavesQuantity + canceledQuantity`.
///
/// `limitPrice` is 0 for a market order. `clientOrderId` and `strategy` may be empty. `tradeId` is the
/// trade that the order enters or exits, 0 when it only reduces others. `filledNotional` is money: the sum
/// of price times quantity of its fills.
public record Order(
        long orderId,
        int account,
        int instrument,
        String clientOrderId,
        String strategy,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        long orderQuantity,
        long limitPrice,
        long filledQuantity,
        long leavesQuantity,
        long filledNotional,
        long fees,
        OrderStatus status,
        long tradeId,
        long createdNanos,
        long updatedNanos) {}
