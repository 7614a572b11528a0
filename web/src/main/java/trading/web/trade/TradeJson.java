package trading.web.trade;

import java.math.BigInteger;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.web.text.Figures;

/// A trade as it is shown. `unrealizedPnl` is at the market's last price, before the exit's fees; null when
/// nothing is open or there is no price.
public record TradeJson(
        long id,
        String symbol,
        Side side,
        TradeStatus status,
        String quantity,
        String openQuantity,
        @Nullable String entryPrice,
        @Nullable String exitPrice,
        long entryOrderId,
        @Nullable String strategy,
        @Nullable String stopLossPrice,
        @Nullable String takeProfitPrice,
        @Nullable ExitReason exitReason,
        String fees,
        String realizedPnl,
        @Nullable String unrealizedPnl,
        String createdAt,
        @Nullable String openedAt,
        @Nullable String closedAt) {

    public static TradeJson of(Trade trade, Instrument instrument, OptionalLong lastPrice) {
        return new TradeJson(
                trade.tradeId(),
                instrument.symbol(),
                trade.side(),
                trade.status(),
                Figures.quantity(instrument, trade.orderQuantity()),
                Figures.quantity(instrument, trade.openQuantity()),
                Figures.averagePrice(instrument, trade.entryNotional(), trade.entryQuantity()),
                Figures.averagePrice(instrument, trade.exitNotional(), trade.exitQuantity()),
                trade.entryOrderId(),
                Figures.textOrNull(trade.strategy()),
                Figures.priceOrNull(instrument, trade.stopLossPrice()),
                Figures.priceOrNull(instrument, trade.takeProfitPrice()),
                trade.exitReason() == ExitReason.NONE ? null : trade.exitReason(),
                Figures.money(trade.fees()),
                Figures.money(trade.realizedPnl()),
                unrealizedPnl(trade, instrument, lastPrice),
                Figures.time(trade.createdNanos()),
                Figures.timeOrNull(trade.openedNanos()),
                Figures.timeOrNull(trade.closedNanos()));
    }

    private static @Nullable String unrealizedPnl(Trade trade, Instrument instrument, OptionalLong lastPrice) {
        if (trade.openQuantity() == 0 || lastPrice.isEmpty()) {
            return null;
        }
        long worth = instrument.notional(lastPrice.getAsLong(), trade.openQuantity());
        long paid = BigInteger.valueOf(trade.entryNotional())
                .multiply(BigInteger.valueOf(trade.openQuantity()))
                .divide(BigInteger.valueOf(trade.entryQuantity()))
                .longValueExact();
        return Figures.money(trade.side().sign() * (worth - paid));
    }
}
