package trading.infra.store;

import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;

/// What changed an order that stayed open, and the order after it: quantities in lots, prices in ticks, 0
/// for none.
public record RecordedOrderEvent(
        Place place,
        long timeNanos,
        long orderId,
        int account,
        int instrument,
        OrderEvent event,
        OrderStatus status,
        long orderQuantity,
        long filledQuantity,
        long leavesQuantity,
        long limitPrice,
        long stopPrice) {}
