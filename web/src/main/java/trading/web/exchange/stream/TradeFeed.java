package trading.web.exchange.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Side;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.stream.Batch;
import trading.web.text.Figures;

/// Trades of the market. Each is an aggregate of its own: one order met one other.
final class TradeFeed extends Feed {
    TradeFeed(StreamName name) {
        super(name);
    }

    @Override
    List<?> applied(Batch batch, Report report) {
        return report instanceof Report.MarketTraded traded ? List.of(event(traded)) : List.of();
    }

    private Fields event(Report.MarketTraded traded) {
        boolean aggregated = name().kind() == StreamName.Kind.AGGREGATED_TRADE;
        Fields event = Fields.of("e", aggregated ? "aggTrade" : "trade")
                .with("E", System.currentTimeMillis())
                .with("s", name().instrument().symbol())
                .with(aggregated ? "a" : "t", traded.matchId())
                .with("p", Amounts.price(name().instrument(), traded.price()))
                .with("q", Amounts.quantity(name().instrument(), traded.quantity()));
        if (aggregated) {
            event.with("f", traded.matchId()).with("l", traded.matchId());
        }
        return event.with("T", Figures.millis(traded.timeNanos()))
                .with("m", traded.aggressor() == Side.SELL)
                .with("M", true);
    }
}
