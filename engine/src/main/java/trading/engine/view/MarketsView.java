package trading.engine.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import trading.engine.bar.BarBuilder;
import trading.engine.message.Report;
import trading.engine.model.Instrument;

/// All instruments' markets. Guarded by the view's lock.
final class MarketsView {
    private final TreeMap<Integer, MarketView> byId = new TreeMap<>();
    private final Map<String, Instrument> bySymbol = new HashMap<>();

    void define(Instrument instrument) {
        byId.computeIfAbsent(instrument.id(), id -> new MarketView(instrument)).redefine(instrument);
        bySymbol.put(instrument.symbol(), instrument);
    }

    void prime(IntFunction<BarBuilder> bars) {
        byId.forEach((id, market) -> market.bars().prime(bars.apply(id)));
    }

    MarketView market(int instrument) {
        MarketView market = byId.get(instrument);
        if (market == null) {
            throw new IllegalArgumentException("instrument: id=" + instrument + " is not defined");
        }
        return market;
    }

    List<Instrument> instruments() {
        return byId.values().stream().map(MarketView::instrument).toList();
    }

    Optional<Instrument> instrument(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    void apply(long timeNanos, Report report) {
        switch (report) {
            case Report.InstrumentDefined(var instrument) -> define(instrument);
            case Report.MarketTraded traded -> market(traded.instrument()).traded(traded);
            case Report.QuoteUpdated(var quote) -> market(quote.instrument()).quoted(quote);
            case Report.DepthUpdated level -> market(level.instrument()).level(level);
            case Report.BarClosed(var bar) -> market(bar.instrument()).bars().closed(timeNanos, bar);
            case Report.AccountOpened opened -> {}
            case Report.KillSwitchEngaged engaged -> {}
            case Report.KillSwitchRearmed rearmed -> {}
            case Report.OfAccount ofAccount -> {}
        }
    }
}
