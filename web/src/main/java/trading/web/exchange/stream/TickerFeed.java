package trading.web.exchange.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.web.exchange.wire.DayTicker;
import trading.web.exchange.wire.DayTickers;
import trading.web.exchange.wire.Fields;
import trading.web.stream.Batch;

/// The last 24 hours, long or short.
final class TickerFeed extends Feed {
    private final DayTickers tickers;

    TickerFeed(StreamName name, DayTickers tickers) {
        super(name);
        this.tickers = tickers;
    }

    @Override
    List<?> applied(Batch batch, Report report) {
        if (report instanceof Report.MarketTraded || report instanceof Report.QuoteUpdated) {
            changed(batch.sequence());
        }
        return List.of();
    }

    @Override
    List<?> due() {
        DayTicker day = tickers.of(name().instrument());
        return List.of(name().kind() == StreamName.Kind.TICKER ? whole(day) : mini(day));
    }

    private static Fields mini(DayTicker day) {
        return begun("24hrMiniTicker", day)
                .with("c", day.lastPrice())
                .with("o", day.openPrice())
                .with("h", day.highPrice())
                .with("l", day.lowPrice())
                .with("v", day.volume())
                .with("q", day.quoteVolume());
    }

    private static Fields whole(DayTicker day) {
        return begun("24hrTicker", day)
                .with("p", day.priceChange())
                .with("P", day.priceChangePercent())
                .with("w", day.averagePrice())
                .with("x", day.openPrice())
                .with("c", day.lastPrice())
                .with("Q", day.lastQuantity())
                .with("b", day.bidPrice())
                .with("B", day.bidQuantity())
                .with("a", day.askPrice())
                .with("A", day.askQuantity())
                .with("o", day.openPrice())
                .with("h", day.highPrice())
                .with("l", day.lowPrice())
                .with("v", day.volume())
                .with("q", day.quoteVolume())
                .with("O", day.openMillis())
                .with("C", day.closeMillis())
                .with("F", day.firstTradeId())
                .with("L", day.lastTradeId())
                .with("n", day.tradeCount());
    }

    private static Fields begun(String type, DayTicker day) {
        return Fields.of("e", type)
                .with("E", System.currentTimeMillis())
                .with("s", day.instrument().symbol());
    }
}
