package trading.web.market;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.web.text.Figures;

/// The best prices; a side that is empty is null. `time` in epoch milliseconds.
public record QuoteJson(
        String symbol,
        @Nullable String bid,
        @Nullable String bidQuantity,
        @Nullable String ask,
        @Nullable String askQuantity,
        long time) {

    public static QuoteJson of(Quote quote, Instrument instrument) {
        boolean hasBid = quote.bidQuantity() > 0;
        boolean hasAsk = quote.askQuantity() > 0;
        return new QuoteJson(
                instrument.symbol(),
                hasBid ? Figures.price(instrument, quote.bidPrice()) : null,
                hasBid ? Figures.quantity(instrument, quote.bidQuantity()) : null,
                hasAsk ? Figures.price(instrument, quote.askPrice()) : null,
                hasAsk ? Figures.quantity(instrument, quote.askQuantity()) : null,
                Figures.millis(quote.timeNanos()));
    }
}
