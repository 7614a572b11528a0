package trading.web.market;

import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.web.text.Figures;

/// One trade of the market; `side` is the taker's, `time` in epoch milliseconds.
public record TapeJson(String price, String quantity, Side side, long time) {
    public static TapeJson of(Report.MarketTraded traded, Instrument instrument) {
        return new TapeJson(
                Figures.price(instrument, traded.price()),
                Figures.quantity(instrument, traded.quantity()),
                traded.aggressor(),
                Figures.millis(traded.timeNanos()));
    }
}
