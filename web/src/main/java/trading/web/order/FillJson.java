package trading.web.order;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.Side;
import trading.web.text.Figures;

/// One execution as it is shown.
public record FillJson(
        long fillId,
        long orderId,
        @Nullable Long tradeId,
        String symbol,
        Side side,
        String lastPrice,
        String lastQuantity,
        String fee,
        Liquidity liquidity,
        String time) {

    public static FillJson of(Fill fill, Instrument instrument) {
        return new FillJson(
                fill.fillId(),
                fill.orderId(),
                fill.tradeId() == 0 ? null : fill.tradeId(),
                instrument.symbol(),
                fill.side(),
                Figures.price(instrument, fill.lastPrice()),
                Figures.quantity(instrument, fill.lastQuantity()),
                Figures.money(fill.fee()),
                fill.liquidity(),
                Figures.time(fill.timeNanos()));
    }
}
