package trading.web.trade;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.web.command.OrderDraft;

/// A new trade by one entry order. Left out, `side` is BUY and `type` is MARKET.
public record OpenTradeRequest(
        String symbol,
        BigDecimal quantity,
        @Nullable Side side,
        @Nullable OrderType type,
        @Nullable BigDecimal limitPrice,
        @Nullable String clientOrderId,
        @Nullable BigDecimal stopLossPrice,
        @Nullable BigDecimal takeProfitPrice) {

    OrderDraft draft() {
        return new OrderDraft(
                symbol,
                side == null ? Side.BUY : side,
                type == null ? OrderType.MARKET : type,
                null,
                quantity,
                limitPrice,
                clientOrderId,
                stopLossPrice,
                takeProfitPrice,
                true);
    }
}
