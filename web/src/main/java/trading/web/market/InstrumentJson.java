package trading.web.market;

import java.math.BigDecimal;
import trading.engine.model.Instrument;
import trading.web.text.Figures;

/// An instrument as it is shown.
public record InstrumentJson(
        int id,
        String symbol,
        String base,
        String quote,
        String tickSize,
        String lotSize,
        String minimumQuantity,
        String maximumQuantity,
        String minimumNotional,
        int priceDecimals,
        int quantityDecimals) {

    static InstrumentJson of(Instrument instrument) {
        return new InstrumentJson(
                instrument.id(),
                instrument.symbol(),
                instrument.base(),
                instrument.quote(),
                Figures.price(instrument, 1),
                Figures.quantity(instrument, 1),
                Figures.quantity(instrument, instrument.minimumLots()),
                Figures.quantity(instrument, instrument.maximumLots()),
                Figures.money(instrument.minimumNotional()),
                decimals(instrument.price(1)),
                decimals(instrument.quantity(1)));
    }

    private static int decimals(BigDecimal step) {
        return Math.max(0, step.stripTrailingZeros().scale());
    }
}
