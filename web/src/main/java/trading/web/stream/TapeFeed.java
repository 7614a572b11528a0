package trading.web.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.view.LiveView;
import trading.web.market.TapeJson;

/// The trades of the market. More than a screen full in one frame is cut to the newest.
final class TapeFeed extends Feed {
    private static final int SHOWN = 100;

    private final LiveView view;
    private final Instrument instrument;
    private final Pending<Report.MarketTraded> pending = new Pending<>();

    TapeFeed(Channel channel, LiveView view) {
        super(channel);
        this.view = view;
        this.instrument = channel.market();
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {
        if (report instanceof Report.MarketTraded traded) {
            pending.add(sequence, traded);
            changed(sequence);
        }
    }

    @Override
    Object snapshot() {
        return json(view.tape(instrument.id(), SHOWN));
    }

    @Override
    void snapshotTaken(long sequence) {
        pending.cutAfter(sequence);
    }

    @Override
    List<Update> drain() {
        return pending.drain(this::json);
    }

    private List<TapeJson> json(List<Report.MarketTraded> tape) {
        return tape.subList(Math.max(0, tape.size() - SHOWN), tape.size()).stream()
                .map(traded -> TapeJson.of(traded, instrument))
                .toList();
    }
}
