package trading.web.position;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.Position;
import trading.engine.model.Side;
import trading.web.text.Figures;

/// A position as it is shown: `side` is that of its trades, null when it is flat; market figures are null
/// without a price.
public record PositionJson(
        String symbol,
        @Nullable Side side,
        String quantity,
        @Nullable String averagePrice,
        @Nullable String marketPrice,
        @Nullable String marketValue,
        @Nullable String unrealizedPnl,
        String realizedPnl,
        String fees) {

    public static PositionJson of(Position position, Instrument instrument, OptionalLong lastPrice) {
        long lots = Math.abs(position.quantity());
        String price = null;
        String value = null;
        String unrealized = null;
        if (lastPrice.isPresent()) {
            long worth = instrument.notional(lastPrice.getAsLong(), lots);
            price = Figures.price(instrument, lastPrice.getAsLong());
            value = Figures.money(Long.signum(position.quantity()) * worth);
            unrealized = Figures.money(Long.signum(position.quantity()) * (worth - position.openNotional()));
        }
        return new PositionJson(
                instrument.symbol(),
                position.quantity() == 0 ? null : position.quantity() > 0 ? Side.BUY : Side.SELL,
                Figures.quantity(instrument, lots),
                Figures.averagePrice(instrument, position.openNotional(), lots),
                price,
                value,
                unrealized,
                Figures.money(position.realizedPnl()),
                Figures.money(position.fees()));
    }
}
