package trading.web.stream;

import java.util.ArrayList;
import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.view.LiveView;
import trading.web.market.BarJson;
import trading.web.market.BarsJson;

/// Bars of one length: each finished one, and now and then the one that is not. When a replay finishes more
/// of them than a screen can follow, a snapshot takes their place.
final class BarFeed extends Feed {
    private static final int FINISHED_A_FRAME = 10;
    private static final int SNAPSHOT_BARS = 300;

    private final LiveView view;
    private final Instrument instrument;
    private final Pending<Bar> finished = new Pending<>();
    private boolean traded;

    BarFeed(Channel channel, LiveView view) {
        super(channel);
        this.view = view;
        this.instrument = channel.market();
    }

    @Override
    boolean readsView() {
        return true;
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {
        if (report instanceof Report.BarClosed(Bar bar)
                && bar.frame() == channel().length()) {
            finished.add(sequence, bar);
            changed(sequence);
        } else if (report instanceof Report.MarketTraded) {
            traded = true;
            changed(sequence);
        }
    }

    @Override
    Object snapshot() {
        List<BarJson> bars = new ArrayList<>();
        for (Bar bar : view.recentBars(instrument.id(), channel().length(), SNAPSHOT_BARS)) {
            bars.add(BarJson.of(bar, instrument, true));
        }
        view.currentBar(instrument.id(), channel().length())
                .ifPresent(bar -> bars.add(BarJson.of(bar, instrument, false)));
        return new BarsJson(instrument.symbol(), channel().length().text(), bars);
    }

    @Override
    List<Update> drain() {
        long sequence = changedSequence();
        if (finished.size() > FINISHED_A_FRAME) {
            finished.clear();
            traded = false;
            return List.of(Update.snapshot(sequence, snapshot()));
        }
        List<Update> updates = finished.each(bar -> BarJson.of(bar, instrument, true));
        if (traded) {
            view.currentBar(instrument.id(), channel().length())
                    .ifPresent(bar -> updates.add(Update.of(sequence, BarJson.of(bar, instrument, false))));
            traded = false;
        }
        return updates;
    }
}
