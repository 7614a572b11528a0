package trading.engine.model;

import org.jspecify.annotations.Nullable;

/// An order as it stands. `orderQuantity = filledQuantity + leavesQuantity + canceledQuantity`.
///
/// `limitPrice` is 0 for a market order. `clientOrderId` and `strategy` may be empty. `tradeId` is the
/// trade that the order enters or exits, 0 when it only reduces others. `filledNotional` is money: the sum
/// of price times quantity of its fills. `terms.stopPrice` is where the stop is now. `listId`: the list that
/// it belongs to, which is the id of the list's first order, 0 for none; `contingency` and `listOrders`: how
/// the orders of the list depend on each other, and how many there are, null and 0 where that is not known.
/// Their ids follow each other.
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
        long listId,
        @Nullable Contingency contingency,
        int listOrders) {

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
                0,
                null,
                0);
    }

    /// Whether it waits for the first order of its list.
    public boolean hasParent() {
        return listId != 0
                && orderId != listId
                && (contingency == Contingency.OTO || contingency == Contingency.BRACKET);
    }
}
