package trading.web.exchange.stream;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trading.engine.message.Report;
import trading.engine.model.Side;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.stream.Batch;

/// The levels of the book that changed, with the sequences that the event covers.
///
/// Update ids are the gateway's sequences, as they are in a snapshot of the book: the first event begins
/// with the first command that the feed saw, each later one right after the event before it. So events join
/// each other and any snapshot without a gap, though most commands are about other instruments.
final class DepthChangesFeed extends Feed {
    private final Map<Long, Long> bids = new TreeMap<>();
    private final Map<Long, Long> asks = new TreeMap<>();
    private long first;
    private long last;

    DepthChangesFeed(StreamName name) {
        super(name);
    }

    @Override
    void began(Batch batch) {
        if (first == 0) {
            first = batch.sequence();
        }
        last = batch.sequence();
    }

    @Override
    List<?> applied(Batch batch, Report report) {
        if (report instanceof Report.DepthUpdated level) {
            (level.side() == Side.BUY ? bids : asks).put(level.price(), level.quantity());
            changed(batch.sequence());
        }
        return List.of();
    }

    @Override
    List<?> due() {
        Fields event = Fields.of("e", "depthUpdate")
                .with("E", System.currentTimeMillis())
                .with("s", name().instrument().symbol())
                .with("U", first)
                .with("u", last)
                .with("b", taken(bids))
                .with("a", taken(asks));
        first = last + 1;
        return List.of(event);
    }

    private List<List<String>> taken(Map<Long, Long> side) {
        List<List<String>> levels = side.entrySet().stream()
                .map(level -> List.of(
                        Amounts.price(name().instrument(), level.getKey()),
                        Amounts.quantity(name().instrument(), level.getValue())))
                .toList();
        side.clear();
        return levels;
    }
}
