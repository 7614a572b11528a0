package trading.web.exchange.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.stream.Batch;

/// The best prices, whenever they change.
final class BookTickerFeed extends Feed {
    BookTickerFeed(StreamName name) {
        super(name);
    }

    @Override
    List<?> applied(Batch batch, Report report) {
        if (!(report instanceof Report.QuoteUpdated(Quote quote))) {
            return List.of();
        }
        Instrument instrument = name().instrument();
        return List.of(Fields.of("u", batch.sequence())
                .with("s", instrument.symbol())
                .with("b", Amounts.price(instrument, quote.bidPrice()))
                .with("B", Amounts.quantity(instrument, quote.bidQuantity()))
                .with("a", Amounts.price(instrument, quote.askPrice()))
                .with("A", Amounts.quantity(instrument, quote.askQuantity())));
    }
}
