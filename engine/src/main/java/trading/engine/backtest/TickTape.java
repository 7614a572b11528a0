package trading.engine.backtest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.history.TickCursor;
import trading.engine.history.TickSeries;

/// The ticks of a stretch of time of all feeds that have some, in the order of their times; of the same time, in that
/// of the feeds. Owned by one thread.
final class TickTape {
    private final List<@Nullable TickCursor> cursors = new ArrayList<>();
    private final boolean[] laid;
    private final boolean[] left;
    private final boolean[] seen;
    private int current = -1;

    TickTape(List<BarFeed> feeds) {
        for (BarFeed feed : feeds) {
            TickSeries ticks = feed.ticks();
            cursors.add(ticks == null ? null : new TickCursor(ticks));
        }
        laid = new boolean[feeds.size()];
        left = new boolean[feeds.size()];
        seen = new boolean[feeds.size()];
    }

    /// Begins another stretch, without anything on it.
    void clear() {
        for (int feed = 0; feed < laid.length; feed++) {
            laid[feed] = false;
            left[feed] = false;
            seen[feed] = false;
        }
        current = -1;
    }

    /// Lays the ticks of a feed from `fromNanos` to before `toNanos` on it. False when there are none.
    boolean lay(int feed, long fromNanos, long toNanos) {
        TickCursor cursor = cursors.get(feed);
        laid[feed] = cursor != null && cursor.seek(fromNanos, toNanos);
        left[feed] = laid[feed];
        return laid[feed];
    }

    /// True when the way of that feed's price is on it.
    boolean has(int feed) {
        return laid[feed];
    }

    /// Goes to the next tick, which nobody has seen yet.
    void advance() {
        if (current >= 0) {
            left[current] = at(current).advance();
        }
        current = -1;
        for (int feed = 0; feed < left.length; feed++) {
            if (left[feed] && (current < 0 || at(feed).timeNanos() < at(current).timeNanos())) {
                current = feed;
            }
        }
    }

    /// The tick that it is at is seen from here on.
    void see() {
        seen[current] = true;
    }

    /// True when an order for that instrument has to wait: nothing of it was traded yet in this stretch.
    boolean isAhead(int instrument) {
        return instrument >= 0 && laid[instrument] && !seen[instrument];
    }

    private TickCursor at(int feed) {
        TickCursor cursor = cursors.get(feed);
        if (cursor == null) {
            throw new IllegalStateException("ticks: feed=" + feed + " has none");
        }
        return cursor;
    }

    /// After [#advance]: whose tick it is; -1 at the end.
    int feed() {
        return current;
    }

    /// [Long#MAX_VALUE] at the end.
    long timeNanos() {
        return current < 0 ? Long.MAX_VALUE : at(current).timeNanos();
    }

    /// What the market would pay, in ticks: the price itself when a resting buyer was met, one below it when a resting
    /// seller was.
    long bid() {
        long price = at(current).price();
        return at(current).buyerIsMaker() || price == 1 ? price : price - 1;
    }

    /// Lots that changed hands.
    long quantity() {
        return at(current).quantity();
    }
}
