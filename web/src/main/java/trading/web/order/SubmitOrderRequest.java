package trading.web.order;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;
import trading.web.command.OrderDraft;

/// A new order. Left out, `timeInForce` is IOC for a market order and GTC for any other, `triggerPrice` is
/// BEST_PRICE, `selfTradePrevention` is EXPIRE_TAKER.
public record SubmitOrderRequest(
        String symbol,
        Side side,
        OrderType type,
        @Nullable TimeInForce timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable TriggerPrice triggerPrice,
        @Nullable BigDecimal trailingOffset,
        @Nullable BigDecimal trailingPercent,
        @Nullable BigDecimal displayQuantity,
        @Nullable Boolean postOnly,
        @Nullable Boolean reduceOnly,
        @Nullable Instant expireTime,
        @Nullable SelfTradePrevention selfTradePrevention,
        @Nullable Long tradeId,
        @Nullable String clientOrderId,
        @Nullable BigDecimal stopLossPrice,
        @Nullable BigDecimal takeProfitPrice) {

    OrderDraft draft() {
        return new OrderDraft(
                symbol,
                side,
                type,
                timeInForce,
                quantity,
                limitPrice,
                stopPrice,
                triggerPrice,
                trailingOffset,
                trailingPercent,
                displayQuantity,
                Boolean.TRUE.equals(postOnly),
                Boolean.TRUE.equals(reduceOnly),
                expireTime,
                selfTradePrevention,
                tradeId,
                false,
                clientOrderId,
                stopLossPrice,
                takeProfitPrice);
    }
}
