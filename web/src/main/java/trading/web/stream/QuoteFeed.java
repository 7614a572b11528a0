package trading.web.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.view.LiveView;
import trading.web.market.QuoteJson;

/// The best prices: only the last ones count.
final class QuoteFeed extends Feed {
    private final LiveView view;
    private final Instrument instrument;
    private @Nullable Quote latest;

    QuoteFeed(Channel channel, LiveView view) {
        super(channel);
        this.view = view;
        this.instrument = channel.market();
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {
        if (report instanceof Report.QuoteUpdated(Quote quote)) {
            latest = quote;
            changed(sequence);
        }
    }

    @Override
    Object snapshot() {
        Quote none = new Quote(instrument.id(), 0, 0, 0, 0, 0);
        return QuoteJson.of(view.quote(instrument.id()).orElse(none), instrument);
    }

    @Override
    List<Update> drain() {
        Quote quote = latest;
        return quote == null ? List.of() : List.of(Update.of(changedSequence(), QuoteJson.of(quote, instrument)));
    }
}
