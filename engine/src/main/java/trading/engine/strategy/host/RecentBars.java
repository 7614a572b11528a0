package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The latest bars that were reported, so that nothing falls between the past that a strategy is given and the
/// first report that it acts on.
final class RecentBars {
    /// Far more than a start takes.
    private static final int KEPT = 1_000;

    private final ById<Map<TimeFrame, Ring>> series = new ById<>();

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
        Map<TimeFrame, Ring> frames = series.get(bar.instrument());
        if (frames == null) {
            frames = new EnumMap<>(TimeFrame.class);
            series.put(bar.instrument(), frames);
        }
        Ring ring = frames.get(bar.frame());
        if (ring == null) {
            ring = new Ring();
            frames.put(bar.frame(), ring);
        }
        ring.add(bar);
    }

    /// Oldest first.
    List<Bar> of(int instrument, TimeFrame frame) {
        Map<TimeFrame, Ring> frames = series.get(instrument);
        Ring ring = frames == null ? null : frames.get(frame);
        return ring == null ? List.of() : ring.oldestFirst();
    }
}
