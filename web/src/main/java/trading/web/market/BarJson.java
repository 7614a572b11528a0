package trading.web.market;

import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.web.text.Figures;

/// A bar as it is shown. `time` is its opening in epoch milliseconds; not `closed`: it may still change.
public record BarJson(
        long time, String open, String high, String low, String close, String volume, long trades, boolean closed) {

    public static BarJson of(Bar bar, Instrument instrument, boolean closed) {
        return new BarJson(
                Figures.millis(bar.openTimeNanos()),
                Figures.price(instrument, bar.open()),
                Figures.price(instrument, bar.high()),
                Figures.price(instrument, bar.low()),
                Figures.price(instrument, bar.close()),
                Figures.quantity(instrument, bar.volume()),
                bar.tradeCount(),
                closed);
    }
}
