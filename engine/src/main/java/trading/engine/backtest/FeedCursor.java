package trading.engine.backtest;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.history.Bars;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Where a run is in the bars of one feed. Owned by one thread.
final class FeedCursor {
    private final Bars bars;
    private final int feed;
    private final TimeFrame frame;
    private int next;
    private int end;
    private @Nullable Bar bar;
    private long openTimeNanos = Long.MAX_VALUE;

    FeedCursor(BarFeed feed) {
        this.bars = feed.bars().reader();
        this.feed = feed.instrument().id();
        this.frame = feed.frame();
    }

    /// To the first bar that opens at `fromNanos` or later; the last one opens before `toNanos`.
    void seek(long fromNanos, long toNanos) {
        next = bars.firstFrom(fromNanos);
        end = bars.firstFrom(toNanos);
        read();
    }

    void advance() {
        next++;
        read();
    }

    private void read() {
        bar = next < end ? bars.bar(next, feed, frame) : null;
        openTimeNanos = bar == null ? Long.MAX_VALUE : bar.openTimeNanos();
    }

    /// How many bars are left.
    int left() {
        return Math.max(0, end - next);
    }

    /// [Long#MAX_VALUE] when none is left.
    long openTimeNanos() {
        return openTimeNanos;
    }

    /// The one that it is at.
    Bar bar() {
        if (bar == null) {
            throw new IllegalStateException("backtest: feed=" + feed + " has no bar left");
        }
        return bar;
    }

    /// Tells the bars from `fromNanos` to before the one that it is at.
    void before(long fromNanos, Consumer<Bar> told) {
        for (int i = bars.firstFrom(fromNanos); i < next; i++) {
            told.accept(bars.bar(i, feed, frame));
        }
    }
}
