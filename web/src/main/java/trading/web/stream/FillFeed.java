package trading.web.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Fill;
import trading.engine.view.LiveView;
import trading.web.order.FillJson;

/// Executions of the account.
final class FillFeed extends Feed {
    private final LiveView view;
    private final RecentFills recent;
    private final Pending<Fill> pending = new Pending<>();

    FillFeed(Channel channel, LiveView view, RecentFills recent) {
        super(channel);
        this.view = view;
        this.recent = recent;
    }

    @Override
    long pauseNanos() {
        return 0;
    }

    @Override
    void apply(long sequence, Report report) {
        if (report instanceof Report.Filled filled) {
            pending.add(sequence, filled.fill());
            changed(sequence);
        }
    }

    @Override
    Object snapshot() {
        return json(recent.last().fills());
    }

    @Override
    Update snapshotUpdate(LiveView unused) {
        RecentFills.Last last = recent.last();
        return Update.snapshot(last.sequence(), json(last.fills()));
    }

    @Override
    void snapshotTaken(long sequence) {
        pending.cutAfter(sequence);
    }

    @Override
    List<Update> drain() {
        return pending.drain(this::json);
    }

    private List<FillJson> json(List<Fill> fills) {
        return fills.stream()
                .map(fill -> FillJson.of(fill, view.instrument(fill.instrument())))
                .toList();
    }
}
