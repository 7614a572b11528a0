package trading.web.exchange.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.BarFigures;
import trading.web.exchange.wire.Fields;
import trading.web.stream.Batch;
import trading.web.text.Figures;

/// Bars of one length: the open one now and then, each closed one at once.
final class KlineFeed extends Feed {
    private final LiveView view;

    KlineFeed(StreamName name, LiveView view) {
        super(name);
        this.view = view;
    }

    @Override
    List<?> applied(Batch batch, Report report) {
        if (report instanceof Report.BarClosed(Bar bar) && bar.frame() == name().frame()) {
            return List.of(event(bar, true));
        }
        if (report instanceof Report.MarketTraded) {
            changed(batch.sequence());
        }
        return List.of();
    }

    @Override
    List<?> due() {
        return view.currentBar(name().instrument().id(), name().frame())
                .map(bar -> List.of(event(bar, false)))
                .orElse(List.of());
    }

    private Fields event(Bar bar, boolean closed) {
        Instrument instrument = name().instrument();
        return Fields.of("e", "kline")
                .with("E", System.currentTimeMillis())
                .with("s", instrument.symbol())
                .with(
                        "k",
                        Fields.of("t", Figures.millis(bar.openTimeNanos()))
                                .with("T", BarFigures.closeMillis(bar))
                                .with("s", instrument.symbol())
                                .with("i", bar.frame().text())
                                .with("f", -1)
                                .with("L", -1)
                                .with("o", Amounts.price(instrument, bar.open()))
                                .with("c", Amounts.price(instrument, bar.close()))
                                .with("h", Amounts.price(instrument, bar.high()))
                                .with("l", Amounts.price(instrument, bar.low()))
                                .with("v", Amounts.quantity(instrument, bar.volume()))
                                .with("n", bar.tradeCount())
                                .with("x", closed)
                                .with("q", Amounts.decimal(BarFigures.quoteVolume(bar, instrument)))
                                .with("V", Amounts.ZERO)
                                .with("Q", Amounts.ZERO)
                                .with("B", "0"));
    }
}
