package trading.web.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.web.command.OrderDraft;

/// A new order. Left out, `timeInForce` is GTC for a limit order and IOC for a market order.
public record SubmitOrderRequest(
        String symbol,
        Side side,
        OrderType type,
        @Nullable TimeInForce timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
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
                clientOrderId,
                stopLossPrice,
                takeProfitPrice,
                false);
    }
}
