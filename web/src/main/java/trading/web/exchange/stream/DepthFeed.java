package trading.web.exchange.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.view.Depth;
import trading.engine.view.Level;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.stream.Batch;

/// The best levels of the book, whole.
final class DepthFeed extends Feed {
    private final LiveView view;

    DepthFeed(StreamName name, LiveView view) {
        super(name);
        this.view = view;
    }

    @Override
    List<?> applied(Batch batch, Report report) {
        if (report instanceof Report.DepthUpdated) {
            changed(batch.sequence());
        }
        return List.of();
    }

    @Override
    List<?> due() {
        Depth depth = view.depth(name().instrument().id(), name().levels());
        return List.of(Fields.of("lastUpdateId", depth.sequence())
                .with("bids", levels(depth.bids()))
                .with("asks", levels(depth.asks())));
    }

    private List<List<String>> levels(List<Level> levels) {
        return levels.stream()
                .map(level -> List.of(
                        Amounts.price(name().instrument(), level.price()),
                        Amounts.quantity(name().instrument(), level.quantity())))
                .toList();
    }
}
