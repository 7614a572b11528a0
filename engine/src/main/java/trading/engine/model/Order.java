package trading.engine.model;

/// An order as it stands. `orderQuantity = filledQuantity + leavesQuantity + canceledQuantity`.
///
/// `limitPrice` is 0 for a market order. `clientOrderId` and `strategy` may be empty. `tradeId` is the
/// trade that the order enters or exits, 0 when it only reduces others. `filledNotional` is money: the sum
/// of price times quantity of its fills. `terms.stopPrice` is where the stop is now. `listId`: the list that
/// it belongs to, 0 for none.
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
        long updatedNanos,
        OrderTerms terms,
        long listId) {

    /// An order without further terms and without a list.
    public Order(
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
            long updatedNanos) {
        this(
                orderId,
                account,
                instrument,
                clientOrderId,
                strategy,
                side,
                type,
                timeInForce,
                orderQuantity,
                limitPrice,
                filledQuantity,
                leavesQuantity,
                filledNotional,
                fees,
                status,
                tradeId,
                createdNanos,
                updatedNanos,
                OrderTerms.PLAIN,
                0);
    }
}
