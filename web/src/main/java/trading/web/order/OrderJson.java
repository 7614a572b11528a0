package trading.web.order;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.web.text.Figures;

/// An order as it is shown.
public record OrderJson(
        long orderId,
        @Nullable String clientOrderId,
        String symbol,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        String quantity,
        @Nullable String limitPrice,
        String filledQuantity,
        String leavesQuantity,
        @Nullable String averagePrice,
        String fees,
        OrderStatus status,
        @Nullable Long tradeId,
        @Nullable String strategy,
        String createdAt,
        String updatedAt) {

    public static OrderJson of(Order order, Instrument instrument) {
        return new OrderJson(
                order.orderId(),
                Figures.textOrNull(order.clientOrderId()),
                instrument.symbol(),
                order.side(),
                order.type(),
                order.timeInForce(),
                Figures.quantity(instrument, order.orderQuantity()),
                Figures.priceOrNull(instrument, order.limitPrice()),
                Figures.quantity(instrument, order.filledQuantity()),
                Figures.quantity(instrument, order.leavesQuantity()),
                Figures.averagePrice(instrument, order.filledNotional(), order.filledQuantity()),
                Figures.money(order.fees()),
                order.status(),
                order.tradeId() == 0 ? null : order.tradeId(),
                Figures.textOrNull(order.strategy()),
                Figures.time(order.createdNanos()),
                Figures.time(order.updatedNanos()));
    }
}
