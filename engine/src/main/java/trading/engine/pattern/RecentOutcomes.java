package trading.engine.pattern;

import java.util.ArrayDeque;
import java.util.Deque;

/// The outcomes of the latest bars, counted as they come and forgotten when they leave the window.
final class RecentOutcomes {
    private record Ended(long bar, int index, boolean hit) {}

    private final int window;
    private final Deque<Ended> inside = new ArrayDeque<>();
    private final int[] hits;
    private final int[] counts;
    private long bars;

    RecentOutcomes(int window, int kinds) {
        this.window = window;
        hits = new int[kinds];
        counts = new int[kinds];
    }

    /// Another bar has closed.
    void onBar() {
        bars++;
        for (Ended oldest = inside.peek(); oldest != null && oldest.bar() <= bars - window; oldest = inside.peek()) {
            inside.remove();
            counts[oldest.index()]--;
            hits[oldest.index()] -= oldest.hit() ? 1 : 0;
        }
    }

    /// A sighting ended with the latest bar.
    void ended(int index, boolean hit) {
        inside.add(new Ended(bars, index, hit));
        counts[index]++;
        hits[index] += hit ? 1 : 0;
    }

    RecentEvidence figures(int index) {
        return new RecentEvidence(
                hits[index], counts[index], Intervals.wilson(hits[index], counts[index], Intervals.Z_95));
    }
}
