package trading.web.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.view.LiveView;
import trading.web.market.DepthJson;

/// The levels of a book: of each that changed, only the last quantity counts.
final class DepthFeed extends Feed {
    private static final int SNAPSHOT_LEVELS = 100;

    /// Levels that changed; quantity 0: gone.
    record Levels(List<List<String>> bids, List<List<String>> asks) {}

    private final LiveView view;
    private final Instrument instrument;
    private final Map<Long, Long> bids = new LinkedHashMap<>();
    private final Map<Long, Long> asks = new LinkedHashMap<>();

    DepthFeed(Channel channel, LiveView view) {
        super(channel);
        this.view = view;
        this.instrument = channel.market();
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {
        if (report instanceof Report.DepthUpdated level) {
            (level.side() == Side.BUY ? bids : asks).put(level.price(), level.quantity());
            changed(sequence);
        }
    }

    @Override
    Object snapshot() {
        return DepthJson.of(view.depth(instrument.id(), SNAPSHOT_LEVELS), instrument);
    }

    @Override
    List<Update> drain() {
        Levels levels = new Levels(taken(bids), taken(asks));
        return List.of(Update.of(changedSequence(), levels));
    }

    private List<List<String>> taken(Map<Long, Long> side) {
        List<List<String>> levels = side.entrySet().stream()
                .map(level -> DepthJson.level(level.getKey(), level.getValue(), instrument))
                .toList();
        side.clear();
        return levels;
    }
}
