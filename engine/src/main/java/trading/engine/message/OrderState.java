package trading.engine.message;

import trading.engine.model.Contingency;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;

/// An order as [ReportBuffer] writes it down; the words are those of [trading.engine.model.Order].
public interface OrderState {
    long orderId();

    int account();

    int instrument();

    ShortText clientOrderId();

    String strategy();

    Side side();

    OrderType type();

    TimeInForce timeInForce();

    long orderQuantity();

    long limitPrice();

    long filledQuantity();

    long openQuantity();

    long filledNotional();

    long fees();

    OrderStatus status();

    long tradeId();

    long createdNanos();

    long updatedNanos();

    long listId();

    /// Of the list; asked for only when there is one.
    Contingency contingency();

    /// How many orders the list was given; asked for only when there is one.
    int listOrders();

    /// Whether it has any of the following.
    boolean hasTerms();

    long stopPrice();

    TriggerPrice triggerPrice();

    long trailingTicks();

    int trailingPpm();

    long displayQuantity();

    boolean postOnly();

    boolean reduceOnly();

    long expireNanos();

    SelfTradePrevention selfTradePrevention();

    /// Of the market itself.
    boolean isLiquidity();
}
