package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The latest bars that were reported, so that nothing falls between the past that a strategy is given and the
/// first report that it acts on.
final class RecentBars {
    /// Far more than a start takes.
    private static final int KEPT = 1_000;

    private static final int FRAMES = TimeFrame.values().length;

    private final ById<@Nullable Ring[]> series = new ById<>();

    /// The latest of one series; the oldest makes room.
    private static final class Ring {
        private final @Nullable Bar[] bars = new @Nullable Bar[KEPT];
        private int next;

        void add(Bar bar) {
            bars[next] = bar;
            next = next + 1 == KEPT ? 0 : next + 1;
        }

        List<Bar> oldestFirst() {
            List<Bar> ordered = new ArrayList<>();
            for (int i = 0; i < KEPT; i++) {
                Bar bar = bars[(next + i) % KEPT];
                if (bar != null) {
                    ordered.add(bar);
                }
            }
            return ordered;
        }
    }

    void add(Bar bar) {
        @Nullable Ring[] frames = series.get(bar.instrument());
        if (frames == null) {
            frames = new @Nullable Ring[FRAMES];
            series.put(bar.instrument(), frames);
        }
        Ring ring = frames[bar.frame().ordinal()];
        if (ring == null) {
            ring = new Ring();
            frames[bar.frame().ordinal()] = ring;
        }
        ring.add(bar);
    }

    /// Oldest first.
    List<Bar> of(int instrument, TimeFrame frame) {
        @Nullable Ring[] frames = series.get(instrument);
        Ring ring = frames == null ? null : frames[frame.ordinal()];
        return ring == null ? List.of() : ring.oldestFirst();
    }
}
