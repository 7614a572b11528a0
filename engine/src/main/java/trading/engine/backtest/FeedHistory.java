package trading.engine.backtest;

import java.util.ArrayList;
import java.util.List;
import trading.engine.bar.BarBuilder;
import trading.engine.history.Bars;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.host.BarHistory;

/// The bars of the feeds before a run starts; longer ones are built from them.
record FeedHistory(List<BarFeed> feeds, long fromNanos) implements BarHistory {

    @Override
    public List<Bar> recent(int instrument, TimeFrame frame, int bars) {
        if (instrument < 0 || instrument >= feeds.size() || bars <= 0) {
            return List.of();
        }
        BarFeed feed = feeds.get(instrument);
        Bars columns = feed.bars().reader();
        int end = columns.firstFrom(fromNanos);
        if (frame == feed.frame()) {
            List<Bar> recent = new ArrayList<>();
            for (int i = Math.max(0, end - bars); i < end; i++) {
                recent.add(columns.bar(i, instrument, frame));
            }
            return recent;
        }
        if (frame.nanos() < feed.frame().nanos()) {
            return List.of();
        }
        long start = frame.openTimeNanos(fromNanos) - (bars + 1L) * frame.nanos();
        BarBuilder builder = new BarBuilder(instrument);
        List<Bar> built = new ArrayList<>();
        for (int i = columns.firstFrom(start); i < end; i++) {
            Bar bar = columns.bar(i, instrument, feed.frame());
            builder.onBar(bar.closeTimeNanos(), bar, closed -> {
                if (closed.frame() == frame) {
                    built.add(closed);
                }
            });
        }
        return built.subList(Math.max(0, built.size() - bars), built.size());
    }
}
