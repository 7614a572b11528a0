package trading.web.order;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Contingency;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;
import trading.web.text.Figures;

/// An order as it is shown. `stopPrice` is where the stop is now; `triggerPrice` is null for an order that
/// waits for no price. `linkedOrderIds`: the other orders of its list, `parentOrderId`: the one of them that it
/// waits for, null when it waits for none.
public record OrderJson(
        long orderId,
        @Nullable String clientOrderId,
        @Nullable Long listId,
        @Nullable Contingency contingency,
        @Nullable Long parentOrderId,
        List<Long> linkedOrderIds,
        String symbol,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        String quantity,
        @Nullable String limitPrice,
        @Nullable String stopPrice,
        @Nullable TriggerPrice triggerPrice,
        @Nullable String trailingOffset,
        @Nullable String trailingPercent,
        @Nullable String displayQuantity,
        boolean postOnly,
        boolean reduceOnly,
        @Nullable String expireTime,
        SelfTradePrevention selfTradePrevention,
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
        OrderTerms terms = order.terms();
        return new OrderJson(
                order.orderId(),
                Figures.textOrNull(order.clientOrderId()),
                order.listId() == 0 ? null : order.listId(),
                order.contingency(),
                order.hasParent() ? order.listId() : null,
                linked(order),
                instrument.symbol(),
                order.side(),
                order.type(),
                order.timeInForce(),
                Figures.quantity(instrument, order.orderQuantity()),
                Figures.priceOrNull(instrument, order.limitPrice()),
                Figures.priceOrNull(instrument, terms.stopPrice()),
                order.type().isConditional() ? terms.triggerPrice() : null,
                Figures.priceOrNull(instrument, terms.trailingTicks()),
                terms.trailingPpm() == 0 ? null : Figures.percent(terms.trailingPpm()),
                terms.displayQuantity() == 0 ? null : Figures.quantity(instrument, terms.displayQuantity()),
                terms.postOnly(),
                terms.reduceOnly(),
                Figures.timeOrNull(terms.expireNanos()),
                terms.selfTradePrevention(),
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

    /// The ids of a list's orders follow each other. Empty where it is not known how many there are.
    private static List<Long> linked(Order order) {
        return LongStream.range(order.listId(), order.listId() + order.listOrders())
                .filter(id -> id != order.orderId())
                .boxed()
                .toList();
    }
}
