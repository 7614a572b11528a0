package trading.web.market;

import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.view.Depth;
import trading.engine.view.Level;
import trading.web.text.Figures;

/// The levels of a book, best first, each `[price, quantity]`.
public record DepthJson(String symbol, long sequence, List<List<String>> bids, List<List<String>> asks) {
    public static DepthJson of(Depth depth, Instrument instrument) {
        return new DepthJson(
                instrument.symbol(),
                depth.sequence(),
                depth.bids().stream().map(level -> of(level, instrument)).toList(),
                depth.asks().stream().map(level -> of(level, instrument)).toList());
    }

    private static List<String> of(Level level, Instrument instrument) {
        return level(level.price(), level.quantity(), instrument);
    }

    public static List<String> level(long price, long quantity, Instrument instrument) {
        return List.of(Figures.price(instrument, price), Figures.quantity(instrument, quantity));
    }
}
