package trading.engine.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.model.Side;

/// One instrument's book, tape and bars. Guarded by the view's lock.
final class MarketView {
    private static final int TAPE = 1_000;

    private Instrument instrument;
    private @Nullable Quote quote;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final Newest<Report.MarketTraded> tape = new Newest<>(TAPE);
    private final BarsView bars;

    MarketView(Instrument instrument) {
        this.instrument = instrument;
        this.bars = new BarsView(instrument.id());
    }

    void redefine(Instrument definition) {
        instrument = definition;
    }

    void traded(Report.MarketTraded trade) {
        tape.add(trade);
        bars.traded(trade);
    }

    void quoted(Quote update) {
        quote = update;
    }

    void level(Report.DepthUpdated level) {
        TreeMap<Long, Long> side = level.side() == Side.BUY ? bids : asks;
        if (level.quantity() == 0) {
            side.remove(level.price());
        } else {
            side.put(level.price(), level.quantity());
        }
    }

    Instrument instrument() {
        return instrument;
    }

    BarsView bars() {
        return bars;
    }

    Optional<Quote> quote() {
        return Optional.ofNullable(quote);
    }

    Depth depth(long sequence, int levels) {
        return new Depth(instrument.id(), sequence, best(bids, levels), best(asks, levels));
    }

    List<Report.MarketTraded> tape(int n) {
        return tape.last(n);
    }

    OptionalLong lastPrice() {
        OptionalLong last = bars.lastClose();
        if (last.isPresent() || quote == null || quote.bidQuantity() == 0 || quote.askQuantity() == 0) {
            return last;
        }
        return OptionalLong.of(quote.bidPrice() + (quote.askPrice() - quote.bidPrice()) / 2);
    }

    private static List<Level> best(Map<Long, Long> side, int levels) {
        return side.entrySet().stream().limit(levels).map(MarketView::level).toList();
    }

    private static Level level(Map.Entry<Long, Long> entry) {
        return new Level(entry.getKey(), entry.getValue());
    }
}
