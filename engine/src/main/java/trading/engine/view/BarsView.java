package trading.engine.view;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import trading.engine.bar.BarBuilder;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// One instrument's bars: the last finished ones as reported, and the unfinished ones, which a builder of
/// our own makes of the same trades as the core's. Guarded by the view's lock.
final class BarsView {
    private static final int FINISHED = 1_000;

    private final Map<TimeFrame, Newest<Bar>> finished = new EnumMap<>(TimeFrame.class);
    private final Map<TimeFrame, Bar> built = new EnumMap<>(TimeFrame.class);
    private BarBuilder builder;
    private long lastClose;

    BarsView(int instrument) {
        builder = new BarBuilder(instrument);
    }

    void prime(BarBuilder unfinished) {
        builder = unfinished;
        unfinished.open().forEach(bar -> lastClose = bar.close());
    }

    void traded(Report.MarketTraded trade) {
        builder.onTrade(trade.timeNanos(), trade.price(), trade.quantity(), this::built);
        lastClose = trade.price();
    }

    /// A bar that is not ours to build comes from a feed that publishes its own.
    void closed(long timeNanos, Bar bar) {
        finished(bar.frame()).add(bar);
        if (builder.open(bar.frame()).equals(Optional.of(bar))) {
            builder.onTime(timeNanos, this::built);
        } else if (!bar.equals(built.get(bar.frame()))) {
            builder.onBar(timeNanos, bar, this::built);
            lastClose = bar.close();
        }
    }

    private void built(Bar bar) {
        built.put(bar.frame(), bar);
    }

    Optional<Bar> current(TimeFrame frame) {
        return builder.open(frame);
    }

    List<Bar> finished(TimeFrame frame, int n) {
        return finished(frame).last(n);
    }

    private Newest<Bar> finished(TimeFrame frame) {
        return finished.computeIfAbsent(frame, missing -> new Newest<>(FINISHED));
    }

    /// The last price, be it of a trade or of a feed's own bar.
    OptionalLong lastClose() {
        return lastClose == 0 ? OptionalLong.empty() : OptionalLong.of(lastClose);
    }
}
