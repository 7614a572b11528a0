package trading.web.trade;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.web.command.OrderDraft;

/// A new trade by one entry order. Left out, `side` is BUY and `type` is MARKET. For entries that wait for
/// a price there are orders.
public record OpenTradeRequest(
        String symbol,
        BigDecimal quantity,
        @Nullable Side side,
        @Nullable EntryType type,
        @Nullable BigDecimal limitPrice,
        @Nullable String clientOrderId,
        @Nullable BigDecimal stopLossPrice,
        @Nullable BigDecimal takeProfitPrice) {

    enum EntryType {
        MARKET,
        LIMIT
    }

    OrderDraft draft() {
        return new OrderDraft(
                symbol,
                side == null ? Side.BUY : side,
                type == EntryType.LIMIT ? OrderType.LIMIT : OrderType.MARKET,
                null,
                quantity,
                limitPrice,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                true,
                clientOrderId,
                stopLossPrice,
                takeProfitPrice);
    }
}
